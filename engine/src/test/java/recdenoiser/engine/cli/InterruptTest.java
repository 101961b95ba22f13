package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.train.RunState;

class InterruptTest {
  @TempDir Path folder;

  @Test
  void anInterruptSavesACheckpointFromWhichTheRunGoesOn() throws IOException, InterruptedException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows has no signals");
    Process train =
        start(
            "train",
            "--preset",
            "sample",
            "--set",
            "epochs=100000",
            "--set",
            "evaluateEvery=1",
            "--runs",
            folder.toString());
    awaitFirstEpoch(train);

    interrupt(train);

    Path run = onlyRun();
    RunRecord record = RunRecord.read(new RunFolder(run));
    assertThat(record.state()).isEqualTo(RunState.STOPPED);
    assertThat(record.summary().message()).contains("it can go on");
    assertThat(run.resolve("checkpoint/latest/weights.npz")).exists();

    Process resumed = start("resume", run.toString());
    awaitFirstEpoch(resumed);
    resumed.destroy();
    assertThat(resumed.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(RunRecord.read(new RunFolder(run)).summary().epochs())
        .isGreaterThan(record.summary().epochs());
  }

  /**
   * A process started in the background may ignore interrupts; a request to end goes the same way.
   */
  private static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroy();
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitFirstEpoch(Process process) throws IOException {
    BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
    String line = errors.readLine();
    while (line != null && !line.startsWith("Epoch ")) {
      line = errors.readLine();
    }
    assertThat(line).as("a line of progress").isNotNull();
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static Process start(String... arguments) throws IOException {
    String[] jvm = {
      ProcessHandle.current().info().command().orElse("java"),
      "--add-modules",
      "jdk.incubator.vector",
      "-cp",
      System.getProperty("java.class.path"),
      Main.class.getName()
    };
    String[] command = Stream.concat(Stream.of(jvm), Stream.of(arguments)).toArray(String[]::new);
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }
}
