package recdenoiser.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.autodiff.GradientCheck;
import recdenoiser.engine.autodiff.GradientCheck.Numbers;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.LossNegativesAvoid;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.loss.LossSettings.Sampler;

/**
 * Every loss with its gradients against the formula, token by token and item by item, in double
 * precision; scores have a bias and an offset. More items and predictions than are worked on at a
 * time, some tokens predict nothing.
 */
class TokenLossTest {
  private static final double WEIGHT = 0.3;

  static Stream<LossSettings> losses() {
    return Stream.of(
        new LossSettings(Loss.BINARY, 1, NegativesFor.POSITION, 0),
        new LossSettings(Loss.BINARY, 1, NegativesFor.SEQUENCE, 0.5),
        new LossSettings(Loss.BINARY, 4, NegativesFor.POSITION, 0.75),
        new LossSettings(Loss.BINARY, 4, NegativesFor.SEQUENCE, 0.75),
        new LossSettings(Loss.SAMPLED_SOFTMAX, 1, NegativesFor.POSITION, 0),
        new LossSettings(Loss.SAMPLED_SOFTMAX, 4, NegativesFor.POSITION, 0),
        new LossSettings(Loss.SAMPLED_SOFTMAX, 4, NegativesFor.SEQUENCE, 0),
        drawn(Loss.BINARY, 1, NegativesFor.POSITION, Sampler.IN_BATCH, LossNegativesAvoid.TARGET),
        drawn(
            Loss.SAMPLED_SOFTMAX,
            4,
            NegativesFor.SEQUENCE,
            Sampler.IN_BATCH,
            LossNegativesAvoid.NOTHING),
        drawn(
            Loss.BINARY, 4, NegativesFor.POSITION, Sampler.POPULARITY, LossNegativesAvoid.NOTHING),
        new LossSettings(Loss.FULL_SOFTMAX, 1, NegativesFor.POSITION, 0),
        new LossSettings(Loss.BPR, 1, NegativesFor.POSITION, 0),
        new LossSettings(Loss.BPR, 4, NegativesFor.SEQUENCE, 0),
        new LossSettings(Loss.TOP1, 4, NegativesFor.POSITION, 0),
        new LossSettings(Loss.TOP1, 4, NegativesFor.BATCH, 0),
        new LossSettings(Loss.BPR_MAX, 4, NegativesFor.POSITION, 0),
        likeGru4Rec(Loss.BPR_MAX),
        likeGru4Rec(Loss.SAMPLED_SOFTMAX),
        likeGru4Rec(Loss.BINARY));
  }

  /** Items of the batch and popular ones, the same for all predictions. */
  private static LossSettings likeGru4Rec(Loss loss) {
    return new LossSettings(
        loss,
        6,
        NegativesFor.BATCH,
        Sampler.IN_BATCH,
        0.5,
        7,
        LossNegativesAvoid.TRAINING,
        0.5,
        1.95);
  }

  private static LossSettings drawn(
      Loss loss, int negatives, NegativesFor whom, Sampler sampler, LossNegativesAvoid avoid) {
    return new LossSettings(loss, negatives, whom, sampler, 0.75, avoid, 0);
  }

  static Stream<Arguments> lossesAndScores() {
    return losses()
        .flatMap(
            loss ->
                Stream.of(
                    Arguments.of(loss, false, false),
                    Arguments.of(loss, true, false),
                    Arguments.of(loss, true, true)));
  }

  @ParameterizedTest
  @MethodSource("lossesAndScores")
  void isTheFormulaAndSoAreItsGradients(LossSettings settings, boolean bias, boolean offsets) {
    LossCase given = new LossCase(settings, bias, offsets, 290, 140, 3, 0, 160);

    given.run(WEIGHT);

    double[] expected = given.formula();
    assertThat(given.losses()).containsExactly(expected, within(1e-10));
    assertThat(Arrays.stream(expected).filter(loss -> loss == 0)).isNotEmpty();
    DoubleSupplier objective = () -> WEIGHT * Arrays.stream(given.formula()).sum();
    someAgree("states", given.states(), given.stateGradient(), objective);
    someAgree("items", Numbers.of(given.items()), given.itemGradient(), objective);
    if (bias) {
      someAgree("bias", Numbers.of(given.bias()), given.biasGradient(), objective);
    }
    if (offsets) {
      someAgree("offsets", given.offsets(), given.offsetGradient(), objective);
    }
  }

  static Stream<Arguments> distances() {
    return Stream.of(Measure.SQUARED_DISTANCE, Measure.DISTANCE)
        .flatMap(
            measure ->
                losses()
                    .filter(loss -> loss.loss() != Loss.FULL_SOFTMAX)
                    .map(loss -> Arguments.of(measure, loss)));
  }

  @ParameterizedTest
  @MethodSource("distances")
  void comparesByDistanceAsWell(Measure measure, LossSettings settings) {
    boolean bias = settings.loss() != Loss.BPR;
    LossCase given = new LossCase(measure, settings, bias, true, 40, 140, 3, 0, 30);

    given.run(WEIGHT);

    assertThat(given.losses()).containsExactly(given.formula(), within(1e-10));
    DoubleSupplier objective = () -> WEIGHT * Arrays.stream(given.formula()).sum();
    someAgree("states", given.states(), given.stateGradient(), objective);
    someAgree("items", Numbers.of(given.items()), given.itemGradient(), objective);
    someAgree("offsets", given.offsets(), given.offsetGradient(), objective);
    if (bias) {
      someAgree("bias", Numbers.of(given.bias()), given.biasGradient(), objective);
    }
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void allItemsScoreAsInALoss(Measure measure) {
    LossSettings settings = new LossSettings(Loss.BPR, 4, NegativesFor.POSITION, 0);
    for (boolean bias : new boolean[] {true, false}) {
      double[][] logits = new LossCase(measure, settings, bias, false, 40, 6, 5).logits();

      assertThat(logits[0]).containsExactly(logits[1], within(1e-12));
    }
  }

  @Test
  void aStateThatIsItsItemHasNoDerivativeAndPassesNoneOn() {
    Distances distances = new Distances(Measure.DISTANCE);

    assertThat(distances.factor(3, 0)).isZero();
    assertThat(distances.factor(3, 2)).isEqualTo(1.5);
    assertThat(new Distances(Measure.SQUARED_DISTANCE).factor(3, 2)).isEqualTo(6);
  }

  @Test
  void theSoftmaxOverAllItemsIsOfInnerProducts() {
    LossSettings settings = new LossSettings(Loss.FULL_SOFTMAX, 1, NegativesFor.POSITION, 0);

    assertThatThrownBy(() -> new LossCase(Measure.DISTANCE, settings, false, false, 9, 4))
        .hasMessage("The softmax over all items is of inner products, not of distances.");
  }

  @Test
  void theSoftmaxOverItemsOfWhichTheLaterOnesHaveMuchGreaterScores() {
    LossSettings softmax = new LossSettings(Loss.FULL_SOFTMAX, 1, NegativesFor.POSITION, 0);
    LossCase given = new LossCase(softmax, true, false, 700, 30).stretchingItems(300, 40);

    given.run(WEIGHT);

    assertThat(given.losses()).containsExactly(given.formula(), within(1e-9));
    DoubleSupplier objective = () -> WEIGHT * Arrays.stream(given.formula()).sum();
    someAgree("states", given.states(), given.stateGradient(), objective);
    someAgree("items", Numbers.of(given.items()), given.itemGradient(), objective);
    someAgree("bias", Numbers.of(given.bias()), given.biasGradient(), objective);
  }

  private static void someAgree(
      String what, Numbers numbers, double[] gradient, DoubleSupplier objective) {
    int step = Math.max(1, gradient.length / 40);
    double[] some = new double[gradient.length / step];
    Arrays.setAll(some, i -> gradient[i * step]);
    GradientCheck.agreesEvenIfZero(
        what,
        new Numbers() {
          @Override
          public double get(int index) {
            return numbers.get(index * step);
          }

          @Override
          public void set(int index, double value) {
            numbers.set(index * step, value);
          }
        },
        some,
        objective);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theStatesItAsksForAreEnough(LossSettings settings) {
    LossCase all = new LossCase(settings, true, true, 40, 25, 3);
    LossCase some = new LossCase(settings, true, true, 40, 25, 3).givingWhatIsWanted();

    all.run(WEIGHT);
    some.run(WEIGHT);

    assertThat(some.losses()).isEqualTo(all.losses());
    assertThat(some.stateGradient()).isEqualTo(all.stateGradient());
    assertThat(some.offsetGradient()).isEqualTo(all.offsetGradient());
    assertThat(some.itemGradient()).isEqualTo(all.itemGradient());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void comparedAloneItIsTheSameAndLeavesTheGradientsAsTheyWere(LossSettings settings) {
    LossCase given = new LossCase(settings, true, true, 40, 6, 5);
    given.run(WEIGHT);
    double[] losses = given.losses();
    double[] items = given.itemGradient();

    double[] others = given.runAndCompareWithMovedStates(WEIGHT);

    assertThat(given.losses()).isEqualTo(losses);
    assertThat(given.itemGradient()).isEqualTo(items);
    assertThat(others).isNotEqualTo(losses);
    given.moveStates();
    assertThat(others).containsExactly(given.formula(), within(1e-10));
  }

  @Test
  void withoutBiasOneNegativeAndNoCalibrationIsTheLossOfSasRec() {
    LossCase given =
        new LossCase(
            new LossSettings(Loss.BINARY, 1, NegativesFor.POSITION, 0), false, false, 9, 4);

    assertThat(given.loss()).isInstanceOf(BinaryLoss.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 101, 1", // t = 0 is the usual loss
    "1, 10, 101, 0.1", // t = 1: β is the sampling rate
    "0.75, 10, 101, 0.325", // 0.1 (0.75 (1 - 10) + 10)
    "0.5, 100, 101, 1" // all others are negatives
  })
  void calibrationByHand(double t, int negatives, int items, double expected) {
    LossSettings settings = new LossSettings(Loss.BINARY, negatives, NegativesFor.POSITION, t);

    assertThat(Comparison.calibration(settings, items)).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(names = {"SAMPLED_SOFTMAX", "BPR", "TOP1", "BPR_MAX"})
  void aNegativeThatIsTheTargetHasNoPart(Loss loss) {
    LossSettings settings = new LossSettings(loss, 3, NegativesFor.SEQUENCE, 0);
    LossCase given = new LossCase(settings, false, false, 8, 4);
    given.everybodyHasEverythingBut(2);
    Arrays.fill(given.batch().positives(), 2);

    given.run(WEIGHT);

    assertThat(given.negatives(0)).containsExactly(2, 2, 2);
    assertThat(given.losses()).containsOnly(0);
    assertThat(given.stateGradient()).containsOnly(0);
  }

  @Test
  void whatTheBatchSharesIsWhatItPredictsAndExtraSamples() {
    LossCase given = new LossCase(likeGru4Rec(Loss.BPR_MAX), false, false, 300, 5, 4);

    given.run(WEIGHT);

    int[] drawn = given.negatives(0);
    assertThat(given.negativeCount()).isEqualTo(6 + 7);
    assertThat(given.loss().needsWholeBatch()).isTrue();
    assertThat(Arrays.stream(drawn).limit(6).boxed())
        .isSubsetOf(Arrays.stream(given.batch().positives()).boxed().toList());
    assertThat(Arrays.stream(drawn).skip(6).boxed()).isSubsetOf(given.everyAction());
  }

  @Test
  void negativesAreItemsThatTheUserHasNot() {
    LossSettings settings = new LossSettings(Loss.BINARY, 200, NegativesFor.SEQUENCE, 0);
    LossCase given = new LossCase(settings, false, false, 8, 4);
    given.everybodyHasEverythingBut(2, 5);

    given.run(WEIGHT);

    assertThat(Arrays.stream(given.negatives(0)).distinct()).containsExactlyInAnyOrder(2, 5);
  }

  @Test
  void positionsHaveNegativesOfTheirOwnOrShareThem() {
    LossCase own =
        new LossCase(
            new LossSettings(Loss.BINARY, 20, NegativesFor.POSITION, 0), false, false, 300, 5, 4);
    LossCase shared =
        new LossCase(
            new LossSettings(Loss.BINARY, 20, NegativesFor.SEQUENCE, 0), false, false, 300, 5, 4);

    own.run(WEIGHT);
    shared.run(WEIGHT);

    assertThat(own.negatives(0)).isNotEqualTo(own.negatives(1));
    assertThat(shared.negatives(0)).isNotEqualTo(shared.negatives(1));
    assertThat(shared.negativeCount()).isEqualTo(2 * 20);
  }
}
