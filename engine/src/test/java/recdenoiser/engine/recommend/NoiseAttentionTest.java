package recdenoiser.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.model.Bert4RecKind;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.SmallLearner;

class NoiseAttentionTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** Bag, a noise click, phone; and pant, a noise click. */
  private static final PackedHistories TWO =
      PackedHistories.of(new int[] {5, 9, 7}, new int[] {4, 8});

  private static final BitSet CLICKS = bits(1, 4);

  private final SmallLearner given = new SmallLearner();

  @Test
  void rowsCountAlikeAndThoseOfNoiseNotAtAll() {
    NoiseAttentionSum sum = new NoiseAttentionSum(TWO, CLICKS, 0, 1, 2);
    show(sum, 0, 0, new double[][] {{1}, {0.5, 0.5}, {0.2, 0.3, 0.1}});
    show(sum, 0, 1, new double[][] {{0.4}, {0.5, 0.5}, {0, 0, 0}});
    show(sum, 1, 0, new double[][] {{0.7}, {0.1, 0.9}});

    NoiseAttention attention = sum.sum();
    // Bag looks at itself, phone with 0.3 of 0.6 at the click that is one of 3; pant at itself.
    assertThat(attention.rows()[0]).containsExactly(3, 1);
    assertThat(attention.share(0, 0)).isCloseTo(0.5 / 3, EXACT);
    assertThat(attention.chance(0, 0)).isCloseTo(1.0 / 3 / 3, EXACT);
    assertThat(attention.ratio(0, 0)).isCloseTo(1.5, EXACT);
    // In the second head all that phone looks at is masked.
    assertThat(attention.share(0, 1)).isZero();
    assertThat(attention.ratio(0, 1)).isNaN();
  }

  @Test
  void aWindowHoldsTheNewest() {
    NoiseAttentionSum sum = new NoiseAttentionSum(TWO, CLICKS, 0, 1, 1);
    show(sum, 0, 0, new double[][] {{1}, {0.25, 0.75}});

    assertThat(sum.sum().rows()[0][0]).isEqualTo(1);
    assertThat(sum.sum().share(0, 0)).isEqualTo(0.25);
    assertThat(sum.sum().chance(0, 0)).isEqualTo(0.5);
  }

  @Test
  void aGapBehindTheNewestIsNoNoise() {
    PackedHistories noiseFirst = PackedHistories.of(new int[] {5, 7}, new int[] {8, 4});
    NoiseAttentionSum sum = new NoiseAttentionSum(noiseFirst, bits(0, 2), 1, 1, 1);
    sum.block(0).row(0, 0, 2, 3, 3, new double[] {0.5, 0.2, 0.3});

    assertThat(sum.sum().rows()[0][0]).isEqualTo(1);
    assertThat(sum.sum().share(0, 0)).isEqualTo(0.5);
    assertThat(sum.sum().chance(0, 0)).isCloseTo(1.0 / 3, EXACT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SASREC", "BERT4REC", "TISASREC", "SSE_PT"})
  void attentionThatLooksEverywhereAlikeIsNoBetterThanChance(String backbone) {
    given.backbone = backbone;
    PackedHistories histories = histories();
    BitSet noise = noise(histories);
    try (Learner learner = given.open(1)) {
      learner.restore(withoutQueries(learner.weights()), List.of());

      NoiseAttention attention = view(learner).onNoise(histories, noise);

      double chance = chance(histories, noise, backbone.equals(Bert4RecKind.ID));
      assertThat(attention.blocks()).isEqualTo(given.blocks);
      assertThat(attention.heads()).isEqualTo(2);
      for (int b = 0; b < given.blocks; b++) {
        for (int h = 0; h < 2; h++) {
          assertThat(attention.chance(b, h)).isCloseTo(chance, within(1e-9));
          assertThat(attention.ratio(b, h)).isCloseTo(1, within(1e-5));
        }
      }
    }
  }

  @Test
  void theSumOfPartsIsTheWhole() {
    PackedHistories histories = histories();
    BitSet noise = noise(histories);
    PackedHistories first =
        new PackedHistories(
            histories.items(), histories.offsets(), 20, histories.users(), histories.times());
    int[] later = Arrays.copyOfRange(histories.offsets(), 20, histories.count() + 1);
    int begin = later[0];
    PackedHistories rest =
        new PackedHistories(
            Arrays.copyOfRange(histories.items(), begin, histories.items().length),
            Arrays.stream(later).map(offset -> offset - begin).toArray(),
            histories.count() - 20);
    try (Learner learner = given.open(1)) {
      SmallLearner.steps(learner, 1, 2);
      NoiseAttention whole = view(learner).onNoise(histories, noise);

      NoiseAttention sum =
          view(learner)
              .onNoise(first, noise)
              .plus(view(learner).onNoise(rest, noise.get(begin, noise.length())));

      for (int b = 0; b < given.blocks; b++) {
        assertThat(sum.rows()[b]).isEqualTo(whole.rows()[b]);
        assertThat(sum.onNoise()[b]).containsExactly(whole.onNoise()[b], within(1e-5));
        assertThat(sum.noiseKeys()[b]).containsExactly(whole.noiseKeys()[b], within(1e-9));
      }
      assertThat(whole.ratio(0, 0)).isNotEqualTo(whole.ratio(0, 1)).isPositive();
    }
  }

  @Test
  void whereMasksHaveClosedEverythingThereIsNothingToMeasure() {
    given.masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    given.maskStart = 0.5;
    PackedHistories histories = histories();
    try (Learner learner = given.open(1)) {
      NoiseAttention attention = view(learner).onNoise(histories, noise(histories));

      assertThat(attention.rows()[0]).containsOnly(0);
      assertThat(attention.share(0, 0)).isNaN();
    }
  }

  private static AttentionView view(Learner learner) {
    return learner.recommender().attention().orElseThrow();
  }

  private static void show(NoiseAttentionSum sum, int history, int head, double[][] rows) {
    for (int query = 0; query < rows.length; query++) {
      sum.block(0).row(history, head, query, rows.length, query + 1, rows[query]);
    }
  }

  private static BitSet bits(int... indices) {
    BitSet bits = new BitSet();
    Arrays.stream(indices).forEach(bits::set);
    return bits;
  }

  /** Of all users, many longer than the window, of more tokens than are looked at in one go. */
  private PackedHistories histories() {
    int[][] items = new int[SmallLearner.USERS][];
    for (int user = 0; user < items.length; user++) {
      int of = user;
      items[user] = new int[given.data.length(user)];
      Arrays.setAll(items[user], position -> given.data.item(of, position));
    }
    return PackedHistories.of(items);
  }

  private static BitSet noise(PackedHistories histories) {
    Random random = new Random(4);
    BitSet noise = new BitSet();
    for (int a = 0; a < histories.items().length; a++) {
      noise.set(a, random.nextInt(4) == 0);
    }
    return noise;
  }

  /** Share of noise among the keys of queries that are none, counted history by history. */
  private double chance(PackedHistories histories, BitSet noise, boolean bothWays) {
    double sum = 0;
    int rows = 0;
    for (int h = 0; h < histories.count(); h++) {
      int length = Math.min(histories.length(h), bothWays ? given.window - 1 : given.window);
      int end = histories.offsets()[h + 1];
      BitSet seen = noise.get(end - length, end);
      int tokens = bothWays ? length + 1 : length;
      for (int query = 0; query < tokens; query++) {
        if (!seen.get(query)) {
          int keys = bothWays ? tokens : query + 1;
          sum += seen.get(0, keys).cardinality() / (double) keys;
          rows++;
        }
      }
    }
    return sum / rows;
  }

  /** The same weights, with which every query is 0. */
  private static List<NamedArray> withoutQueries(List<NamedArray> weights) {
    List<NamedArray> changed = new ArrayList<>();
    for (NamedArray array : weights) {
      boolean query = array.name().contains(".query.");
      changed.add(
          query
              ? new NamedArray(array.name(), array.shape(), new float[array.values().length])
              : array);
    }
    return changed;
  }
}
