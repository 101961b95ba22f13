package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.train.SmallLearner;

/**
 * Stochastic shared embeddings on sequences of items 1 to 30 of a catalogue so large that a random
 * item is never one of them.
 */
class SharedEmbeddingsTest {
  private static final int USERS = 400;
  private static final int LENGTH = 25;
  private static final int ITEMS = Integer.MAX_VALUE / 64;
  private static final int KNOWN = 30;

  private final TrainingSequences data = data();
  private Positions positions = Positions.SLOT;

  @ParameterizedTest
  @EnumSource(Positions.class)
  void withProbabilityZeroTheSequencesAreThoseOfSasRec(Positions counted) {
    positions = counted;
    TokenBatch plain = fill(plain(), 5);
    TokenBatch shared = fill(assembler(0, 0), 5);

    assertThat(tokens(shared, shared.items())).isEqualTo(tokens(plain, plain.items()));
    assertThat(tokens(shared, shared.positives())).isEqualTo(tokens(plain, plain.positives()));
    assertThat(tokens(shared, shared.users())).isEqualTo(tokens(plain, plain.users()));
  }

  @Test
  void withProbabilityOneEveryInputAndTargetIsRandom() {
    TokenBatch batch = fill(assembler(1, 0), 5);

    assertThat(Arrays.stream(tokens(batch, batch.items())))
        .allMatch(item -> item > KNOWN && item <= ITEMS);
    assertThat(Arrays.stream(tokens(batch, batch.positives())))
        .allMatch(item -> item > KNOWN && item <= ITEMS);
    assertThat(Arrays.stream(tokens(batch, batch.items())).distinct().count())
        .isGreaterThan(batch.tokens() - 5);
    for (int t = 1; t < batch.tokens(); t++) {
      assertThat(batch.positives()[t - 1]).isNotEqualTo(batch.items()[t]);
    }
  }

  @Test
  void aReplacedInputHasARandomTargetAndIsTheTargetBefore() {
    TokenBatch batch = fill(assembler(0.3, 0), 5);
    TokenBatch plain = fill(assembler(0, 0), 5);
    int replaced = 0;
    for (int s = 0; s < batch.sequences(); s++) {
      for (int t = batch.offsets()[s]; t < batch.offsets()[s + 1]; t++) {
        boolean random = batch.items()[t] != plain.items()[t];
        boolean newest = t == batch.offsets()[s + 1] - 1;
        replaced += random ? 1 : 0;
        if (random) {
          assertThat(batch.items()[t]).isGreaterThan(KNOWN);
          assertThat(batch.positives()[t]).isGreaterThan(KNOWN).isNotEqualTo(batch.items()[t]);
        } else if (newest) {
          assertThat(batch.positives()[t]).isEqualTo(plain.positives()[t]);
        } else {
          assertThat(batch.positives()[t]).isEqualTo(batch.items()[t + 1]);
        }
      }
    }
    double share = replaced / (double) batch.tokens();
    double deviation = Math.sqrt(0.3 * 0.7 / batch.tokens());
    assertThat(share).isCloseTo(0.3, within(5 * deviation));
    assertThat(tokens(batch, batch.users())).isEqualTo(tokens(plain, plain.users()));
  }

  @Test
  void nothingIsPredictedWhereNothingWas() {
    positions = Positions.FROM_PREDICTION;
    TokenBatch batch = fill(assembler(1, 0), 5);

    for (int s = 0; s < batch.sequences(); s++) {
      int last = batch.offsets()[s + 1] - 1;
      assertThat(batch.positives()[last]).isGreaterThan(KNOWN);
      assertThat(Arrays.stream(Arrays.copyOfRange(batch.positives(), batch.offsets()[s], last)))
          .allMatch(item -> item == 0);
    }
  }

  @Test
  void aSequenceHasOneUserAndItMayBeAnyone() {
    TokenBatch batch = fill(assembler(0, 0.5), 5);
    int others = 0;
    for (int s = 0; s < batch.sequences(); s++) {
      int first = batch.offsets()[s];
      int user = batch.users()[first];
      assertThat(user).isBetween(1, USERS);
      assertThat(Arrays.copyOfRange(batch.users(), first, batch.offsets()[s + 1]))
          .containsOnly(user);
      others += user == s + 1 ? 0 : 1;
    }
    double deviation = Math.sqrt(0.25 / USERS);
    assertThat(others / (double) USERS).isCloseTo(0.5, within(5 * deviation));
  }

  @Test
  void theActionsStayThoseOfTheRealUser() {
    BatchAssembler assembler = assembler(1, 1);
    TokenBatch batch = fill(assembler, 5);

    assertThat(IntStream.range(0, USERS).map(s -> assembler.user(batch, s)).toArray())
        .isEqualTo(users());
  }

  @Test
  void aStepHasItsOwnDrawsWhateverPartsItIsFilledIn() {
    BatchAssembler assembler = assembler(0.3, 0.5);
    TokenBatch whole = fill(assembler, 5);
    TokenBatch other = fill(assembler, 6);
    TokenBatch parts = new TokenBatch();
    assembler.layOut(parts, users(), 0, USERS, 5);
    assembler.fill(parts, 150, USERS, 5);
    assembler.fill(parts, 0, 150, 5);

    assertThat(tokens(parts, parts.items()))
        .isEqualTo(tokens(whole, whole.items()))
        .isNotEqualTo(tokens(other, other.items()));
    assertThat(tokens(parts, parts.positives())).isEqualTo(tokens(whole, whole.positives()));
    assertThat(tokens(parts, parts.users()))
        .isEqualTo(tokens(whole, whole.users()))
        .isNotEqualTo(tokens(other, other.users()));
  }

  private BatchAssembler assembler(double replaceItem, double replaceUser) {
    return new SharedEmbeddings(plain(), data, replaceItem, replaceUser, 1);
  }

  private BatchAssembler plain() {
    return new NextItemBatches(data, 12, positions == Positions.FROM_PREDICTION, null);
  }

  private static TokenBatch fill(BatchAssembler assembler, long step) {
    TokenBatch batch = new TokenBatch();
    assembler.layOut(batch, users(), 0, USERS, step);
    assembler.fill(batch, 0, batch.sequences(), step);
    return batch;
  }

  private static int[] tokens(TokenBatch batch, int[] numbers) {
    return Arrays.copyOf(numbers, batch.tokens());
  }

  private static int[] users() {
    return IntStream.range(0, USERS).toArray();
  }

  private static TrainingSequences data() {
    int[][] actions = new int[USERS][];
    for (int u = 0; u < USERS; u++) {
      int user = u;
      actions[u] = IntStream.range(0, LENGTH).map(a -> 1 + (user + a) % KNOWN).toArray();
    }
    return SmallLearner.of(ITEMS, actions);
  }
}
