package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.train.SmallLearner;

/** Windows of L items and what they predict; users have actions 1, 2, 3, … of their own. */
class WindowBatchesTest {
  private final TokenBatch batch = new TokenBatch();

  private record Window(List<Integer> items, List<Integer> targets) {}

  private List<Window> windows(int length, int targets, int actions) {
    TrainingSequences data =
        SmallLearner.of(100, IntStream.rangeClosed(1, actions).toArray(), new int[] {7, 8});
    WindowBatches windows = new WindowBatches(data, length, targets);
    windows.layOut(batch, new int[] {0}, 0, 1, 1);
    windows.fill(batch, 0, batch.sequences(), 1);
    List<Window> all = new ArrayList<>();
    for (int s = 0; s < batch.sequences(); s++) {
      int from = batch.offsets()[s];
      int to = batch.offsets()[s + 1];
      assertThat(windows.user(batch, s)).isZero();
      assertThat(Arrays.copyOfRange(batch.users(), from, to)).containsOnly(1);
      all.add(new Window(list(batch.items(), from, to), list(batch.positives(), from, to)));
    }
    assertThat(windows.predictions(batch))
        .isEqualTo(all.stream().flatMap(w -> w.targets().stream()).filter(t -> t != 0).count());
    return all;
  }

  private static List<Integer> list(int[] numbers, int from, int to) {
    return Arrays.stream(numbers, from, to).boxed().toList();
  }

  @Test
  void everyWindowPredictsTheItemsBehindIt() {
    assertThat(windows(3, 2, 7))
        .containsExactly(
            new Window(List.of(1, 2, 3), List.of(0, 4, 5)),
            new Window(List.of(2, 3, 4), List.of(0, 5, 6)),
            new Window(List.of(3, 4, 5), List.of(0, 6, 7)));
  }

  @Test
  void aShortHistoryGivesOneWindow() {
    assertThat(windows(3, 2, 4)).containsExactly(new Window(List.of(1, 2), List.of(3, 4)));
  }

  @Test
  void itemZeroStandsWhereThereAreMoreTargetsThanItems() {
    assertThat(windows(3, 2, 3)).containsExactly(new Window(List.of(0, 1), List.of(2, 3)));
  }

  @Test
  void oneItemIsAlwaysLookedAt() {
    assertThat(windows(3, 2, 2)).containsExactly(new Window(List.of(1), List.of(2)));
    assertThat(windows(3, 2, 1)).isEmpty();
  }

  @Property(tries = 200)
  void everyItemBehindTheFirstWindowIsPredicted(
      @ForAll @IntRange(min = 1, max = 9) int length,
      @ForAll @IntRange(min = 1, max = 9) int most,
      @ForAll @IntRange(min = 0, max = 30) int actions) {
    int targets = Math.min(most, length);
    List<Window> windows = windows(length, targets, actions);

    List<Integer> predicted =
        windows.stream()
            .flatMap(window -> window.targets().stream())
            .filter(target -> target != 0)
            .distinct()
            .sorted()
            .toList();
    int first = actions < 2 ? actions + 1 : Math.max(2, Math.min(length, actions - targets) + 1);
    assertThat(predicted).isEqualTo(IntStream.rangeClosed(first, actions).boxed().toList());
    for (Window window : windows) {
      int newest = window.items().get(window.items().size() - 1);
      assertThat(window.targets().stream().filter(target -> target != 0).findFirst())
          .hasValue(newest + 1);
    }
  }
}
