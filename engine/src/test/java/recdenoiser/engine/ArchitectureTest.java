package recdenoiser.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
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
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The engine's parts know each other in one direction only, and nothing but files goes in or out.
 */
@AnalyzeClasses(
    packages = "recdenoiser.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  /** Every package and the packages that it may know, from the bottom up. */
  private static final Map<String, Set<String>> MAY_KNOW = mayKnow();

  private static Map<String, Set<String>> mayKnow() {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    known.put("text", Set.of());
    known.put("table", Set.of("text"));
    known.put("figure", Set.of("table", "text"));
    known.put("settings", Set.of("text"));
    known.put("storage", Set.of());
    known.put("tensorboard", Set.of());
    known.put("tensor", Set.of());
    known.put("data", Set.of("settings", "storage", "text"));
    known.put("autodiff", Set.of("tensor"));
    known.put("nn", Set.of("autodiff", "tensor"));
    known.put("dl4j", Set.of("autodiff", "tensor"));
    known.put("optimise", Set.of("autodiff", "storage", "tensor"));
    known.put("batch", Set.of("autodiff", "data", "tensor"));
    known.put("loss", Set.of("autodiff", "batch", "settings", "tensor"));
    known.put("attention", with("autodiff", "batch", "optimise", "tensor"));
    known.put("denoise", with("attention", "autodiff", "batch", "optimise", "tensor"));
    known.put(
        "model",
        with("attention", "autodiff", "batch", "data", "denoise", "dl4j", "loss", "nn", "tensor"));
    known.put(
        "recommend", with("attention", "autodiff", "batch", "data", "loss", "model", "tensor"));
    known.put(
        "gate", with("attention", "autodiff", "batch", "denoise", "model", "optimise", "tensor"));
    known.put("evaluate", with("data", "recommend", "tensor"));
    known.put(
        "train",
        with(
            "attention",
            "autodiff",
            "batch",
            "data",
            "denoise",
            "evaluate",
            "loss",
            "model",
            "optimise",
            "recommend",
            "tensor"));
    known.put("config", with("attention", "data", "denoise", "evaluate", "loss", "model", "train"));
    known.put(
        "run",
        with(
            "attention",
            "batch",
            "config",
            "data",
            "denoise",
            "evaluate",
            "figure",
            "loss",
            "model",
            "recommend",
            "tensorboard",
            "train"));
    known.put("run.queue", with("config", "data", "evaluate", "run", "train"));
    known.put("inspect", with("config", "data", "evaluate", "figure", "recommend", "run", "table"));
    known.put("compare", with("config", "data", "evaluate", "run", "table", "train"));
    known.put(
        "report", with("compare", "data", "evaluate", "figure", "loss", "run", "table", "train"));
    known.put("export", with("data", "recommend", "run"));
    known.put("run.library", with("config", "evaluate", "run", "table", "train"));
    known.put(
        "study",
        with(
            "attention",
            "compare",
            "config",
            "data",
            "evaluate",
            "figure",
            "run",
            "run.library",
            "run.queue",
            "table",
            "train"));
    known.put("study.cluster", with("config", "data", "run", "study", "train"));
    known.put(
        "bench",
        with(
            "attention",
            "batch",
            "config",
            "data",
            "denoise",
            "model",
            "recommend",
            "run",
            "tensor",
            "train"));
    known.put("cli", with(known.keySet().toArray(String[]::new)));
    return known;
  }

  /** Packages that nearly all may know, and these. */
  private static Set<String> with(String... packages) {
    Set<String> all = new HashSet<>(Set.of("settings", "storage", "text"));
    all.addAll(Set.of(packages));
    return all;
  }

  private static final Map<String, Set<String>> DATA_MAY_KNOW =
      Map.of(
          "reading", Set.of(),
          "preparing", Set.of(),
          "statistics", Set.of(),
          "sample", Set.of(),
          "importing", Set.of("reading", "preparing"),
          "opening", Set.of("reading", "preparing", "importing"));

  private static String all(String packageName) {
    return "recdenoiser.engine." + packageName + "..";
  }

  @ArchTest
  static final ArchRule engineKnowsNoWindows =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "com.sun.javafx..", "recdenoiser.app..");

  @ArchTest
  static void dependenciesPointOneWay(JavaClasses engine) {
    MAY_KNOW.forEach(
        (name, known) -> {
          Set<String> forbidden = new HashSet<>(MAY_KNOW.keySet());
          forbidden.removeAll(known);
          forbidden.remove(name);
          check(own(engine, name), all(name), forbidden.stream().map(ArchitectureTest::all));
        });
  }

  /** Without the packages inside that have a line of their own. */
  private static JavaClasses own(JavaClasses engine, String name) {
    String[] inside =
        MAY_KNOW.keySet().stream()
            .filter(other -> other.startsWith(name + "."))
            .map(ArchitectureTest::all)
            .toArray(String[]::new);
    return engine.that(JavaClass.Predicates.resideOutsideOfPackages(inside));
  }

  @ArchTest
  static void dataIsBuiltInOneDirection(JavaClasses engine) {
    check(
        engine,
        "recdenoiser.engine.data",
        DATA_MAY_KNOW.keySet().stream().map(name -> all("data." + name)));
    DATA_MAY_KNOW.forEach(
        (name, known) -> {
          Set<String> forbidden = new HashSet<>(DATA_MAY_KNOW.keySet());
          forbidden.removeAll(known);
          forbidden.remove(name);
          check(engine, all("data." + name), forbidden.stream().map(other -> all("data." + other)));
        });
  }

  /** Fails if the package has no classes, so that a renamed one does not pass unseen. */
  private static void check(JavaClasses engine, String packages, Stream<String> forbidden) {
    classes()
        .that()
        .resideInAPackage(packages)
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideOutsideOfPackages(forbidden.toArray(String[]::new)))
        .allowEmptyShould(false)
        .check(engine);
  }

  @ArchTest
  static void everyPackageIsKnownHere(JavaClasses engine) {
    Set<String> found =
        engine.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.replace("recdenoiser.engine.", ""))
            .map(ArchitectureTest::outermost)
            .collect(Collectors.toSet());
    Set<String> known =
        MAY_KNOW.keySet().stream().map(ArchitectureTest::outermost).collect(Collectors.toSet());
    assertThat(known).isEqualTo(found);
  }

  private static String outermost(String packageName) {
    return packageName.replaceAll("\\..*", "");
  }

  @ArchTest
  static void everyPackageSaysWhatLivesInIt(JavaClasses engine) {
    Set<String> packages =
        engine.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    for (String name : packages) {
      Path info =
          Path.of("src", "main", "java", name.replace('.', '/')).resolve("package-info.java");
      assertThat(info).content().contains("Begin");
    }
  }

  /** What reads or writes memory of ND4J or DL4J stays where it belongs. */
  @ArchTest
  static final ArchRule typesOfNd4jStayInTensorAndDl4j =
      noClasses()
          .that()
          .resideOutsideOfPackages("recdenoiser.engine.tensor..", "recdenoiser.engine.dl4j..")
          .and()
          .doNotHaveSimpleName("EarlyStopping")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");

  /** Models see layers of DL4J as layers of ours. */
  @ArchTest
  static void publicClassesOfDl4jShowNoTypesOfIt(JavaClasses engine) {
    List<String> shown =
        engine.that(JavaClass.Predicates.resideInAPackage("recdenoiser.engine.dl4j")).stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(
                unit ->
                    Stream.concat(
                            Stream.of(unit.getRawReturnType()),
                            unit.getRawParameterTypes().stream())
                        .anyMatch(ArchitectureTest::isOfNd4j))
            .map(JavaCodeUnit::getFullName)
            .toList();
    assertThat(shown).isEmpty();
  }

  private static boolean isOfNd4j(JavaClass type) {
    return type.getPackageName().matches("org\\.(nd4j|deeplearning4j|bytedeco)\\b.*");
  }

  @ArchTest
  static final ArchRule eventFilesNeedTheJdkAndProtocolBuffersOnly =
      classes()
          .that()
          .resideInAPackage("recdenoiser.engine.tensorboard")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "com.google.protobuf", "recdenoiser.engine.tensorboard");

  @ArchTest
  static final ArchRule noPackageNeedsItself =
      slices().matching("recdenoiser.engine.(*)..").should().beFreeOfCycles();

  /** Canonical constructors of records are data and may be longer. */
  @ArchTest
  static void nothingPublicTakesMoreThanSevenParameters(JavaClasses engine) {
    List<String> longer =
        engine.stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(unit -> unit.getRawParameterTypes().size() > 7)
            .filter(unit -> !(unit.isConstructor() && unit.getOwner().isRecord()))
            .map(JavaCodeUnit::getFullName)
            .toList();
    assertThat(longer).isEmpty();
  }

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("recdenoiser.engine.cli..")
          .should(ACCESS_STANDARD_STREAMS);

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
          .callMethod(URL.class, "openConnection");
}
