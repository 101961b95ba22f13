package recdenoiser.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  private static final String REFUSAL = "It is held.";

  @TempDir Path folder;

  @Test
  void theFileGoesWhenTheLockIsFreed() throws IOException {
    Path file = folder.resolve("run.lock");
    try (ProcessLock lock = ProcessLock.acquire(file, REFUSAL)) {
      assertThat(lock.stands()).isTrue();
      assertThat(file).hasContent(Long.toString(ProcessHandle.current().pid()));
      assertThatThrownBy(() -> ProcessLock.acquire(file, REFUSAL)).hasMessage(REFUSAL);
    }
    assertThat(file).doesNotExist();
    assertThat(ProcessLock.isHeld(file)).isFalse();
  }

  @Test
  void aFileThatWasLeftByAProcessThatDiedIsTaken() throws IOException {
    Path file = Files.writeString(folder.resolve("run.lock"), "4711");

    assertThat(ProcessLock.isHeld(file)).isFalse();
    try (ProcessLock lock = ProcessLock.acquire(file, REFUSAL)) {
      assertThat(lock.stands()).isTrue();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void itNoLongerStandsWhenItsFileIsDeletedAndWhatIsThereThenIsLeft() throws IOException {
    Path file = folder.resolve("run.lock");
    try (ProcessLock lock = ProcessLock.acquire(file, REFUSAL)) {
      Files.delete(file);
      assertThat(lock.stands()).isFalse();

      Files.writeString(file, "another");
      assertThat(lock.stands()).isFalse();
    }
    assertThat(file).hasContent("another");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
    Path file = Files.createSymbolicLink(folder.resolve("run.lock"), other);

    assertThatThrownBy(() -> ProcessLock.acquire(file, REFUSAL)).isInstanceOf(IOException.class);
    assertThat(other).hasContent("mine");
  }

  @Test
  void whoLooksKeepsNobodyFromBeginning() throws IOException {
    Path file = folder.resolve("run.lock");
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> looking =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                ProcessLock.isHeld(file);
                ProcessLock.lastHolder(file);
              }
            });
    for (int time = 0; time < 300; time++) {
      ProcessLock.acquire(file, REFUSAL).close();
    }
    over.set(true);
    looking.join();
  }

  @Test
  void lookingForItsHolderDoesNotFreeIt() throws IOException, InterruptedException {
    Path file = folder.resolve("run.lock");
    try (ProcessLock lock = ProcessLock.acquire(file, REFUSAL)) {
      assertThat(ProcessLock.lastHolder(file)).hasValue(ProcessHandle.current().pid());
      assertThat(ProcessLock.isHeld(file)).isTrue();

      assertThat(inAnotherProcess(file)).isEqualTo("true");
      assertThat(lock.stands()).isTrue();
    }
  }

  private static String inAnotherProcess(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Look.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  /** Says whether a lock is held. */
  static final class Look {
    private Look() {}

    public static void main(String[] args) {
      System.out.println(ProcessLock.isHeld(Path.of(args[0])));
    }
  }
}
