package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.model.SsePtKind;
import recdenoiser.engine.model.TiSasRecKind;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.NetworkLearner;
import recdenoiser.engine.train.SmallLearner;

/** What whose history it is, and when its actions were, have to do with scores. */
class UsersAndTimesTest {
  private static final int[] ITEMS = {4, 9, 2, 30, 7, 7, 11};
  private static final long[] TIMES = {0, 30, 40, 75, 75, 200, 230};
  private static final int NOBODY = -1;

  private final SmallLearner given = new SmallLearner();

  @Test
  void theHistoryOfNobodyKnownIsInItsOwnUnitOfTime() {
    given.backbone = TiSasRecKind.ID;
    try (NetworkLearner learner = trained()) {
      float[] scores = score(learner, NOBODY, TIMES);

      long[] minutes = Arrays.stream(TIMES).map(t -> 1_600_000_000 + 60 * t).toArray();
      assertThat(score(learner, NOBODY, minutes)).isEqualTo(scores);
      long[] others = TIMES.clone();
      others[6] += 10;
      assertThat(score(learner, NOBODY, others)).isNotEqualTo(scores);
    }
  }

  @Test
  void theHistoryOfAUserIsInTheUnitOfTheTrainingActions() {
    given.backbone = TiSasRecKind.ID;
    try (NetworkLearner learner = trained()) {
      float[] scores = score(learner, 25, TIMES);

      long[] later = Arrays.stream(TIMES).map(t -> 60 * t).toArray();
      assertThat(score(learner, 25, later)).isNotEqualTo(scores);
    }
  }

  @Test
  void aHistoryWithoutTimesIsEquallySpaced() {
    given.backbone = TiSasRecKind.ID;
    try (NetworkLearner learner = trained()) {
      long[] spaced = LongStream.range(0, ITEMS.length).map(a -> 500 + 40 * a).toArray();

      assertThat(score(learner, NOBODY, null)).isEqualTo(score(learner, NOBODY, spaced));
    }
  }

  @Test
  void scoresAreThoseOfTheUserOrOfNobodyKnown() {
    given.backbone = SsePtKind.ID;
    given.weightDecay = 0.01;
    try (NetworkLearner learner = trained()) {
      float[] nobody = score(learner, NOBODY, null);

      assertThat(score(learner, 3, null)).isNotEqualTo(nobody);
      assertThat(score(learner, 4, null)).isNotEqualTo(score(learner, 3, null));
      float[] unnamed = new float[nobody.length];
      learner.recommender().score(PackedHistories.of(ITEMS), unnamed);
      assertThat(unnamed).isEqualTo(nobody);
    }
  }

  @Test
  void theRowOfNobodyKnownIsNotTrained() {
    given.backbone = SsePtKind.ID;
    given.weightDecay = 0.01;
    try (NetworkLearner learner = trained()) {
      NamedArray users =
          learner.weights().stream()
              .filter(array -> array.name().equals("user_embedding"))
              .findFirst()
              .orElseThrow();

      assertThat(users.shape()).containsExactly(SmallLearner.USERS + 1, given.userWidth);
      assertThat(Arrays.copyOf(users.values(), given.userWidth)).containsOnly(0);
    }
  }

  private NetworkLearner trained() {
    NetworkLearner learner = given.open(1);
    SmallLearner.steps(learner, 1, 5);
    return learner;
  }

  private static float[] score(Learner learner, int user, long[] times) {
    int[] offsets = {0, ITEMS.length};
    float[] scores = new float[SmallLearner.ITEMS + 1];
    learner
        .recommender()
        .score(new PackedHistories(ITEMS, offsets, 1, new int[] {user}, times), scores);
    return scores;
  }
}
