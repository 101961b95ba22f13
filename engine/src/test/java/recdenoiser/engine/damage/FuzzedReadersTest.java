package recdenoiser.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jazzer looks for bytes that a reader does not answer, each kind of file in a process of its own.
 * What it finds, and what it has learnt, stays in {@code target/fuzzing}; a finding belongs into
 * {@code src/test/resources/found} when it is mended.
 */
@Tag("campaign")
class FuzzedReadersTest {
  private static final Logger LOG = LoggerFactory.getLogger(FuzzedReadersTest.class);
  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final Path FOLDER = Path.of("target", "fuzzing");

  /** Of every kind in the whole campaign. */
  private static final int SECONDS = 60;

  /** Of one input; a reader that takes longer hangs. */
  private static final int LONGEST_SECONDS = 60;

  @TempDir static Path folder;
  private static Workplace place;

  @BeforeAll
  static void makeWholeFiles() throws IOException {
    if (isThere()) {
      place = Workplace.make(folder);
    }
  }

  @ParameterizedTest
  @EnumSource
  void answerWhateverTheyRead(FileKind kind) throws IOException, InterruptedException {
    assumeTrue(isThere(), "Jazzer is on the class path, as it is with -Pcampaign.");
    Path corpus = Files.createDirectories(FOLDER.resolve(kind.name()));
    byte[] whole = place.bytes(kind);
    Path seeds = Files.createDirectories(FOLDER.resolve(kind.name() + "-whole"));
    int number = 0;
    for (byte[] seed : place.seeds(kind)) {
      Files.write(seeds.resolve("whole-" + number++), seed);
    }
    Path log = FOLDER.resolve(kind.name() + ".log");
    Process jazzer =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1500m",
                "--add-modules",
                "jdk.incubator.vector",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dlogback.configurationFile=quiet-log.xml",
                "-cp",
                System.getProperty("java.class.path"),
                JAZZER,
                "--target_class=" + FuzzedReader.class.getName(),
                "--target_args=" + kind.name() + " " + folder.toAbsolutePath(),
                "--instrumentation_includes=recdenoiser.engine.**",
                "--reproducer_path=" + FOLDER.toAbsolutePath(),
                "-artifact_prefix=" + FOLDER.toAbsolutePath() + "/" + kind.name() + "-",
                "-max_total_time=" + Campaign.count(SECONDS),
                "-timeout=" + LONGEST_SECONDS,
                "-rss_limit_mb=4000",
                "-max_len=16384",
                "-seed=1",
                corpus.toString(),
                seeds.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = jazzer.waitFor();
    Files.write(kind.in(place), whole);
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    Matcher done = DONE.matcher(said);
    assertThat(code == 0 && done.find()).as("%s, see %s", end(said), log).isTrue();
    LOG.info("{}: {} inputs in {} s.", kind, done.group(1), done.group(2));
  }

  private static boolean isThere() throws IOException {
    String name = JAZZER.replace('.', '/') + ".class";
    try (InputStream found = FuzzedReadersTest.class.getClassLoader().getResourceAsStream(name)) {
      return found != null;
    }
  }

  private static String end(String said) {
    List<String> lines = said.lines().filter(line -> line.startsWith("==")).limit(3).toList();
    return String.join(" ", lines);
  }
}
