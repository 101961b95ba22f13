package recdenoiser.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  private static final String REFUSAL = "It is held.";
  private static final int FREE = 3;
  private static final int HELD = 4;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("run.lock");
  }

  @Test
  void oneHasItAtATime() throws IOException {
    try (ProcessLock lock = ProcessLock.acquire(file, REFUSAL)) {
      assertThat(ProcessLock.isHeld(file)).isTrue();
      assertThatThrownBy(() -> ProcessLock.acquire(file, REFUSAL)).hasMessage(REFUSAL);
      lock.close();
      assertThat(ProcessLock.isHeld(file)).isFalse();
    }
    ProcessLock.acquire(file, REFUSAL).close();
  }

  @Test
  void whatADeadProcessHasLeftIsNotHeld() throws IOException {
    Files.writeString(file, "4711");

    assertThat(ProcessLock.lastHolder(file)).hasValue(4711);
    assertThat(ProcessLock.isHeld(file)).isFalse();
  }

  /** To open and close a file is enough to lose its lock on POSIX systems. */
  @Test
  void whoAsksForTheHolderDoesNotFreeIt() throws Exception {
    try (ProcessLock lock = ProcessLock.acquire(file, REFUSAL)) {
      assertThat(ProcessLock.lastHolder(file)).hasValue(ProcessHandle.current().pid());
      assertThat(ProcessLock.isHeld(file)).isTrue();

      assertThat(anotherProcessFinds()).isEqualTo(HELD);
      lock.close();
      assertThat(anotherProcessFinds()).isEqualTo(FREE);
    }
  }

  @Test
  void whoLooksKeepsNobodyFromBeginning() throws IOException {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> look(over));
    for (int time = 0; time < 200; time++) {
      ProcessLock.acquire(file, REFUSAL).close();
    }
    over.set(true);
    looking.join();
  }

  private void look(AtomicBoolean over) {
    while (!over.get()) {
      ProcessLock.isHeld(file);
      ProcessLock.lastHolder(file);
    }
  }

  private int anotherProcessFinds() throws IOException, InterruptedException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            Look.class.getName(),
            file.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Ends with what it has found. */
  static final class Look {
    private Look() {}

    public static void main(String[] arguments) {
      System.exit(ProcessLock.isHeld(Path.of(arguments[0])) ? HELD : FREE);
    }
  }
}
