package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

class RunArchiveTest {
  @TempDir private Path folder;
  private Path library;
  private Path data;

  @BeforeEach
  void write() throws IOException {
    library = folder.resolve("library");
    data = SmallData.write(folder);
  }

  @Test
  void aRunArrivesWithAllItsFilesUnderAFreeName() throws IOException {
    Path run = train();
    byte[] archive = RunArchive.pack(run);

    Path first = RunArchive.unpack(archive, library, "run", "elsewhere.txt");
    Path second = RunArchive.unpack(archive, library, "run", "");

    assertThat(first).hasFileName("run");
    assertThat(second).hasFileName("run_2");
    assertThat(first.resolve("checkpoint/best/weights.npz"))
        .hasSameBinaryContentAs(run.resolve("checkpoint/best/weights.npz"));
    assertThat(first.resolve("metrics.jsonl")).hasSameBinaryContentAs(run.resolve("metrics.jsonl"));
    assertThat(first.resolve("run.lock")).doesNotExist();
    RunRecord record = RunRecord.read(new RunFolder(first));
    assertThat(record.config().data().data()).isEqualTo("elsewhere.txt");
    assertThat(record.data().source()).isEqualTo("elsewhere.txt");
    assertThat(record.name()).isEqualTo("run");
    RunRecord other = RunRecord.read(new RunFolder(second));
    assertThat(other.config().data().data()).isEqualTo(data.toString());
    assertThat(other.name()).isEqualTo("run_2");
    assertThat(library).isDirectoryNotContaining("glob:**/.*");
  }

  /** Stopped here, finished elsewhere; a note was written meanwhile. */
  @Test
  void aRunThatWentOnElsewhereTakesItsPlace() throws IOException {
    Path run = stopped();
    Path elsewhere =
        RunArchive.unpack(RunArchive.pack(run), folder.resolve("node"), "run", data.toString());
    ExperimentRun.resume(elsewhere, 1).execute(event -> {});
    Files.writeString(run.resolve("about.json"), "{}");

    RunArchive.replace(RunArchive.pack(elsewhere), run, data.toString());

    RunRecord record = RunRecord.read(new RunFolder(run));
    assertThat(record.state()).isEqualTo(RunState.FINISHED);
    assertThat(record.name()).isEqualTo(run.getFileName().toString());
    assertThat(run.resolve("about.json")).hasContent("{}");
    assertThat(RunLibrary.list(run.getParent())).hasSize(1);
  }

  @Test
  void aRunThatIsBeingWrittenIsNotReplaced() throws IOException {
    Path run = stopped();
    byte[] archive = RunArchive.pack(run);
    try (ExperimentRun open = ExperimentRun.resume(run, 1)) {
      assertThatThrownBy(() -> RunArchive.replace(archive, open.folder(), data.toString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("open in another process");
    }
    assertThat(RunLibrary.list(run.getParent())).hasSize(1);
  }

  @Test
  void whatIsNoRunOrLeavesItsFolderIsRefused() throws IOException {
    for (String name : new String[] {"../outside.txt", "/outside.txt", "a/../../outside.txt"}) {
      assertThatThrownBy(() -> RunArchive.unpack(zip(name), library, "run", ""))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("names the file \"" + name + "\"");
    }
    assertThatThrownBy(() -> RunArchive.unpack(zip("log.txt"), library, "run", ""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it has no run.json");
    assertThat(library).isEmptyDirectory();
    assertThat(folder.resolve("outside.txt")).doesNotExist();
  }

  private static byte[] zip(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private Path train() throws IOException {
    try (ExperimentRun run = create()) {
      run.execute(event -> {});
      return run.folder();
    }
  }

  private Path stopped() throws IOException {
    try (ExperimentRun run = create()) {
      run.execute(
          event -> {
            if (event instanceof TrainingEvent.EpochEnded) {
              run.control().stop();
            }
          });
      return run.folder();
    }
  }

  private ExperimentRun create() throws IOException {
    return ExperimentRun.create(
        SmallData.config(data).with("epochs", "2"), folder.resolve("runs"), 1);
  }
}
