package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;
import recdenoiser.engine.data.preparing.DataSettings.Noise;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;
import recdenoiser.engine.recommend.Recommender;

/** Noise changes histories, not what is asked for nor what it is ranked among. */
class NoisyEvaluationTest {
  private static final EvaluationSettings SETTINGS =
      new EvaluationSettings(50, NegativesAvoid.TRAINING, SelectBy.SAMPLED_NDCG_10, true);

  /** Scores that depend on nothing but the item. */
  private record Steadfast(int itemCount) implements Recommender {
    @Override
    public void score(PackedHistories histories, float[] scores) {
      for (int s = 0; s < histories.count(); s++) {
        for (int item = 1; item <= itemCount; item++) {
          scores[s * (itemCount + 1) + item] =
              (float) new KeyedRandom(1, "scores", item).nextDouble();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Noise.class)
  void whoDoesNotLookAtHistoriesRanksAsWithoutNoise(Noise noise) {
    LeaveOneOut clean = shop(Noise.NONE);
    LeaveOneOut noisy = shop(noise);

    assertThat(FrozenNegatives.draw(Ranking.SAMPLED, noisy, SETTINGS, 3))
        .isEqualTo(FrozenNegatives.draw(Ranking.SAMPLED, clean, SETTINGS, 3));
    for (Split split : Split.values()) {
      Ranks expected = ranks(clean, split);
      assertThat(ranks(noisy, split).sampled()).isEqualTo(expected.sampled());
      assertThat(ranks(noisy, split).full()).isEqualTo(expected.full());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Noise.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void historiesHoldTheNoise(Noise noise) {
    LeaveOneOut noisy = shop(noise);
    int[] given = new int[noisy.sequences().userCount()];
    Recommender reader =
        new Recommender() {
          @Override
          public int itemCount() {
            return noisy.sequences().itemCount();
          }

          @Override
          public void score(PackedHistories histories, float[] scores) {
            for (int s = 0; s < histories.count(); s++) {
              for (int a = histories.offsets()[s]; a < histories.offsets()[s + 1]; a++) {
                given[histories.user(s)] = 31 * given[histories.user(s)] + histories.items()[a];
              }
            }
          }
        };
    try (Evaluator evaluator = evaluator(noisy)) {
      evaluator.evaluate(reader, Split.TEST);
    }

    for (int user : noisy.evaluatedUsers()) {
      int expected = 0;
      for (int a = 0; a < noisy.historyLength(user, Split.TEST); a++) {
        expected = 31 * expected + noisy.sequences().item(user, a);
      }
      assertThat(given[user]).isEqualTo(expected);
    }
  }

  private static Ranks ranks(LeaveOneOut data, Split split) {
    try (Evaluator evaluator = evaluator(data)) {
      Recommender steadfast = new Steadfast(data.sequences().itemCount());
      return evaluator.rank(steadfast, split, data.evaluatedUsers());
    }
  }

  private static Evaluator evaluator(LeaveOneOut data) {
    return new Evaluator(data, Candidates.draw(data, SETTINGS, 3), SETTINGS, 1000, 1);
  }

  private static LeaveOneOut shop(Noise noise) {
    DataSettings settings =
        new DataSettings("sample:shop", 0, 0, CoreRule.ONCE, 300, noise, 0.25, 0);
    return new LeaveOneOut(DataSets.prepare(settings, 5).sequences());
  }
}
