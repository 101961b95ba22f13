package recdenoiser.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.cli.CommandLineProcess;

/** A jar on the class path adds a model and an attention rule, with no change of the engine. */
class PluginJarTest {
  private static final Map<String, String> SERVICES =
      Map.of(
          "recdenoiser.engine.model.ModelKind", "recdenoiser.plugin.DistanceKind",
          "recdenoiser.engine.attention.AttentionKind", "recdenoiser.plugin.GateKind",
          "recdenoiser.engine.settings.TextSource", "recdenoiser.plugin.PluginTexts");

  @TempDir static Path folder;
  private static Path jar;

  @BeforeAll
  static void makeJar() throws IOException {
    jar = folder.resolve("plugin.jar");
    Path classes = Path.of("target", "test-classes");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> own = Files.list(classes.resolve("recdenoiser/plugin"))) {
      for (Path type : own.filter(path -> !path.toString().contains("Test")).toList()) {
        put(out, classes.relativize(type).toString().replace(File.separatorChar, '/'), type);
      }
      for (Map.Entry<String, String> service : SERVICES.entrySet()) {
        out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
        out.write(service.getValue().getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  private static void put(JarOutputStream out, String name, Path file) throws IOException {
    out.putNextEntry(new JarEntry(name));
    Files.copy(file, out);
    out.closeEntry();
  }

  @Test
  void aModelOfAnotherJarIsTrainedEvaluatedAndAsked() throws IOException {
    Path run = train("distance", "model=PLUGIN_DISTANCE", "placeStep=2", "loss=BINARY");

    assertThat(Files.readString(run.resolve("run.json")))
        .contains("\"pluginDistance\" : {", "\"placeStep\" : 2.0", "\"state\" : \"FINISHED\"");
    assertThat(withJar("evaluate", run.toString())).contains("Test, all items");
    assertThat(withJar("recommend", run.toString(), "--user", "1", "--top", "3").lines())
        .hasSize(3);
    assertThat(CommandLineProcess.run(withoutJar(), "evaluate", run.toString()).output())
        .contains("There is no model called PLUGIN_DISTANCE here");
  }

  @Test
  void anAttentionRuleOfAnotherJarLearnsAndShowsWhatItDoes() throws IOException {
    Path run = train("gate", "attention=PLUGIN_GATE", "gatePrice=0.5");

    assertThat(Files.readString(run.resolve("metrics.jsonl")))
        .contains("\"gate\":", "\"gateBias\":[[");
    assertThat(withJar("evaluate", run.toString())).contains("Test, all items");
    assertThat(withJar("settings")).contains("gatePrice", "placeStep");
  }

  @Test
  @Tag("slow")
  void theNumberOfThreadsDoesNotChangeWhatARuleOfAnotherJarLearns() throws IOException {
    Path one = train("one", "attention=PLUGIN_GATE", "--threads", "1");
    Path three = train("three", "attention=PLUGIN_GATE", "--threads", "3");

    Path weights = Path.of("checkpoint", "latest", "weights.npz");
    assertThat(one.resolve(weights)).hasSameBinaryContentAs(three.resolve(weights));
  }

  private static Path train(String name, String... changes) throws IOException {
    Path runs = folder.resolve(name);
    List<String> command =
        new ArrayList<>(List.of("train", "--data", "sample:shop", "--preset", "sample", "--runs"));
    command.add(runs.toString());
    for (String change : List.of("epochs=1", "maxLength=12", "width=8")) {
      command.addAll(List.of("--set", change));
    }
    for (String change : changes) {
      command.addAll(change.contains("=") ? List.of("--set", change) : List.of(change));
    }
    withJar(command.toArray(String[]::new));
    try (Stream<Path> made = Files.list(runs)) {
      return made.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private static String withJar(String... command) throws IOException {
    CommandLineProcess.Result result =
        CommandLineProcess.run(jar + File.pathSeparator + withoutJar(), command);
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output();
  }

  /** What the engine runs with, without the classes of its tests. */
  private static String withoutJar() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
