package recdenoiser.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;

/**
 * The engine's parts know each other in one direction only, and nothing but files goes in or out.
 */
@AnalyzeClasses(
    packages = "recdenoiser.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule engineKnowsNoWindows =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "com.sun.javafx..", "recdenoiser.app..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("cli")
          .definedBy("recdenoiser.engine.cli..")
          .layer("experiment")
          .definedBy("recdenoiser.engine.experiment..")
          .layer("train")
          .definedBy("recdenoiser.engine.train..")
          .layer("evaluate")
          .definedBy("recdenoiser.engine.evaluate..")
          .layer("model")
          .definedBy("recdenoiser.engine.model..")
          .layer("attention")
          .definedBy("recdenoiser.engine.attention..")
          .layer("denoise")
          .definedBy("recdenoiser.engine.denoise..")
          .layer("nn")
          .definedBy("recdenoiser.engine.nn..")
          .layer("autodiff")
          .definedBy("recdenoiser.engine.autodiff..")
          .layer("tensor")
          .definedBy("recdenoiser.engine.tensor..")
          .layer("data")
          .definedBy("recdenoiser.engine.data..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("experiment")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("train")
          .mayOnlyBeAccessedByLayers("evaluate", "experiment", "cli")
          .whereLayer("evaluate")
          .mayOnlyBeAccessedByLayers("train", "experiment", "cli")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("train", "evaluate", "experiment", "cli")
          .whereLayer("autodiff")
          .mayOnlyAccessLayers("tensor")
          .whereLayer("tensor")
          .mayNotAccessAnyLayer()
          .whereLayer("data")
          .mayNotAccessAnyLayer()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noPackageNeedsItself =
      slices()
          .matching("recdenoiser.engine.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("recdenoiser.engine.cli..")
          .should(ACCESS_STANDARD_STREAMS)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingIsReadByJavaSerialisation =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingTalksToTheNetwork =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(URLConnection.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Socket.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ServerSocket.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(DatagramSocket.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(NetworkChannel.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .orShould()
          .callMethod(URL.class, "openStream")
          .orShould()
          .callMethod(URL.class, "openConnection")
          .allowEmptyShould(true);
}
