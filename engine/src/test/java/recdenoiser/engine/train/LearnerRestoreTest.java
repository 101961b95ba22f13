package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.model.CaserKind;
import recdenoiser.engine.model.Lstm4RecKind;
import recdenoiser.engine.storage.NamedArray;

/** Weights and optimiser state together are all that the next step depends on. */
class LearnerRestoreTest {

  static Stream<SmallLearner> learners() {
    SmallLearner separate = new SmallLearner();
    separate.sharedItems = false;
    SmallLearner masked =
        new SmallLearner().masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    masked.jacobianPenalty = 0.01;
    masked.maskPenalty = 0.01;
    Stream<SmallLearner> estimators =
        Stream.of(Estimator.values())
            .flatMap(
                estimator ->
                    Stream.of(
                        new SmallLearner().masked(estimator, MaskDraw.PER_BATCH, Credit.GLOBAL),
                        new SmallLearner()
                            .masked(estimator, MaskDraw.PER_SEQUENCE, Credit.REACHABLE)
                            .perHead()));
    SmallLearner caser = new SmallLearner();
    caser.backbone = CaserKind.ID;
    caser.window = 5;
    SmallLearner recurrent = new SmallLearner();
    recurrent.backbone = Lstm4RecKind.ID;
    return Stream.concat(Stream.of(separate, masked, caser, recurrent), estimators);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void goingOnFromACopyGivesTheBitsOfAnUninterruptedRun(SmallLearner given) {
    try (Learner whole = given.open(2);
        Learner before = given.open(1);
        Learner after = given.open(2)) {
      SmallLearner.steps(whole, 1, 3);
      List<LossTerms> expected = SmallLearner.steps(whole, 4, 6);
      SmallLearner.steps(before, 1, 3);
      SmallLearner.steps(after, 50, 51);

      after.restore(before.weights(), before.optimiserState());

      assertThat(SmallLearner.steps(after, 4, 6)).isEqualTo(expected);
      SameBits.assertSame(after, whole);
    }
  }

  @Test
  void copiesDoNotFollowLaterSteps() {
    try (Learner learner = new SmallLearner().open(1)) {
      List<NamedArray> weights = learner.weights();
      float before = weights.get(0).values()[SmallLearner.ITEMS];

      SmallLearner.steps(learner, 1, 2);

      assertThat(weights.get(0).values()[SmallLearner.ITEMS]).isEqualTo(before);
      assertThat(learner.weights().get(0).values()[SmallLearner.ITEMS]).isNotEqualTo(before);
    }
  }

  @Test
  void theBaselineOfReinforceGoesOnWithTheOptimiser() {
    SmallLearner given =
        new SmallLearner().masked(Estimator.REINFORCE, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    try (Learner learner = given.open(1)) {
      SmallLearner.steps(learner, 1, 2);

      NamedArray baseline = named(learner.optimiserState(), "mask_baseline");

      assertThat(baseline.shape()).containsExactly(given.blocks, given.window);
      for (float mean : baseline.values()) {
        assertThat(mean).isPositive();
      }
    }
  }

  @Test
  void masksOfHeadsAreSavedHeadByHead() {
    SmallLearner given =
        new SmallLearner().masked(Estimator.ARM, MaskDraw.PER_BATCH, Credit.GLOBAL);
    try (Learner shared = given.open(1);
        Learner own = given.perHead().open(1)) {
      int n = given.window;

      assertThat(named(shared.weights(), "mask_logits").shape())
          .containsExactly(given.blocks, n, n);
      assertThat(named(own.weights(), "mask_logits").shape())
          .containsExactly(given.blocks, given.model().heads(), n, n);
    }
  }

  private static NamedArray named(List<NamedArray> arrays, String name) {
    return arrays.stream().filter(array -> array.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aMissingArrayIsNamed() {
    try (Learner learner = new SmallLearner().open(1)) {
      List<NamedArray> weights = learner.weights();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> learner.restore(weights.subList(1, weights.size()), List.of()))
          .withMessage("The checkpoint has no array item_embedding.");
    }
  }

  @Test
  void anArrayOfAnotherShapeIsNamed() {
    SmallLearner wider = new SmallLearner();
    wider.width = 18;
    try (Learner learner = new SmallLearner().open(1);
        Learner other = wider.open(1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> learner.restore(other.weights(), other.optimiserState()))
          .withMessageContaining("item_embedding")
          .withMessageContaining("[41, 18]")
          .withMessageContaining("[41, 16]");
    }
  }
}
