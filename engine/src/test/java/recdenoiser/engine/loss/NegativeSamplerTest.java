package recdenoiser.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.LossNegativesAvoid;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.loss.LossSettings.Sampler;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.SsePtKind;
import recdenoiser.engine.model.TestModels;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.train.SmallLearner;

/** What predictions are compared with, drawn from a catalogue of 12 items; nobody has the last. */
class NegativeSamplerTest {
  private static final int ITEMS = 12;
  private static final int[][] ACTIONS = {
    {1, 2, 3, 4}, {1, 3, 5, 1, 7, 1}, {6, 1, 8}, {9, 10, 1, 11, 2}, {2, 1, 2, 5, 2}
  };
  private static final int[] ALL = {0, 1, 2, 3, 4};
  private static final int STEPS = 4000;

  private final SmallLearner given = new SmallLearner();
  private final TokenBatch batch = new TokenBatch();
  private Sampler from = Sampler.UNIFORM;
  private LossNegativesAvoid avoid = LossNegativesAvoid.TRAINING;
  private double exponent = 0.75;
  private BatchAssembler assembler;

  NegativeSamplerTest() {
    given.data = SmallLearner.of(ITEMS, ACTIONS);
  }

  @ParameterizedTest
  @CsvSource({
    "UNIFORM, TRAINING, 0",
    "UNIFORM, TARGET, 0",
    "UNIFORM, NOTHING, 0",
    "POPULARITY, TRAINING, 0.75",
    "POPULARITY, TARGET, 1",
    "POPULARITY, NOTHING, 0",
    "IN_BATCH, TRAINING, 0",
    "IN_BATCH, TARGET, 0",
    "IN_BATCH, NOTHING, 0"
  })
  void itemsComeAsOftenAsTheyShould(Sampler sampler, LossNegativesAvoid rule, double power) {
    from = sampler;
    avoid = rule;
    exponent = power;
    int sequence = 1;
    int token = 1;
    int[] onePerPrediction = new int[ITEMS + 1];
    int[] forTheSequence = new int[ITEMS + 1];
    for (int step = 1; step <= STEPS; step++) {
      assemble(step, ALL);
      onePerPrediction[one(step)[batch.offsets()[sequence] + token]]++;
      for (int item : many(step, NegativesFor.SEQUENCE, 5, sequence)) {
        forTheSequence[item]++;
      }
    }

    agrees(onePerPrediction, probabilities(sequence, targets(sequence)[token]));
    agrees(forTheSequence, probabilities(sequence, targets(sequence)));
  }

  /** By the definition of the source, without what is avoided. */
  private double[] probabilities(int sequence, int... targets) {
    double[] weights = new double[ITEMS + 1];
    for (int item = 1; item <= ITEMS; item++) {
      weights[item] =
          switch (from) {
            case UNIFORM -> 1;
            case POPULARITY -> Math.pow(count(item, ACTIONS), exponent);
            case IN_BATCH -> count(item, predictionsBeside(sequence));
          };
    }
    if (avoid == LossNegativesAvoid.TRAINING) {
      Arrays.stream(ACTIONS[sequence]).forEach(item -> weights[item] = 0);
    } else if (avoid == LossNegativesAvoid.TARGET) {
      Arrays.stream(targets).forEach(item -> weights[item] = 0);
    }
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  private static int[][] predictionsBeside(int sequence) {
    return Arrays.stream(ALL)
        .filter(s -> s != sequence)
        .mapToObj(s -> Arrays.copyOfRange(ACTIONS[s], 1, ACTIONS[s].length))
        .toArray(int[][]::new);
  }

  private static int count(int item, int[][] sequences) {
    return (int)
        Arrays.stream(sequences).flatMapToInt(Arrays::stream).filter(i -> i == item).count();
  }

  /** χ² five deviations above its mean at most; what has probability 0 never comes. */
  private static void agrees(int[] counts, double[] probabilities) {
    double draws = Arrays.stream(counts).sum();
    double sum = 0;
    int possible = 0;
    for (int item = 0; item < counts.length; item++) {
      double expected = draws * probabilities[item];
      if (expected == 0) {
        assertThat(counts[item]).as("item " + item).isZero();
      } else {
        sum += (counts[item] - expected) * (counts[item] - expected) / expected;
        possible++;
      }
    }
    int freedom = possible - 1;
    assertThat(sum).isLessThan(freedom + 5 * Math.sqrt(2.0 * freedom));
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void whatTheUserHasInTrainingIsAvoided(Sampler sampler) {
    from = sampler;
    Set<Integer> drawn = new HashSet<>();
    for (int step = 1; step <= 300; step++) {
      assemble(step, ALL);
      Arrays.stream(of(one(step), 0)).forEach(drawn::add);
    }

    assertThat(drawn).hasSizeGreaterThan(3).doesNotContain(1, 2, 3, 4);
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void aUserWhoHasEverythingStillGetsSomeItem(Sampler sampler) {
    from = sampler;
    given.data =
        SmallLearner.of(ITEMS, IntStream.rangeClosed(1, ITEMS).toArray(), new int[] {5, 6});
    assemble(1, 0, 1);

    assertThat(Arrays.stream(one(1))).allMatch(item -> item >= 1 && item <= ITEMS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Sampler.class,
      names = {"POPULARITY", "IN_BATCH"})
  void aUserWhoHasAllThatIsOfferedGetsAnItemOfTheCatalogue(Sampler sampler) {
    from = sampler;
    given.data = SmallLearner.of(ITEMS, new int[] {1, 2, 3, 4, 5, 6}, new int[] {4, 5, 6});
    Set<Integer> drawn = new HashSet<>();
    for (int step = 1; step <= 100; step++) {
      assemble(step, 0, 1);
      Arrays.stream(of(one(step), 0)).forEach(drawn::add);
    }

    assertThat(drawn).containsExactlyInAnyOrder(7, 8, 9, 10, 11, 12);
  }

  @Test
  void aSequenceAloneInItsBatchIsComparedWithItemsOfTheCatalogue() {
    from = Sampler.IN_BATCH;
    Set<Integer> drawn = new HashSet<>();
    for (int step = 1; step <= 100; step++) {
      assemble(step, 0);
      Arrays.stream(one(step)).forEach(drawn::add);
    }

    assertThat(drawn).containsExactlyInAnyOrder(5, 6, 7, 8, 9, 10, 11, 12);
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void onlyTokensThatPredictHaveANegative(Sampler sampler) {
    from = sampler;
    given.positions = Positions.FROM_PREDICTION;
    assemble(1, ALL);
    int[] negatives = one(1);

    for (int t = 0; t < batch.tokens(); t++) {
      assertThat(negatives[t] != 0).isEqualTo(batch.positives()[t] != 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void aStepHasItsOwnDrawsAlwaysTheSame(Sampler sampler) {
    from = sampler;
    given.data = SmallLearner.sequences();
    assemble(5, SmallLearner.users());

    assertThat(one(5)).isEqualTo(one(5)).isNotEqualTo(one(6));
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void partsOfABatchGetTheSameDrawsAsTheWhole(Sampler sampler) {
    from = sampler;
    given.data = SmallLearner.sequences();
    assemble(5, SmallLearner.users());
    int[] whole = one(5);
    Arrays.fill(batch.negatives(), 0);
    byte[] seen = scratch();
    NegativeSampler sampling = sampler(NegativesFor.POSITION, 1);
    sampling.begin(batch);
    sampling.drawOne(assembler, batch, 20, batch.sequences(), 5, seen);
    sampling.drawOne(assembler, batch, 0, 20, 5, seen);

    assertThat(Arrays.copyOf(batch.negatives(), batch.tokens())).isEqualTo(whole);
    assertThat(seen).as("scratch is clean again").containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({"UNIFORM, true", "POPULARITY, true", "IN_BATCH, false"})
  void whoElseIsInTheBatchMattersOnlyToDrawsFromIt(Sampler sampler, boolean same) {
    from = sampler;
    assemble(1, 0, 1, 2);
    int[] besideOthers = of(one(1), 0);
    assemble(1, 0, 3, 4);

    assertThat(Arrays.equals(of(one(1), 0), besideOthers)).isEqualTo(same);
  }

  @Test
  void positionsHaveDrawsOfTheirOwnOrShareThem() {
    assemble(1, ALL);
    int[] own = many(1, NegativesFor.POSITION, 20);
    int[] shared = many(1, NegativesFor.SEQUENCE, 20);

    assertThat(own).hasSize(20 * batch.tokens());
    assertThat(Arrays.copyOf(own, 20)).isNotEqualTo(Arrays.copyOfRange(own, 20, 40));
    assertThat(shared).hasSize(20 * batch.sequences()).doesNotContain(0);
  }

  @Test
  void whatTheRealUserHasIsAvoidedWhereUsersAreReplaced() {
    given.backbone = SsePtKind.ID;
    for (int step = 1; step <= 100; step++) {
      assemble(step, ALL);

      assertThat(of(one(step), 0)).doesNotContain(1, 2, 3, 4);
    }
  }

  private void assemble(long step, int... users) {
    assembler =
        TestModels.network(
                given.settings(),
                given.data.itemCount(),
                given.data.userCount(),
                Precision.SINGLE,
                1)
            .batches(given.data, null, given.training().seed());
    assembler.layOut(batch, users, 0, users.length, step);
    assembler.fill(batch, 0, batch.sequences(), step);
  }

  private NegativeSampler sampler(NegativesFor whom, int count) {
    LossSettings settings = new LossSettings(Loss.BINARY, count, whom, from, exponent, avoid, 0);
    return new NegativeSampler(settings, given.data, 3);
  }

  /** One for every token that predicts. */
  private int[] one(long step) {
    NegativeSampler sampler = sampler(NegativesFor.POSITION, 1);
    sampler.begin(batch);
    sampler.drawOne(assembler, batch, 0, batch.sequences(), step, scratch());
    return Arrays.copyOf(batch.negatives(), batch.tokens());
  }

  private int[] many(long step, NegativesFor whom, int count) {
    NegativeSampler sampler = sampler(whom, count);
    int groups = whom == NegativesFor.SEQUENCE ? batch.sequences() : batch.tokens();
    int[] negatives = new int[groups * count];
    sampler.begin(batch);
    sampler.drawMany(assembler, batch, 0, batch.sequences(), step, scratch(), negatives);
    return negatives;
  }

  private int[] many(long step, NegativesFor whom, int count, int group) {
    return Arrays.copyOfRange(many(step, whom, count), group * count, (group + 1) * count);
  }

  private byte[] scratch() {
    return new byte[given.data.itemCount() + 1];
  }

  private int[] targets(int sequence) {
    return of(batch.positives(), sequence);
  }

  private int[] of(int[] tokens, int sequence) {
    return Arrays.copyOfRange(tokens, batch.offsets()[sequence], batch.offsets()[sequence + 1]);
  }
}
