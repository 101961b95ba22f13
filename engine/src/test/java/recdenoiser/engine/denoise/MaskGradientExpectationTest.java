package recdenoiser.engine.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static recdenoiser.engine.denoise.MaskEstimates.flat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.MaskedModel.Masks;
import recdenoiser.engine.model.SasRecKind;

/** The estimators' expectation is the gradient that enumerating all masks gives. */
class MaskGradientExpectationTest {
  private static final int DRAWS = 5000;

  static Stream<Arguments> estimators() {
    return Stream.of(Estimator.AR, Estimator.ARM, Estimator.DISARM, Estimator.REINFORCE)
        .flatMap(
            estimator ->
                Stream.of(MaskDraw.values())
                    .flatMap(
                        draw ->
                            Stream.of(Credit.values())
                                .flatMap(
                                    credit ->
                                        Stream.of(Masks.values())
                                            .map(
                                                masks ->
                                                    Arguments.of(
                                                        estimator, draw, credit, masks)))));
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void estimateIsUnbiased(Estimator estimator, MaskDraw draw, Credit credit, Masks masks) {
    Moments moments = new MaskEstimates(masks.model()).of(estimator, draw, credit, DRAWS);

    assertMean(moments, flat(masks.exact()));
    if (estimator.antithetic()) {
      double greatest = Arrays.stream(flat(masks.exact())).map(Math::abs).max().orElseThrow();
      double error = Math.sqrt(moments.totalVariance() / DRAWS);
      assertThat(error).as("error of the whole gradient").isLessThan(0.5 * greatest);
    }
  }

  private static void assertMean(Moments moments, double[] exact) {
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
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "8, 16"})
  void reachableCreditHasLessVarianceThanGlobalCredit(
      int window, int sequences, TestReporter reporter) {
    MaskEstimates own = causal(window, sequences);

    double reachable = variance(own, Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    double global = variance(own, Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.GLOBAL);

    String figures =
        String.format(
            Locale.ROOT,
            "total variance of ARM, n = %d, %d sequences: a draw for each sequence REACHABLE %.4g, "
                + "GLOBAL %.4g; one for the batch REACHABLE %.4g, GLOBAL %.4g",
            window,
            sequences,
            reachable,
            global,
            variance(own, Estimator.ARM, MaskDraw.PER_BATCH, Credit.REACHABLE),
            variance(own, Estimator.ARM, MaskDraw.PER_BATCH, Credit.GLOBAL));
    reporter.publishEntry(figures);
    assertThat(reachable).as(figures).isLessThan(global);
  }

  /** Of sequences of many lengths, the shorter of which lack connections. */
  @ParameterizedTest
  @CsvSource({"8, 16"})
  void aDrawForTheBatchHasLessVarianceIfSequencesWithoutAConnectionDoNotCount(
      int window, int sequences, TestReporter reporter) {
    double having =
        variance(causal(window, sequences), Estimator.ARM, MaskDraw.PER_BATCH, Credit.REACHABLE);
    double all =
        variance(
            causal(window, sequences).inAllSequences(),
            Estimator.ARM,
            MaskDraw.PER_BATCH,
            Credit.REACHABLE);

    String figures = String.format(Locale.ROOT, "having %.4g, all %.4g", having, all);
    reporter.publishEntry(figures);
    assertThat(having).as(figures).isLessThan(all);
  }

  @ParameterizedTest
  @EnumSource(Masks.class)
  void disarmHasLessVarianceThanArm(Masks masks) {
    MaskEstimates estimates = new MaskEstimates(masks.model());

    for (MaskDraw draw : MaskDraw.values()) {
      for (Credit credit : Credit.values()) {
        assertThat(variance(estimates, Estimator.DISARM, draw, credit))
            .as("%s, %s", draw, credit)
            .isLessThan(variance(estimates, Estimator.ARM, draw, credit));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Masks.class)
  void aBaselineLessensTheVarianceAndKeepsTheMean(Masks masks) {
    for (MaskDraw draw : MaskDraw.values()) {
      for (Credit credit : Credit.values()) {
        Moments plain =
            new MaskEstimates(masks.model())
                .withoutBaseline()
                .of(Estimator.REINFORCE, draw, credit, DRAWS);
        Moments compared =
            new MaskEstimates(masks.model()).of(Estimator.REINFORCE, draw, credit, DRAWS);

        assertMean(plain, flat(masks.exact()));
        assertMean(compared, flat(masks.exact()));
        assertThat(compared.totalVariance())
            .as("%s, %s", draw, credit)
            .isLessThan(0.5 * plain.totalVariance());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 16"})
  void variancesOfTheEstimators(int window, int sequences, TestReporter reporter) {
    MaskEstimates own = causal(window, sequences);

    List<Double> variances =
        Stream.of(Estimator.DISARM, Estimator.ARM, Estimator.AR)
            .map(estimator -> variance(own, estimator, MaskDraw.PER_SEQUENCE, Credit.REACHABLE))
            .toList();

    reporter.publishEntry("total variance of DisARM, ARM and AR: " + variances);
    assertThat(variances).isSorted();
  }

  private static MaskEstimates causal(int window, int sequences) {
    int[] lengths = new int[sequences];
    Arrays.setAll(lengths, s -> 1 + (window - 1 + 3 * s) % window);
    return new MaskEstimates(MaskedModel.of(SasRecKind.ID, 1, 1, window, lengths));
  }

  private static double variance(
      MaskEstimates estimates, Estimator estimator, MaskDraw draw, Credit credit) {
    return estimates.of(estimator, draw, credit, 1000).totalVariance();
  }
}
