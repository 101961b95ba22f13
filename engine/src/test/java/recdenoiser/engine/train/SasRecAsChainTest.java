package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.model.Fmc;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.storage.NamedArray;

/**
 * SASRec, section III-F: without blocks, without positions and with two item tables it is a
 * factorised Markov chain.
 *
 * <p>The authors' code multiplies the input by √d and has a norm behind its blocks. So what is
 * equal is this: without that norm, SASRec with tables M and N is FMC with P = √d·M and Q = N, in
 * every score and, by the chain rule, every gradient: those of N are those of Q, those of M are √d
 * times those of P. With the norm its scores are those of FMC with P_i = norm(√d·M_i), so that only
 * such P can be learned whose rows lie on one ellipsoid.
 */
class SasRecAsChainTest {
  private static final PackedHistories HISTORIES =
      PackedHistories.of(new int[] {3, 17}, new int[] {5, 5, 21, 40}, new int[] {8});

  /** √16 is a power of two: nothing is rounded on the way from M to P. */
  private static final float ROOT = 4;

  private static SmallLearner sasRec(boolean finalNorm) {
    SmallLearner given = new SmallLearner();
    given.width = 16;
    given.blocks = 0;
    given.positions = Positions.NONE;
    given.sharedItems = false;
    given.finalNorm = finalNorm;
    given.dropout = 0;
    given.window = 30;
    return given;
  }

  private static SmallLearner fmc() {
    SmallLearner given = sasRec(true);
    given.backbone = Fmc.ID;
    return given;
  }

  private static float[] weight(Learner learner, String name) {
    return learner.weights().stream()
        .filter(array -> array.name().equals(name))
        .findFirst()
        .orElseThrow()
        .values();
  }

  /** An FMC whose Q is N. */
  private static NetworkLearner chain(float[] p, Learner sasRec) {
    NetworkLearner chain = fmc().open(1);
    int[] shape = {SmallLearner.ITEMS + 1, 16};
    chain.restore(
        List.of(
            new NamedArray("item_embedding", shape, p),
            new NamedArray("output_embedding", shape, weight(sasRec, "output_embedding"))),
        List.of());
    return chain;
  }

  private static float[] scores(Learner learner) {
    float[] scores = new float[HISTORIES.count() * (SmallLearner.ITEMS + 1)];
    learner.recommender().score(HISTORIES, scores);
    return scores;
  }

  private static float[] times(float factor, float[] values) {
    float[] product = values.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return product;
  }

  @Test
  void withoutTheLastNormScoresAndGradientsAreThoseOfFmcBitForBit() {
    try (NetworkLearner sasRec = sasRec(false).open(1);
        NetworkLearner chain = chain(times(ROOT, weight(sasRec, "item_embedding")), sasRec)) {
      assertThat(scores(sasRec)).isEqualTo(scores(chain));
      assertThat(sasRec.parameterCount()).isEqualTo(chain.parameterCount());

      assertThat(SmallLearner.step(sasRec, 1)).isEqualTo(SmallLearner.step(chain, 1));

      Map<String, double[]> own = SmallLearner.gradients(sasRec);
      Map<String, double[]> ofChain = SmallLearner.gradients(chain);
      assertThat(own.get("output_embedding.first_moment"))
          .isEqualTo(ofChain.get("output_embedding.first_moment"));
      assertThat(own.get("item_embedding.first_moment"))
          .isEqualTo(
              Arrays.stream(ofChain.get("item_embedding.first_moment"))
                  .map(g -> ROOT * g)
                  .toArray());
    }
  }

  @Test
  void withTheLastNormScoresAreThoseOfFmcOnNormedRows() {
    try (NetworkLearner sasRec = sasRec(true).open(1)) {
      SmallLearner.steps(sasRec, 1, 5);
      float[] p = normed(times(ROOT, weight(sasRec, "item_embedding")), sasRec);
      try (NetworkLearner chain = chain(p, sasRec)) {
        assertThat(scores(sasRec)).containsExactly(scores(chain), within(1e-5f));
        assertThat(SmallLearner.step(sasRec, 6).total())
            .isCloseTo(SmallLearner.step(chain, 6).total(), within(1e-6));
      }
    }
  }

  /** Row by row: what the last norm makes of M; row 0 is nobody's. */
  private static float[] normed(float[] rows, Learner sasRec) {
    float[] gain = weight(sasRec, "final_norm.gain");
    float[] bias = weight(sasRec, "final_norm.bias");
    float[] normed = new float[rows.length];
    for (int at = 16; at < rows.length; at += 16) {
      double mean = 0;
      double square = 0;
      for (int k = 0; k < 16; k++) {
        mean += rows[at + k] / 16.0;
        square += (double) rows[at + k] * rows[at + k] / 16;
      }
      double deviation = Math.sqrt(square - mean * mean + 1e-8);
      for (int k = 0; k < 16; k++) {
        normed[at + k] = (float) ((rows[at + k] - mean) / deviation * gain[k] + bias[k]);
      }
    }
    return normed;
  }

  /** Section III-E: r = (U_u + F_t) · M. */
  @Test
  void aVectorOfTheUserIsAddedToTheState() {
    SmallLearner given = new SmallLearner();
    given.userVectors = true;
    try (NetworkLearner learner = given.open(1)) {
      SmallLearner.steps(learner, 1, 5);
      PackedHistories known =
          new PackedHistories(
              HISTORIES.items(), HISTORIES.offsets(), 3, new int[] {4, -1, 69}, null);

      float[] with = learner.networkRecommender().states(known);
      float[] without = learner.networkRecommender().states(HISTORIES);

      float[] users = weight(learner, "user_embedding");
      int[] userOfToken = {4, 4, -1, -1, -1, -1, 69};
      for (int t = 0; t < userOfToken.length; t++) {
        for (int k = 0; k < 16; k++) {
          assertThat(with[t * 16 + k])
              .isEqualTo(users[(userOfToken[t] + 1) * 16 + k] + without[t * 16 + k]);
        }
      }
      assertThat(Arrays.copyOf(users, 16)).containsOnly(0);
    }
  }
}
