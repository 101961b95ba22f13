package recdenoiser.engine.run.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.library.RunTrash.Trashed;
import recdenoiser.engine.storage.ProcessLock;

class RunTrashTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T12:34:56Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void movesIntoTheTrashAndBack() throws IOException {
    RunTrash trash = new RunTrash(folder.resolve("Trash"), true, CLOCK);
    Path run = run("runs/with blank & é");

    Trashed trashed = trash.move(run);

    assertThat(run).doesNotExist();
    assertThat(trashed.folder()).isEqualTo(folder.resolve("Trash/files/with blank & é"));
    assertThat(folder.resolve("Trash/info/with blank & é.trashinfo"))
        .content()
        .startsWith("[Trash Info]\nPath=" + RunTrash.encode(folder) + "/runs/")
        .endsWith("with%20blank%20%26%20%C3%A9\nDeletionDate=2026-11-30T12:34:56\n");
    assertThat(trash.from(folder.resolve("runs"))).containsExactly(trashed);

    trash.restore(trashed);

    assertThat(run.resolve("run.json")).hasContent("{}");
    assertThat(folder.resolve("Trash/info")).isEmptyDirectory();
    assertThat(folder.resolve("Trash/files")).isEmptyDirectory();
  }

  @Test
  void namesMayBeThereAlready() throws IOException {
    RunTrash trash = new RunTrash(folder.resolve("Trash"), true, CLOCK);
    Trashed first = trash.move(run("a/same"));
    Trashed second = trash.move(run("b/same"));

    assertThat(second.folder().getFileName()).hasToString("same_2");
    run("a/same");
    assertThatThrownBy(() -> trash.restore(first)).hasMessageContaining("of that name again");
    trash.restore(second);
    assertThat(folder.resolve("b/same/run.json")).exists();
    assertThatThrownBy(() -> trash.restore(second)).hasMessageContaining("no longer in the trash");
  }

  @Test
  void aRunThatIsBeingWrittenStays() throws IOException {
    RunTrash trash = new RunTrash(folder.resolve("Trash"), true, CLOCK);
    Path run = run("runs/one");
    try (ProcessLock lock = ProcessLock.acquire(run.resolve("run.lock"), "")) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> trash.move(run)).hasMessageContaining("open in another process");
    }
    assertThat(run).exists();
    trash.move(run);
    assertThat(run).doesNotExist();
  }

  @Test
  void whereThereIsNoSuchTrashItIsBesideTheRuns() throws IOException {
    RunTrash trash = new RunTrash(folder.resolve("unused"), false, CLOCK);
    Path run = run("runs/one");

    Trashed trashed = trash.move(run);

    assertThat(trashed.folder()).isEqualTo(folder.resolve("runs/.trash/files/one"));
    assertThat(new LibraryReader().read(List.of(folder.resolve("runs"))).entries()).isEmpty();
    assertThat(trash.from(folder.resolve("runs"))).containsExactly(trashed);
    trash.restore(trashed);
    assertThat(run.resolve("run.json")).exists();
  }

  @Test
  void damagedEntriesOfOthersArePassedOver() throws IOException {
    RunTrash trash = new RunTrash(folder.resolve("Trash"), true, CLOCK);
    Trashed trashed = trash.move(run("runs/one"));
    Path info = folder.resolve("Trash/info");
    Files.writeString(info.resolve("a.trashinfo"), "Path=%G0\n");
    Files.writeString(info.resolve("b.trashinfo"), "Path=%C3\n");
    Files.writeString(info.resolve("c.trashinfo"), "Path=%2");
    Files.writeString(info.resolve("d.trashinfo"), "");
    Files.write(info.resolve("e.trashinfo"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThat(trash.from(folder.resolve("runs"))).containsExactly(trashed);
  }

  @Property(tries = 200)
  void anyNameSurvives(@ForAll @NotBlank String name) throws IOException {
    String legal = name.replaceAll("[\u0000/\ud800-\udfff]", "x");
    Path path = Path.of("/runs", "a");
    String encoded = RunTrash.encode(path);
    assertThat(encoded).isEqualTo("/runs/a");
    assertThat(RunTrash.decode(RunTrash.encode(path) + legalEncoded(legal)))
        .isEqualTo("/runs/a" + legal);
  }

  private static String legalEncoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      encoded.append(String.format("%%%02X", each & 0xff));
    }
    return encoded.toString();
  }

  private Path run(String name) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Files.writeString(run.resolve("run.json"), "{}");
    return run;
  }
}
