package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;

class FrozenNegativesTest {
  @TempDir Path folder;

  private static EvaluationSettings settings(int negatives, NegativesAvoid avoid) {
    return new EvaluationSettings(negatives, avoid, SelectBy.SAMPLED_NDCG_10, false);
  }

  @Property(tries = 200)
  void neverHoldWhatIsAvoidedNorTheTargetNorAnItemTwice(
      @ForAll long seed,
      @ForAll @IntRange(min = 30, max = 200) int items,
      @ForAll @IntRange(min = 1, max = 15) int negatives,
      @ForAll NegativesAvoid avoid) {
    LeaveOneOut data = RandomData.of(20, items, 12, seed);
    Sequences sequences = data.sequences();
    FrozenNegatives frozen =
        FrozenNegatives.draw(Ranking.SAMPLED, data, settings(negatives, avoid), seed);

    for (int row = 0; row < data.evaluatedUsers().length; row++) {
      int user = data.evaluatedUsers()[row];
      int avoided =
          avoid == NegativesAvoid.TRAINING ? data.trainingLength(user) : sequences.length(user);
      for (Split split : Split.values()) {
        Set<Integer> allowed = new HashSet<>();
        for (int item = 1; item <= items; item++) {
          allowed.add(item);
        }
        allowed.remove(data.target(user, split));
        Arrays.stream(sequences.itemsOf(user)).limit(avoided).forEach(allowed::remove);
        int[] drawn = frozen.of(row, split);
        assertThat(drawn).hasSize(negatives).doesNotHaveDuplicates();
        assertThat(allowed).containsAll(Arrays.stream(drawn).boxed().toList());
      }
    }
  }

  @Test
  void dependOnTheSeedAndTheUserOnly() {
    LeaveOneOut many = RandomData.of(30, 500, 10, 1);
    LeaveOneOut few = RandomData.of(500, firstSequences(many.sequences(), 20));
    EvaluationSettings settings = settings(50, NegativesAvoid.TRAINING);

    FrozenNegatives ofMany = FrozenNegatives.draw(Ranking.SAMPLED, many, settings, 9);

    assertThat(FrozenNegatives.draw(Ranking.SAMPLED, many, settings, 9)).isEqualTo(ofMany);
    assertThat(FrozenNegatives.draw(Ranking.SAMPLED, many, settings, 10)).isNotEqualTo(ofMany);
    FrozenNegatives ofFew = FrozenNegatives.draw(Ranking.SAMPLED, few, settings, 9);
    for (int row = 0; row < few.evaluatedUsers().length; row++) {
      assertThat(ofFew.of(row, Split.TEST)).isEqualTo(ofMany.of(row, Split.TEST));
    }
  }

  private static int[][] firstSequences(Sequences data, int users) {
    int[][] first = new int[users][];
    Arrays.setAll(first, data::itemsOf);
    return first;
  }

  @Test
  void everyFreeItemIsAsLikely() {
    int items = 24;
    int[][] same = new int[6000][];
    Arrays.fill(same, new int[] {1, 2, 3, 4});
    LeaveOneOut data = RandomData.of(items, same);
    for (int negatives : new int[] {5, 15}) {
      FrozenNegatives frozen =
          FrozenNegatives.draw(
              Ranking.SAMPLED, data, settings(negatives, NegativesAvoid.HISTORY), 3);
      double expected = 6000.0 * negatives / 20;
      double chiSquare = 0;
      int[] counts = new int[items + 1];
      for (int row = 0; row < 6000; row++) {
        for (int item : frozen.of(row, Split.TEST)) {
          counts[item]++;
        }
      }
      for (int item = 5; item <= items; item++) {
        chiSquare += (counts[item] - expected) * (counts[item] - expected) / expected;
      }
      assertThat(chiSquare).as("19 degrees of freedom, 99.9 %% quantile").isLessThan(43.8);
    }
  }

  @Test
  void areSavedAndLoaded() throws IOException {
    LeaveOneOut data = RandomData.of(40, 300, 10, 1);
    EvaluationSettings settings = settings(100, NegativesAvoid.TRAINING);
    FrozenNegatives frozen = FrozenNegatives.draw(Ranking.SAMPLED, data, settings, 1);
    Path file = folder.resolve("negatives.npy");

    frozen.save(file);

    assertThat(FrozenNegatives.load(file, Ranking.SAMPLED, data, settings)).isEqualTo(frozen);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void areAFileThatNumPyOpens() throws IOException {
    LeaveOneOut data = RandomData.of(20, new int[] {1, 2, 3, 4}, new int[] {5, 6, 7});
    FrozenNegatives frozen =
        FrozenNegatives.draw(Ranking.SAMPLED, data, settings(3, NegativesAvoid.HISTORY), 1);
    Path file = folder.resolve("negatives.npy");
    frozen.save(file);

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.capacity()).isEqualTo(128 + 2 * 3 * Integer.BYTES);
    assertThat(new String(bytes.array(), 10, 118, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), } ")
        .endsWith(" \n");
    int[] values = new int[6];
    bytes.position(128).asIntBuffer().get(values);
    assertThat(Arrays.copyOfRange(values, 0, 3)).containsExactly(frozen.of(0, Split.TEST));
    assertThat(Arrays.copyOfRange(values, 3, 6)).containsExactly(frozen.of(1, Split.VALIDATION));
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    LeaveOneOut data = RandomData.of(20, new int[] {1, 2, 3, 4});
    EvaluationSettings settings = settings(3, NegativesAvoid.HISTORY);
    Path file = folder.resolve("negatives.npy");
    FrozenNegatives.draw(Ranking.SAMPLED, data, settings, 1).save(file);
    byte[] whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> FrozenNegatives.load(file, Ranking.SAMPLED, data, settings))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file.toString())
          .hasMessageEndingWith(".");
    }
  }

  @Test
  void ofOtherDataOrSettingsAreRefused() throws IOException {
    LeaveOneOut data = RandomData.of(40, 300, 10, 1);
    Path file = folder.resolve("negatives.npy");
    FrozenNegatives.draw(Ranking.SAMPLED, data, settings(100, NegativesAvoid.HISTORY), 1)
        .save(file);

    assertThatThrownBy(
            () ->
                FrozenNegatives.load(
                    file, Ranking.SAMPLED, data, settings(50, NegativesAvoid.HISTORY)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(", 100], expected int32 of shape [")
        .hasMessageEndingWith(", 50]: one row for each evaluated user.");
    int users = data.evaluatedUsers().length;
    int[][] everything = new int[users][];
    Arrays.setAll(everything, user -> new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    assertThatThrownBy(
            () ->
                FrozenNegatives.load(
                    file,
                    Ranking.SAMPLED,
                    RandomData.of(300, everything),
                    settings(100, NegativesAvoid.HISTORY)))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("cannot be a negative of this user; the file is of other data.");
  }

  @Test
  void whoCannotHaveEnoughHasThoseThereAre() throws IOException {
    LeaveOneOut data = RandomData.of(20, new int[] {1, 2, 3, 4}, new int[] {1, 1, 1, 1, 2});
    EvaluationSettings seventeen = settings(17, NegativesAvoid.HISTORY);
    FrozenNegatives frozen = FrozenNegatives.draw(Ranking.SAMPLED, data, seventeen, 1);

    assertThat(frozen.of(0, Split.TEST))
        .containsExactlyInAnyOrder(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
    assertThat(frozen.of(1, Split.TEST)).hasSize(17).doesNotHaveDuplicates();
    assertThat(frozen.shortage()).contains(new Shortage(Ranking.SAMPLED, 1, 2, 17, 16));
    assertThat(
            FrozenNegatives.draw(Ranking.SAMPLED, data, settings(16, NegativesAvoid.HISTORY), 1)
                .shortage())
        .isEmpty();

    Path file = folder.resolve("negatives.npy");
    frozen.save(file);
    assertThat(FrozenNegatives.load(file, Ranking.SAMPLED, data, seventeen)).isEqualTo(frozen);
    LeaveOneOut more = RandomData.of(30, new int[] {1, 2, 3, 4}, new int[] {1, 1, 1, 1, 2});
    assertThatThrownBy(() -> FrozenNegatives.load(file, Ranking.SAMPLED, more, seventeen))
        .hasMessageEndingWith("row 0: found 16 items, expected 17; the file is of other data.");
  }

  /** Both targets are among the 18 that are not trained on, and each is no negative of itself. */
  @Test
  void theTargetIsNoNegativeWhereAllOthersAre() {
    LeaveOneOut data = RandomData.of(20, new int[] {1, 2, 3, 4});
    FrozenNegatives frozen =
        FrozenNegatives.draw(Ranking.SAMPLED, data, settings(18, NegativesAvoid.TRAINING), 1);

    assertThat(frozen.of(0, Split.TEST)).hasSize(17).doesNotContain(4).contains(3);
    assertThat(frozen.of(0, Split.VALIDATION)).hasSize(17).doesNotContain(3).contains(4);
    assertThat(frozen.shortage()).contains(new Shortage(Ranking.SAMPLED, 1, 1, 18, 17));
  }

  @Test
  void withoutNegativesAllItemsAreRankedAlone() {
    LeaveOneOut data = RandomData.of(5, 20, 12, 1);
    Candidates none = Candidates.draw(data, settings(0, NegativesAvoid.TRAINING), 1);

    assertThat(none.rankings()).containsExactly(Ranking.FULL);
    assertThat(none.shortages()).isEmpty();
  }
}
