package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;

/**
 * Negatives in proportion to their popularity: exact, frozen, and refused where they do not fit.
 */
class PopularItemsTest {
  @TempDir Path folder;

  private static EvaluationSettings settings(int negatives) {
    return new EvaluationSettings(
        1, negatives, NegativesAvoid.TRAINING, true, SelectBy.POPULAR_NDCG_10, true);
  }

  private static FrozenNegatives draw(LeaveOneOut data, int negatives, long seed) {
    return FrozenNegatives.draw(Ranking.POPULAR, data, settings(negatives), seed);
  }

  /**
   * Items 4, 5 and 6 are acted on 1, 2 and 5 times; user 0 acted on 1, 2 and 3. Of two draws the
   * first is 4, 5 or 6 with 1/8, 2/8, 5/8, the second in proportion among the two that are left:
   * (4,5) 1/8·2/7 = 1/28, (4,6) 1/8·5/7 = 5/56, (5,4) 2/8·1/6 = 1/24, (5,6) 2/8·5/6 = 5/24, (6,4)
   * 5/8·1/3 = 5/24, (6,5) 5/8·2/3 = 5/12.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000})
  void successiveDrawsComeAsOftenAsWorkedOutByHand(int attempts) {
    LeaveOneOut data =
        RandomData.of(
            7, new int[] {1, 2, 3}, new int[] {4, 5, 5}, new int[] {6, 6, 6, 6, 6}, new int[] {});
    PopularItems items = new PopularItems(data.sequences(), attempts);
    Avoided avoided = new Avoided(data, NegativesAvoid.HISTORY);
    int draws = 40_000;
    int[][] counts = new int[8][8];
    for (int key = 0; key < draws; key++) {
      avoided.markFor(0);
      assertThat(items.free(avoided)).as("nobody acted on 7").isEqualTo(3);
      int[] drawn = new int[2];
      items.draw(new KeyedRandom(11, "test", key), avoided, drawn, 0, 2);
      counts[drawn[0]][drawn[1]]++;
    }

    double[][] expected = new double[8][8];
    expected[4][5] = 1 / 28.0;
    expected[4][6] = 5 / 56.0;
    expected[5][4] = 1 / 24.0;
    expected[5][6] = 5 / 24.0;
    expected[6][4] = 5 / 24.0;
    expected[6][5] = 5 / 12.0;
    double chiSquare = 0;
    for (int first = 0; first < 8; first++) {
      for (int second = 0; second < 8; second++) {
        double mean = expected[first][second] * draws;
        if (mean == 0) {
          assertThat(counts[first][second]).isZero();
        } else {
          chiSquare += Math.pow(counts[first][second] - mean, 2) / mean;
        }
      }
    }
    assertThat(chiSquare).as("5 degrees of freedom, 99.9 %% quantile").isLessThan(20.5);
  }

  @Property(tries = 100)
  void neverHoldAnythingOfTheHistoryNorAnItemTwiceNorOneNobodyActedOn(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 15) int negatives) {
    LeaveOneOut data = RandomData.of(40, 60, 12, seed);
    Sequences sequences = data.sequences();
    int[] actions = new int[61];
    for (int user = 0; user < sequences.userCount(); user++) {
      Arrays.stream(sequences.itemsOf(user)).forEach(item -> actions[item]++);
    }
    FrozenNegatives frozen = draw(data, negatives, seed);

    for (int row = 0; row < data.evaluatedUsers().length; row++) {
      int[] drawn = frozen.of(row, Split.TEST);
      assertThat(drawn).hasSize(negatives).doesNotHaveDuplicates();
      assertThat(drawn).isEqualTo(frozen.of(row, Split.VALIDATION));
      int[] history = sequences.itemsOf(data.evaluatedUsers()[row]);
      for (int item : drawn) {
        assertThat(history).doesNotContain(item);
        assertThat(actions[item]).isPositive();
      }
    }
  }

  @Test
  void dependOnTheSeedAndTheUserAndAreOthersThanTheUniformOnes() {
    LeaveOneOut data = RandomData.of(60, 200, 20, 1);

    assertThat(draw(data, 20, 9)).isEqualTo(draw(data, 20, 9)).isNotEqualTo(draw(data, 20, 10));
    assertThat(draw(data, 20, 9).checksum())
        .isNotEqualTo(FrozenNegatives.draw(Ranking.SAMPLED, data, settings(20), 9).checksum());
    int[] first = draw(data, 20, 9).of(0, Split.TEST);
    assertThat(draw(data, 20, 9).of(1, Split.TEST)).isNotEqualTo(first);
  }

  @Test
  void whatIsPopularComesFirstAndOften() {
    int[][] sequences = new int[300][];
    Random random = new Random(3);
    Arrays.setAll(
        sequences,
        user ->
            random.ints(8, 1, 101).map(item -> Math.min(item, 1 + random.nextInt(100))).toArray());
    LeaveOneOut data = RandomData.of(100, sequences);
    double mean = 0;
    for (int row = 0; row < data.evaluatedUsers().length; row++) {
      mean += Arrays.stream(draw(data, 10, 1).of(row, Split.TEST)).average().orElseThrow();
    }
    assertThat(mean / data.evaluatedUsers().length)
        .as("the mean item of an action is 34, of the catalogue 50")
        .isCloseTo(36, within(4.0));
  }

  @Test
  void whoCannotHaveEnoughItemsThatAnybodyActedOnHasThoseThereAre() {
    LeaveOneOut data = RandomData.of(20, new int[] {1, 2, 3}, new int[] {4, 5, 6, 4});

    assertThat(draw(data, 4, 1).shortage()).contains(new Shortage(Ranking.POPULAR, 2, 2, 4, 3));
    assertThat(draw(data, 4, 1).of(0, Split.TEST)).containsExactlyInAnyOrder(4, 5, 6);
    assertThat(draw(data, 3, 1).of(0, Split.TEST)).containsExactlyInAnyOrder(4, 5, 6);
  }

  @Test
  void areSavedBesideTheUniformOnesAndADamagedFileIsRefused() throws IOException {
    LeaveOneOut data = RandomData.of(6, 30, 9, 1);
    EvaluationSettings settings = settings(4);
    Candidates candidates = Candidates.draw(data, settings, 5);
    candidates.save(this::file);
    assertThat(Candidates.load(this::file, data, settings, 6).negatives())
        .as("what was saved, not drawn with another seed")
        .isEqualTo(candidates.negatives());
    byte[] whole = Files.readAllBytes(file(Ranking.POPULAR));

    for (int length = 0; length < whole.length; length++) {
      Files.write(file(Ranking.POPULAR), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Candidates.load(this::file, data, settings, 5))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file(Ranking.POPULAR).toString());
    }
    Random random = new Random(4);
    for (int damage = 0; damage < 400; damage++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(file(Ranking.POPULAR), damaged);
      try {
        Candidates read = Candidates.load(this::file, data, settings, 5);
        assertThat(read.checksum(Ranking.POPULAR)).hasSize(64);
      } catch (IOException refused) {
        assertThat(refused).hasMessageStartingWith(file(Ranking.POPULAR).toString());
      }
    }
  }

  @Test
  void otherSettingsKeepWhatTheyWouldDrawAlike() {
    LeaveOneOut data = RandomData.of(20, 60, 12, 1);
    EvaluationSettings without =
        new EvaluationSettings(4, NegativesAvoid.TRAINING, SelectBy.SAMPLED_NDCG_10, true);
    Candidates own = Candidates.draw(data, without, 5);

    Candidates more = own.with(data, settings(4), 6);

    assertThat(own.checksum(Ranking.POPULAR)).isEmpty();
    assertThat(more.negatives().get(Ranking.SAMPLED))
        .isSameAs(own.negatives().get(Ranking.SAMPLED));
    assertThat(more.negatives().get(Ranking.POPULAR)).isEqualTo(draw(data, 4, 6));
    assertThat(own.with(data, settings(5), 6).negatives().get(Ranking.SAMPLED).of(0, Split.TEST))
        .hasSize(5);
  }

  private Path file(Ranking ranking) {
    return folder.resolve(ranking.key() + ".npy");
  }
}
