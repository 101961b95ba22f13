package recdenoiser.engine.denoise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Adam;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.model.BackboneSettings.Layout;
import recdenoiser.engine.model.SmallModel;

/** The estimators' expectation is the gradient that enumerating all masks gives. */
class MaskGradientExpectationTest {
  private static final int BLOCKS = 2;
  private static final int WINDOW = 3;
  private static final int DRAWS = 5000;
  private static final double WEIGHT = 1.0 / 4;

  private final SmallModel model =
      new SmallModel(SmallModel.settings(Layout.ORIGINAL, WINDOW, 4, BLOCKS), 12, 3, 2, 3, 1);
  private final MaskLogits logits = logits(BLOCKS, WINDOW);
  private final MaskEstimates estimates = new MaskEstimates(model, logits, WEIGHT);

  @ParameterizedTest
  @CsvSource({
    "AR, PER_BATCH, GLOBAL",
    "AR, PER_BATCH, REACHABLE",
    "AR, PER_SEQUENCE, GLOBAL",
    "AR, PER_SEQUENCE, REACHABLE",
    "ARM, PER_BATCH, GLOBAL",
    "ARM, PER_BATCH, REACHABLE",
    "ARM, PER_SEQUENCE, GLOBAL",
    "ARM, PER_SEQUENCE, REACHABLE"
  })
  void estimateIsUnbiased(Estimator estimator, MaskDraw draw, Credit credit) {
    double[] exact =
        Arrays.stream(new ExactMaskGradient(logits).of(model, WEIGHT))
            .flatMapToDouble(Arrays::stream)
            .toArray();

    Moments moments = estimates.of(estimator, draw, credit, DRAWS);

    double greatest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
    double chiSquare = 0;
    int connections = 0;
    for (int c = 0; c < exact.length; c++) {
      double error = moments.standardError(c);
      assertThat(Math.abs(moments.mean(c) - exact[c]))
          .as("connection %d: mean %s ± %s, exact %s", c, moments.mean(c), error, exact[c])
          .isLessThanOrEqualTo(4 * error);
      if (error > 0) {
        connections++;
        chiSquare += Math.pow((moments.mean(c) - exact[c]) / error, 2);
      }
    }
    assertThat(chiSquare / connections).as("mean squared deviation in errors").isLessThan(2.5);
    if (estimator == Estimator.ARM) {
      double error = Math.sqrt(moments.totalVariance() / DRAWS);
      assertThat(error).as("error of the whole gradient").isLessThan(0.5 * greatest);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "8, 16"})
  void reachableCreditHasLessVarianceThanGlobalCredit(
      int window, int sequences, TestReporter reporter) {
    int[] lengths = new int[sequences];
    Arrays.setAll(lengths, s -> 1 + (window - 1 + 3 * s) % window);
    SmallModel small =
        new SmallModel(SmallModel.settings(Layout.ORIGINAL, window, 4, BLOCKS), 12, lengths);
    MaskEstimates own = new MaskEstimates(small, logits(BLOCKS, window), 1.0 / sequences);

    double reachable = variance(own, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    double global = variance(own, MaskDraw.PER_SEQUENCE, Credit.GLOBAL);

    String figures =
        String.format(
            Locale.ROOT,
            "total variance of ARM, n = %d, %d sequences: a draw for each sequence REACHABLE %.4g, "
                + "GLOBAL %.4g; one for the batch REACHABLE %.4g, GLOBAL %.4g",
            window,
            sequences,
            reachable,
            global,
            variance(own, MaskDraw.PER_BATCH, Credit.REACHABLE),
            variance(own, MaskDraw.PER_BATCH, Credit.GLOBAL));
    reporter.publishEntry(figures);
    assertThat(reachable).as(figures).isLessThan(global);
  }

  private static double variance(MaskEstimates estimates, MaskDraw draw, Credit credit) {
    return estimates.of(Estimator.ARM, draw, credit, 1000).totalVariance();
  }

  private static MaskLogits logits(int blocks, int window) {
    MaskLogits logits = new MaskLogits(blocks, window, 0.5, new Adam());
    Random random = new Random(4);
    float[] values = new float[blocks * window * window];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    logits.restore(values, null);
    return logits;
  }
}
