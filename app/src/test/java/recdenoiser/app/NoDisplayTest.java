package recdenoiser.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that cannot open says why in one sentence. */
class NoDisplayTest {
  private static final String NOWHERE = ":987";
  private static final long SECONDS = 120;

  @TempDir Path home;

  @Test
  void aDisplayThatIsNotThereIsNamedInOneSentence() throws IOException, InterruptedException {
    assumeThat(System.getProperty("os.name").toLowerCase(Locale.ROOT))
        .as("DISPLAY is a matter of Linux")
        .contains("linux");
    Process window = start();
    String said = new String(window.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(window.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();

    assertThat(window.exitValue()).isEqualTo(1);
    assertThat(said).doesNotContain("\tat ").doesNotContain("Exception in");
    assertThat(said.lines().filter(line -> line.contains("ERROR")))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .matches(
                        text ->
                            text.contains("The display \"" + NOWHERE + "\" cannot be opened")
                                || text.contains("JavaFX finds no libraries to open a window")));
  }

  private Process start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> options =
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--add-modules",
            "jdk.incubator.vector",
            "-Duser.language=en",
            "-Djava.util.prefs.userRoot=" + home,
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            Launcher.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(java.toString()), options.stream()).toList());
    builder.environment().put("DISPLAY", NOWHERE);
    builder.environment().remove("WAYLAND_DISPLAY");
    builder.redirectErrorStream(true);
    return builder.start();
  }
}
