package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.denoise.LearnedMaskKind;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.denoise.Uniforms;

/** With all masks open and β = γ = 0 the denoiser is its backbone, bit for bit. */
class OpenMasksTest {
  private static final int STEPS = 4;

  /** Two blocks of two heads. */
  private static final int PLANES = 4;

  /** σ(Φ) so close to 1 that no draw of 24 bits reaches it. */
  private static final double OPEN = 1 - 1e-12;

  private static final PackedHistories HISTORIES =
      PackedHistories.of(new int[] {3}, new int[] {4, 8, 2}, new int[] {9, 9, 1, 30, 22, 7, 5});

  @ParameterizedTest
  @CsvSource({
    "SASREC, ARM, PER_BATCH, GLOBAL, SHARED, 0.3",
    "SASREC, ARM, PER_SEQUENCE, REACHABLE, SHARED, 0.3",
    "SASREC, ARM, PER_SEQUENCE, REACHABLE, SHARED, 0",
    "SASREC, ARM, PER_SEQUENCE, REACHABLE, PER_HEAD, 0.3",
    "SASREC, AR, PER_BATCH, REACHABLE, SHARED, 0",
    "SASREC, AR, PER_SEQUENCE, GLOBAL, SHARED, 0.3",
    "SASREC, DISARM, PER_BATCH, GLOBAL, PER_HEAD, 0.3",
    "SASREC, REINFORCE, PER_SEQUENCE, REACHABLE, PER_HEAD, 0",
    "SASREC, STRAIGHT_THROUGH, PER_BATCH, GLOBAL, SHARED, 0.3",
    "SASREC, STRAIGHT_THROUGH, PER_SEQUENCE, GLOBAL, PER_HEAD, 0.3",
    "TISASREC, ARM, PER_SEQUENCE, REACHABLE, PER_HEAD, 0.3",
    "TISASREC, DISARM, PER_BATCH, GLOBAL, SHARED, 0.3"
  })
  void openMasksGiveThePlainBackbone(
      String network,
      Estimator estimator,
      MaskDraw draw,
      Credit credit,
      MaskHeads heads,
      double dropout) {
    SmallLearner plain = new SmallLearner();
    SmallLearner open = new SmallLearner().masked(estimator, draw, credit);
    plain.backbone = network;
    open.backbone = network;
    open.maskHeads = heads;
    open.maskStart = OPEN;
    open.maskLearningRate = 0;
    plain.dropout = dropout;
    open.dropout = dropout;
    everyDrawIsOpen(draw, open.window);

    try (Learner backbone = plain.open(1);
        NetworkLearner denoiser = open.open(1)) {
      assertThat(SmallLearner.steps(denoiser, 1, STEPS))
          .isEqualTo(SmallLearner.steps(backbone, 1, STEPS));
      int dense = backbone.weights().size();
      SameBits.assertSame(denoiser.weights().subList(0, dense), backbone.weights());
      int moments = backbone.optimiserState().size();
      SameBits.assertSame(denoiser.optimiserState().subList(0, moments), backbone.optimiserState());
      assertThat(SameBits.bits(scores(denoiser))).isEqualTo(SameBits.bits(scores(backbone)));
      assertThat(denoiser.probes().get(LearnedMaskKind.OPEN_SHARES)[0]).containsOnly(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"ARM, PER_SEQUENCE", "DISARM, PER_BATCH", "STRAIGHT_THROUGH, PER_SEQUENCE"})
  void untilMasksBeginAttentionIsPlain(Estimator estimator, MaskDraw draw) {
    SmallLearner plain = new SmallLearner();
    SmallLearner later = new SmallLearner().masked(estimator, draw, Credit.GLOBAL);
    later.maskPenalty = 0.1;
    later.maskWarmUp = STEPS;
    try (Learner backbone = plain.open(1);
        NetworkLearner denoiser = later.open(2)) {
      float[] start = logits(denoiser);
      assertThat(SmallLearner.steps(denoiser, 1, STEPS))
          .isEqualTo(SmallLearner.steps(backbone, 1, STEPS));
      assertThat(logits(denoiser)).isEqualTo(start);

      assertThat(SmallLearner.step(denoiser, STEPS + 1).values()).containsKey("masks");
      assertThat(logits(denoiser)).isNotEqualTo(start);
    }
  }

  private static float[] logits(Learner learner) {
    return learner.weights().stream()
        .filter(array -> array.name().equals("mask_logits"))
        .findFirst()
        .orElseThrow()
        .values();
  }

  private static void everyDrawIsOpen(MaskDraw draw, int window) {
    double[] open = new MaskLogits(1, window, OPEN).open(0);
    double[] drawn = new double[window * window];
    for (int step = 1; step <= STEPS; step++) {
      for (int sequence = 0; sequence < SmallLearner.USERS; sequence++) {
        for (int plane = 0; plane < PLANES; plane++) {
          Uniforms.keyed(7, step, draw).read(plane, sequence, 0, drawn.length, drawn);
          for (int c = 0; c < drawn.length; c++) {
            assertThat(drawn[c] < open[c]).isTrue();
            assertThat(drawn[c] > 1 - open[c]).isTrue();
          }
        }
      }
    }
  }

  private static float[] scores(Learner learner) {
    float[] scores = new float[HISTORIES.count() * (SmallLearner.ITEMS + 1)];
    learner.recommender().score(HISTORIES, scores);
    return scores;
  }
}
