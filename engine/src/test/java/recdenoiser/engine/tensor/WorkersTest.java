package recdenoiser.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyTaskRunsOnce(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (int count : new int[] {0, 1, 2, 7, 100}) {
        AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(count, 1));
        workers.forEach(count, (task, worker) -> runs.incrementAndGet(task));
        for (int task = 0; task < count; task++) {
          assertThat(runs.get(task)).as("runs of task %d of %d", task, count).isEqualTo(1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void manyRoundsFollowOneAnother(int threads) {
    int[] sums = new int[64];
    try (Workers workers = new Workers(threads)) {
      for (int round = 0; round < 300; round++) {
        workers.forEach(sums.length, (task, worker) -> sums[task] += task);
      }
    }
    for (int task = 0; task < sums.length; task++) {
      assertThat(sums[task]).isEqualTo(300 * task);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aWorkerIsNeverInTwoTasksAtOnce(int threads) {
    AtomicIntegerArray inside = new AtomicIntegerArray(threads);
    AtomicBoolean clash = new AtomicBoolean();
    try (Workers workers = new Workers(threads)) {
      assertThat(workers.count()).isEqualTo(threads);
      workers.forEach(
          5000,
          (task, worker) -> {
            if (inside.incrementAndGet(worker) != 1) {
              clash.set(true);
            }
            inside.decrementAndGet(worker);
          });
    }
    assertThat(clash).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatATaskThrowsIsThrownToTheCallerAndTheTeamGoesOn(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (int bad : new int[] {0, 3, 9}) {
        assertThatThrownBy(() -> workers.forEach(10, (task, worker) -> failAt(task, bad)))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("task " + bad);
        AtomicIntegerArray runs = new AtomicIntegerArray(10);
        workers.forEach(10, (task, worker) -> runs.incrementAndGet(task));
        assertThat(runs).hasToString(new AtomicIntegerArray(ones(10)).toString());
      }
    }
  }

  @Test
  void anErrorIsThrownAsItIs() {
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(
              () ->
                  workers.forEach(
                      4,
                      (task, worker) -> {
                        throw new AssertionError("no");
                      }))
          .isInstanceOf(AssertionError.class)
          .hasMessage("no");
    }
  }

  @Test
  void aTeamOfNobodyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workers(0))
        .withMessage("There must be at least 1 thread; found 0.");
  }

  private static void failAt(int task, int bad) {
    if (task == bad) {
      throw new IllegalStateException("task " + bad);
    }
  }

  private static int[] ones(int count) {
    int[] ones = new int[count];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }
}
