package recdenoiser.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.inspect.Action.Origin;
import recdenoiser.engine.inspect.SequenceEdit.AddNoise;
import recdenoiser.engine.inspect.SequenceEdit.Insert;
import recdenoiser.engine.inspect.SequenceEdit.Remove;
import recdenoiser.engine.inspect.SequenceEdit.Replace;

class SequenceEditTest {
  private final UserSequence given = sequence(5, 6, 7);

  private static UserSequence sequence(int... items) {
    List<Action> actions =
        IntStream.range(0, items.length)
            .mapToObj(i -> new Action(items[i], 100L * (i + 1), Origin.REAL))
            .toList();
    return new UserSequence("u", 0, actions, true, false, 9, List.of(5, 6, 7));
  }

  private static List<Integer> items(UserSequence sequence) {
    return sequence.actions().stream().map(Action::item).toList();
  }

  private static List<Long> times(UserSequence sequence) {
    return sequence.actions().stream().map(Action::time).toList();
  }

  @Test
  void placesCountBackFromTheNewest() {
    assertThat(items(given.with(new Remove(0)))).containsExactly(5, 6);
    assertThat(items(given.with(new Remove(2)))).containsExactly(6, 7);
    assertThat(items(given.with(new Replace(1, 8)))).containsExactly(5, 8, 7);
    assertThat(items(given.with(new Insert(0, 8)))).containsExactly(5, 6, 7, 8);
    assertThat(items(given.with(new Insert(3, 8)))).containsExactly(8, 5, 6, 7);
  }

  @Test
  void whatIsPutInHasTheTimeOfTheActionBeforeIt() {
    assertThat(times(given.with(new Insert(1, 8)))).containsExactly(100L, 200L, 200L, 300L);
    assertThat(times(given.with(new Insert(3, 8)))).containsExactly(100L, 100L, 200L, 300L);
    assertThat(times(given.with(new Replace(1, 8)))).containsExactly(100L, 200L, 300L);
  }

  @Test
  void whatIsRankedStaysTheSame() {
    UserSequence edited = given.with(new Remove(0)).with(new Insert(0, 3));
    assertThat(edited.seen()).isEqualTo(given.seen());
    assertThat(edited.target()).isEqualTo(9);
  }

  @Test
  void aPlaceOutsideIsSaidInASentence() {
    assertThatThrownBy(() -> given.with(new Remove(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There is no place 3 in a sequence of 3 items: the newest is at 0, the oldest at 2.");
    assertThatThrownBy(() -> given.with(new Insert(4, 1))).hasMessageContaining("inserted at 4");
    assertThatThrownBy(() -> sequence(1).with(new Remove(0)))
        .hasMessage("The last item of a sequence cannot be removed.");
  }

  @Test
  void editsAreUndoneAndDoneAgain() {
    EditHistory two = EditHistory.NONE.with(new Remove(0)).with(new Insert(0, 8));
    assertThat(items(two.applyTo(given))).containsExactly(5, 6, 8);
    assertThat(items(two.undo().applyTo(given))).containsExactly(5, 6);
    assertThat(two.undo().redo()).isEqualTo(two);
    assertThat(two.undo().undo().undo().done()).isEmpty();
    assertThat(two.redo()).isEqualTo(two);
    assertThat(two.undo().with(new Remove(0)).undone()).as("a new edit forgets").isEmpty();
  }

  @Property
  void noiseIsDrawnIntoWhatTheModelSeesAndMarked(
      @ForAll @IntRange(min = 1, max = 40) int length,
      @ForAll @IntRange(min = 1, max = 30) int window,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share,
      @ForAll long seed) {
    UserSequence clean = sequence(IntStream.rangeClosed(1, length).toArray());
    int given = Math.min(length, window);

    AddNoise noise = NoiseDraw.draw(clean, share, window, 50, seed, 0);
    UserSequence noisy = clean.with(noise);

    assertThat(noise.items()).hasSize((int) Math.max(1, Math.round(share * given)));
    assertThat(noise.items()).allMatch(insert -> insert.item() >= 1 && insert.item() <= 50);
    assertThat(noisy.length()).isEqualTo(length + noise.items().size());
    assertThat(noisy.noiseKnown()).isTrue();
    assertThat(noisy.actions().stream().filter(Action::isNoise).count())
        .isEqualTo(noise.items().size());
    assertThat(noisy.actions().subList(0, length - given))
        .isEqualTo(clean.actions().subList(0, length - given));
    assertThat(NoiseDraw.draw(clean, share, window, 50, seed, 0)).isEqualTo(noise);
  }

  @Test
  void aShareOfNothingIsNoShare() {
    assertThatThrownBy(() -> NoiseDraw.draw(given, 0, 3, 9, 1, 0))
        .hasMessage("The share of noise must be above 0 and at most 1; found 0.0.");
  }
}
