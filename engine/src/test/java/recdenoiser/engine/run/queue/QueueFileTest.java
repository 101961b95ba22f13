package recdenoiser.engine.run.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.config.RunConfig;

class QueueFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    QueueFile file = file("runs");
    QueueContents contents =
        QueueContents.EMPTY
            .add(entry(1, ScriptedLauncher.config(1), null, EntryState.WAITING))
            .add(entry(2, ScriptedLauncher.config(2), runs("a"), EntryState.TRAINING))
            .add(entry(3, null, folder.resolve("elsewhere/b"), EntryState.CANCELLED));
    file.write(contents);
    assertThat(file.read()).isEqualTo(contents);
    assertThat(file.setAsideIfDamaged()).isEmpty();
  }

  @Test
  void theFolderOfRunsCanBeMoved() throws IOException {
    file("runs").write(QueueContents.EMPTY.add(entry(1, null, runs("a"), EntryState.INTERRUPTED)));
    Files.move(folder.resolve("runs"), folder.resolve("moved"));
    assertThat(file("moved").read().entry(1).folder()).isEqualTo(folder.resolve("moved/a"));
  }

  @Test
  void theFileIsPlainAndHasItsFormat() throws IOException {
    file("runs").write(QueueContents.EMPTY.add(entry(1, null, runs("a"), EntryState.WAITING)));
    JsonNode tree = new ObjectMapper().readTree(runs("queue.json").toFile());
    assertThat(tree.path("format").asInt()).isEqualTo(QueueFile.FORMAT);
    assertThat(tree.path("entries").path(0).path("run").asText()).isEqualTo("a");
    assertThat(tree.path("entries").path(0).path("state").asText()).isEqualTo("WAITING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "null",
        "{\"format\":1}",
        "{\"format\":1,\"nextId\":2,\"entries\":null}",
        "{\"format\":1,\"nextId\":2,\"entries\":[{\"id\":1,\"config\":null,\"run\":null,"
            + "\"state\":\"WAITING\",\"message\":\"\"}]}",
        "{\"format\":1,\"nextId\":2,\"entries\":[{\"id\":1,\"config\":null,\"run\":\"a\","
            + "\"state\":\"NAPPING\",\"message\":\"\"}]}"
      })
  void aDamagedFileIsSetAsideAndSaid(String text) throws IOException {
    QueueFile file = file("runs");
    Files.writeString(runs("queue.json"), text);
    try (RunQueue queue = open()) {
      assertThat(queue.note())
          .startsWith("The file of the queue was damaged and is now ")
          .contains("queue.json.damaged-1");
      assertThat(queue.entries()).isEmpty();
      queue.add(ScriptedLauncher.config(1));
    }
    assertThat(runs("queue.json.damaged-1")).hasContent(text);
    assertThat(file.read().entries()).hasSize(1);
  }

  @Test
  void aNewerFormatIsRefusedAndLeftAlone() throws IOException {
    file("runs");
    String newer = "{\"format\":2,\"columns\":[]}";
    Files.writeString(runs("queue.json"), newer);
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "was written by a newer version of this program: its format is 2, this version knows"
                + " 1.");
    assertThat(runs("queue.json")).hasContent(newer);
    Files.delete(runs("queue.json"));
    open().close();
  }

  private RunQueue open() throws IOException {
    Path runs = folder.resolve("runs");
    return RunQueue.open(runs, new ScriptedLauncher(runs), 1, 1);
  }

  private QueueFile file(String name) throws IOException {
    QueueFile file = new QueueFile(folder.resolve(name));
    file.createFolder();
    return file;
  }

  private Path runs(String name) {
    return folder.resolve("runs").resolve(name);
  }

  private static QueueEntry entry(int id, RunConfig config, Path run, EntryState state) {
    return new QueueEntry(id, config, run, state, "");
  }
}
