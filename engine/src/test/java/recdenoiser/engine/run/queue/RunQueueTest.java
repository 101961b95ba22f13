package recdenoiser.engine.run.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recdenoiser.engine.run.queue.ScriptedLauncher.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.settings.SettingProblem;

@Timeout(30)
class RunQueueTest {
  @TempDir Path runs;

  private ScriptedLauncher launcher;
  private RunQueue queue;

  @BeforeEach
  void open() throws IOException {
    launcher = new ScriptedLauncher(runs);
    queue = RunQueue.open(runs, launcher, 4, 1);
  }

  @AfterEach
  void close() throws IOException {
    queue.close();
  }

  @Test
  void nothingBeginsBeforeTheQueueIsStarted() throws IOException {
    int id = queue.add(config(1));
    assertThat(queue.isStarted()).isFalse();
    assertThat(state(id)).isEqualTo(EntryState.WAITING);
    assertThat(launcher.begun).isEmpty();
  }

  @Test
  void runsBeginInTheOrderOfTheLine() throws IOException, InterruptedException {
    addThree();
    finishAll(1, 2, 3);
    queue.start();
    queue.awaitEnd();
    assertThat(launcher.begun).containsExactly("new 1", "new 2", "new 3");
    assertThat(launcher.threads).containsExactly(4, 4, 4);
    assertThat(queue.entries()).extracting(QueueEntry::state).containsOnly(EntryState.FINISHED);
    assertThat(queue.entries().get(0).message()).isEqualTo("Finished.");
    assertThat(queue.entries().get(0).folder()).isEqualTo(runs.resolve("run-1"));
  }

  @Test
  void whatWaitsCanBeMoved() throws IOException, InterruptedException {
    addThree();
    queue.move(3, 1);
    assertThat(ids()).containsExactly(3, 1, 2);
    queue.move(3, 2);
    assertThat(ids()).containsExactly(1, 3, 2);
    queue.move(1, 99);
    assertThat(ids()).containsExactly(3, 2, 1);
    finishAll(1, 2, 3);
    queue.start();
    queue.awaitEnd();
    assertThat(launcher.begun).containsExactly("new 3", "new 2", "new 1");
  }

  @Test
  void whatHasBegunKeepsItsPlace() throws IOException {
    addThree();
    queue.start();
    await(1, EntryState.TRAINING);
    assertThatThrownBy(() -> queue.move(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Entry 1 cannot be moved: it does not wait any more.");
    queue.move(3, 1);
    assertThat(ids()).containsExactly(1, 3, 2);
    assertThatThrownBy(() -> queue.move(7, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no entry 7 in the queue.");
  }

  @Test
  void whatWaitsCanBeCancelled() throws IOException, InterruptedException {
    addThree();
    queue.cancel(2);
    finishAll(1, 3);
    queue.start();
    queue.awaitEnd();
    assertThat(launcher.begun).containsExactly("new 1", "new 3");
    assertThat(state(2)).isEqualTo(EntryState.CANCELLED);
  }

  @Test
  void whatTrainsStopsWhenItIsCancelledAndTheNextBegins() throws IOException {
    addThree();
    queue.start();
    await(1, EntryState.TRAINING);
    queue.cancel(1);
    await(2, EntryState.TRAINING);
    assertThat(queue.entries().get(0).state()).isEqualTo(EntryState.CANCELLED);
    assertThat(queue.entries().get(0).message()).isEqualTo("Stopped.");
  }

  @Test
  void whatIsHeldBackIsPassedOverUntilItIsResumed() throws IOException, InterruptedException {
    addThree();
    queue.pause(1);
    finishAll(1, 2, 3);
    queue.start();
    queue.awaitEnd();
    assertThat(launcher.begun).containsExactly("new 2", "new 3");
    assertThat(state(1)).isEqualTo(EntryState.PAUSED);
    queue.resume(1);
    await(1, EntryState.FINISHED);
  }

  @Test
  void whatTrainsCanStandStill() throws IOException {
    addThree();
    queue.start();
    await(1, EntryState.TRAINING);
    queue.pause(1);
    await(1, EntryState.PAUSED);
    queue.resume(1);
    await(1, EntryState.TRAINING);
    assertThat(launcher.begun).containsExactly("new 1");
  }

  @Test
  void aPausedQueueLetsNoOtherRunBegin() throws IOException, InterruptedException {
    addThree();
    queue.start();
    await(1, EntryState.TRAINING);
    queue.pause();
    launcher.finish(1);
    queue.awaitEnd();
    assertThat(launcher.begun).containsExactly("new 1");
    queue.start();
    await(2, EntryState.TRAINING);
  }

  @Test
  void runsSideBySideShareTheThreads() throws IOException {
    queue.close();
    queue = RunQueue.open(runs, launcher, 5, 2);
    addThree();
    queue.start();
    await(1, EntryState.TRAINING);
    await(2, EntryState.TRAINING);
    assertThat(state(3)).isEqualTo(EntryState.WAITING);
    launcher.finish(2);
    await(3, EntryState.TRAINING);
    assertThat(launcher.threads).containsExactly(2, 2, 2);
  }

  @Test
  void everyRunHasAThread() throws IOException {
    queue.close();
    queue = RunQueue.open(runs, launcher, 1, 3);
    addThree();
    queue.start();
    await(3, EntryState.TRAINING);
    assertThat(launcher.threads).containsExactly(1, 1, 1);
  }

  @Test
  void aRunThatCannotBeMadeKeepsItsReasonAndTheQueueGoesOn()
      throws IOException, InterruptedException {
    launcher.refusals.put(1L, new IOException("The disk is full."));
    launcher.refusals.put(2L, new IllegalStateException());
    addThree();
    launcher.finish(3);
    queue.start();
    queue.awaitEnd();
    assertThat(queue.entries())
        .extracting(QueueEntry::state)
        .containsExactly(EntryState.FAILED, EntryState.FAILED, EntryState.FINISHED);
    assertThat(queue.entries().get(0).message()).isEqualTo("The disk is full.");
    assertThat(queue.entries().get(1).message())
        .isEqualTo("The run broke off by IllegalStateException; the log says more.");
  }

  @Test
  void settingsThatCannotBeHadAreRefusedAtOnce() {
    assertThatThrownBy(() -> queue.add(config(1).with("width", "10").with("heads", "3")))
        .isInstanceOf(SettingProblem.class);
    assertThat(queue.entries()).isEmpty();
  }

  @Test
  void aSecondQueueOnTheSameFolderIsRefused() {
    assertThatThrownBy(() -> RunQueue.open(runs, launcher, 1, 1))
        .isInstanceOf(IOException.class)
        .hasMessage("The queue of " + runs + " is open in another process or window.");
  }

  @Test
  void aClosedQueueTakesNothingAndItsRunsGoOnWhenItIsOpenedAgain()
      throws IOException, InterruptedException {
    addThree();
    queue.cancel(2);
    queue.start();
    await(1, EntryState.TRAINING);
    queue.close();
    assertThatThrownBy(() -> queue.add(config(4))).isInstanceOf(IllegalStateException.class);
    assertThat(launcher.begun).containsExactly("new 1");

    queue = RunQueue.open(runs, launcher, 1, 1);
    assertThat(queue.entries())
        .extracting(QueueEntry::state)
        .containsExactly(EntryState.INTERRUPTED, EntryState.CANCELLED, EntryState.WAITING);
    finishAll(1, 3);
    queue.start();
    queue.awaitEnd();
    assertThat(launcher.begun).containsExactly("new 1", "again run-1", "new 3");
    assertThat(queue.add(config(4))).isEqualTo(4);
  }

  @Test
  void aRunIsInLineOnlyOnce() throws IOException, InterruptedException {
    int id = queue.addRun(runs.resolve("run-5"));
    assertThatThrownBy(() -> queue.addRun(runs.resolve("run-5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is in the queue already.");
    launcher.finish(5);
    queue.start();
    queue.awaitEnd();
    assertThat(state(id)).isEqualTo(EntryState.FINISHED);
    queue.clear();
    assertThat(queue.entries()).isEmpty();
    assertThat(queue.addRun(runs.resolve("run-5"))).isEqualTo(id + 1);
  }

  private void addThree() throws IOException {
    queue.add(config(1));
    queue.add(config(2));
    queue.add(config(3));
  }

  private void finishAll(long... seeds) {
    for (long seed : seeds) {
      launcher.finish(seed);
    }
  }

  private List<Integer> ids() {
    return queue.entries().stream().map(QueueEntry::id).toList();
  }

  private EntryState state(int id) {
    return queue.entries().stream()
        .filter(entry -> entry.id() == id)
        .findFirst()
        .orElseThrow()
        .state();
  }

  private void await(int id, EntryState state) {
    while (state(id) != state) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
