package recdenoiser.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Features do not know each other; {@link Workbench} joins them. Models have no nodes, views do no
 * work, and nothing here prints or talks to anybody.
 */
@AnalyzeClasses(packages = "recdenoiser.app", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String APP = "recdenoiser.app.";

  /** A page or a part of one, each with its model, its view and its controller. */
  private static final Set<String> FEATURES =
      Set.of(
          "analysis",
          "compare",
          "configure",
          "dataset",
          "importing",
          "inspect",
          "masks",
          "preferences",
          "runs",
          "study",
          "training");

  /** What features have in common; it knows none of them. */
  private static final Set<String> COMMON =
      Set.of(
          "attention", "chart", "data", "event", "run", "shell", "table", "task", "text", "theme");

  /** Where the engine reads, imports and prepares data. */
  private static final String[] READING = {
    "recdenoiser.engine.data.opening..",
    "recdenoiser.engine.data.preparing..",
    "recdenoiser.engine.data.reading.."
  };

  private static final String RUNS = "recdenoiser.engine.run..";

  /** A rule about a package that is gone would hold whatever the code does. */
  @ArchTest
  static void everyPackageIsAFeatureOrCommon(JavaClasses app) {
    Set<String> present =
        app.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(APP))
            .map(name -> name.substring(APP.length()).split("\\.")[0])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(present)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(FEATURES.stream(), COMMON.stream()).toList());
  }

  @ArchTest
  static void everyPackageSaysWhatLivesThere(JavaClasses app) {
    Set<String> names =
        app.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    for (String name : names) {
      Path info =
          Path.of("src", "main", "java", name.replace('.', '/')).resolve("package-info.java");
      assertThat(info).content().contains("Begin");
    }
  }

  @ArchTest
  static void everyPackageOfTheEngineThatViewsStayAwayFromIsThere(JavaClasses app) {
    JavaClasses engine = new ClassFileImporter().importPackages("recdenoiser.engine");

    assertThat(Stream.concat(Stream.of(RUNS), Stream.of(READING)))
        .allSatisfy(
            name -> assertThat(engine).as("classes in %s", name).anyMatch(resideInAPackage(name)));
  }

  @ArchTest
  static void featuresDoNotKnowEachOther(JavaClasses app) {
    for (String feature : FEATURES) {
      noClasses()
          .that()
          .resideInAPackage(APP + feature + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              FEATURES.stream()
                  .filter(other -> !other.equals(feature))
                  .map(other -> APP + other + "..")
                  .toArray(String[]::new))
          .because("the workbench joins them, and gives each what it needs of another")
          .check(app);
    }
  }

  @ArchTest
  static void whatIsCommonKnowsNoFeature(JavaClasses app) {
    for (String common : COMMON) {
      noClasses()
          .that()
          .resideInAPackage(APP + common + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              FEATURES.stream().map(other -> APP + other + "..").toArray(String[]::new))
          .check(app);
    }
  }

  @ArchTest
  static final ArchRule modelsHaveNoNodes =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Model")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.css..", "javafx.embed..")
          .because("models are tested without a toolkit");

  @ArchTest
  static final ArchRule viewsLeaveWorkToControllers =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("View")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(READING)
                  .or(resideInAPackage(RUNS))
                  .and(describe("are neither records nor enums", c -> !c.isRecord() && !c.isEnum()))
                  .or(resideInAnyPackage(APP + "task..", APP + "event..")))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Files.class, Thread.class)
          .because("a view binds and decides nothing");

  @ArchTest
  static final ArchRule viewsReadAndWriteNothing =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("View")
          .should()
          .callCodeUnitWhere(mayFailToReadOrWrite())
          .because("a view that waits for a disk stops the window");

  @ArchTest static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule nothingIsReadByJavaSerialisation =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

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
          .resideInAPackage("java.net.http..")
          .orShould()
          .callMethod(URL.class, "openStream")
          .orShould()
          .callMethod(URL.class, "openConnection");

  private static DescribedPredicate<JavaCall<?>> mayFailToReadOrWrite() {
    return describe(
        "may fail to read or write",
        call ->
            call.getTarget().getThrowsClause().getTypes().stream()
                .anyMatch(type -> type.isAssignableTo(IOException.class)));
  }
}
