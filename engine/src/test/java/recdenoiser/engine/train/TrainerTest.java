package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.train.TrainingSettings.LossReduction;
import recdenoiser.engine.train.TrainingSettings.UserOrder;

class TrainerTest {
  private static final int USERS = 23;

  private final LeaveOneOut data = new LeaveOneOut(sequences());
  private final List<TrainingEvent> events = new ArrayList<>();
  private final MemoryStore store = new MemoryStore();
  private final RunControl control = new RunControl();
  private final Deque<Double> scores = new ArrayDeque<>();
  private final List<Split> evaluated = new ArrayList<>();
  private long nanos;

  @Test
  void visitsEveryUserOnceInAnEpoch() {
    TrainingResult result = train(settings(2, 0), TrainingPosition.start());

    List<TrainingEvent.StepTaken> steps = of(TrainingEvent.StepTaken.class);
    assertThat(steps).hasSize(2 * 6);
    assertThat(steps.subList(0, 6))
        .extracting(TrainingEvent.StepTaken::sequences)
        .containsExactly(4, 4, 4, 4, 4, 3);
    assertThat(steps)
        .extracting(TrainingEvent.StepTaken::step)
        .startsWith(1L, 2L)
        .endsWith(11L, 12L);
    assertThat(result.state()).isEqualTo(RunState.FINISHED);
    EpochOrder order = new EpochOrder(data.trainingUsers(), settings(2, 0));
    int[] sorted = order.of(1).clone();
    Arrays.sort(sorted);
    assertThat(sorted).isEqualTo(data.trainingUsers());
    assertThat(order.of(1)).isNotEqualTo(order.of(2)).isEqualTo(order.of(1));
  }

  @Test
  void drawsWholeBatchesWithReplacement() {
    EpochOrder order =
        new EpochOrder(data.trainingUsers(), settings(1, 0, UserOrder.WITH_REPLACEMENT));

    assertThat(order.steps()).isEqualTo(USERS / 4);
    assertThat(order.of(3)).hasSize(USERS / 4 * 4);
    assertThat(Arrays.stream(order.of(3)).boxed().toList())
        .isSubsetOf(Arrays.stream(data.trainingUsers()).boxed().toList());
  }

  @Test
  void testIsLookedAtOnceAtTheEndWithTheBestWeights() {
    scores.addAll(List.of(0.2, 0.9, 0.5, 0.4));
    TrainingResult result = train(settings(4, 0), TrainingPosition.start());

    assertThat(evaluated)
        .containsExactly(
            Split.VALIDATION, Split.VALIDATION, Split.VALIDATION, Split.VALIDATION, Split.TEST);
    assertThat(result.position().bestEpoch()).isEqualTo(2);
    assertThat(store.best.position().epoch()).isEqualTo(2);
    assertThat(of(TrainingEvent.Evaluated.class))
        .extracting(TrainingEvent.Evaluated::best)
        .containsExactly(true, true, false, false, true);
    assertThat(result.message()).isEqualTo("Finished all 4 epochs; the best is epoch 2.");
  }

  @Test
  void stopsWhenPatienceEndsAndRemembersItAcrossARestart() {
    scores.addAll(List.of(0.5, 0.4, 0.3, 0.2, 0.9));
    TrainingResult whole = train(settings(9, 3), TrainingPosition.start());

    assertThat(whole.state()).isEqualTo(RunState.STOPPED_EARLY);
    assertThat(whole.position().epoch()).isEqualTo(5);

    TrainingPosition afterThree =
        new TrainingPosition(
            4, 0, 18, LossTerms.NONE, 0, 0, 0, 0, whole.position().validations().subList(0, 3));
    scores.clear();
    scores.add(0.2);
    TrainingResult resumed = train(settings(9, 3), afterThree);
    assertThat(resumed.state()).isEqualTo(RunState.STOPPED_EARLY);
    assertThat(resumed.position().epoch()).isEqualTo(5);
    assertThat(resumed.message())
        .isEqualTo(
            "Stopped early after epoch 4: validation has not improved for 3 evaluations; the best"
                + " is epoch 1.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 7, 12, 15, 17})
  void goingOnFromACheckpointGivesTheBitsOfAnUninterruptedRun(int stopAfter) {
    PopularityLearner whole = learner();
    train(settings(3, 0), whole, TrainingPosition.start());
    float[] wanted = whole.weights().get(0).values();
    List<LossTerms> losses = losses();
    events.clear();

    TrainingListener stopper =
        event -> {
          if (event instanceof TrainingEvent.StepTaken step && step.step() == stopAfter) {
            control.stop();
          }
        };
    TrainingResult first =
        train(settings(3, 0), learner(), TrainingPosition.start(), control, stopper);
    assertThat(first.state()).isEqualTo(RunState.STOPPED);
    PopularityLearner second = learner();
    second.restore(store.latest.weights(), store.latest.optimiserState());
    train(settings(3, 0), second, store.latest.position(), new RunControl(), event -> {});

    assertThat(second.weights().get(0).values()).isEqualTo(wanted);
    assertThat(losses()).isEqualTo(losses);
  }

  @Test
  void aPauseIsNotCountedAndLeavesACheckpoint() throws InterruptedException {
    Thread[] other = new Thread[1];
    TrainingListener pauser =
        event -> {
          if (event instanceof TrainingEvent.StepTaken step && step.step() == 3) {
            control.pause();
          }
          if (event instanceof TrainingEvent.StateChanged change
              && change.state() == RunState.PAUSED) {
            nanos += 3_600_000_000_000L;
            other[0] = new Thread(control::resume);
            other[0].start();
          }
        };
    TrainingResult result =
        train(settings(1, 0), learner(), TrainingPosition.start(), control, pauser);
    other[0].join();

    assertThat(result.state()).isEqualTo(RunState.FINISHED);
    assertThat(of(TrainingEvent.StateChanged.class))
        .extracting(TrainingEvent.StateChanged::state)
        .containsExactly(RunState.TRAINING, RunState.PAUSED, RunState.TRAINING, RunState.FINISHED);
    assertThat(of(TrainingEvent.CheckpointWritten.class).get(0).step()).isEqualTo(3);
    assertThat(result.position().elapsedSeconds()).isLessThan(60);
  }

  @Test
  void aLossThatIsNotFiniteEndsTheRunWithASentence() {
    PopularityLearner failing = learner().failingAt(8);

    assertThatThrownBy(() -> train(settings(3, 0), failing, TrainingPosition.start()))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageStartingWith("The loss is not finite in epoch 2, step 8: prediction NaN");
  }

  @Test
  void checkpointsInsideALongEpoch() {
    train(settings(1, 0), TrainingPosition.start());

    assertThat(of(TrainingEvent.CheckpointWritten.class))
        .extracting(TrainingEvent.CheckpointWritten::step)
        .as("one after about ten seconds of the clock, which moves one second at each look")
        .hasSizeGreaterThan(1)
        .isSorted();
  }

  @Test
  void nobodyToTrainOnIsSaidSo() {
    assertThatThrownBy(() -> new EpochOrder(new int[0], settings(1, 0)))
        .hasMessageContaining("Nobody has two training actions");
  }

  private TrainingResult train(TrainingSettings settings, TrainingPosition position) {
    return train(settings, learner(), position);
  }

  private TrainingResult train(
      TrainingSettings settings, Learner learner, TrainingPosition position) {
    return train(settings, learner, position, control, event -> {});
  }

  private TrainingResult train(
      TrainingSettings settings,
      Learner learner,
      TrainingPosition position,
      RunControl switches,
      TrainingListener listener) {
    TrainingListener keep = events::add;
    return new Trainer(
            new TrainingPlan(settings, SelectBy.FULL_HIT_10, data.trainingUsers(), true),
            learner,
            new TrainerPorts(
                this::evaluate,
                store,
                switches,
                event -> {
                  keep.on(event);
                  listener.on(event);
                },
                () -> nanos += 1_000_000_000L,
                TrainerPorts.NO_PROBES),
            position)
        .train();
  }

  private Evaluation evaluate(Recommender recommender, Split split) {
    evaluated.add(split);
    double score = split == Split.TEST || scores.isEmpty() ? 0.1 : scores.remove();
    double[] all = {score, score, score, score};
    RankingMetrics metrics = new RankingMetrics(USERS, all, all, all);
    return new Evaluation(metrics, metrics, 0);
  }

  private PopularityLearner learner() {
    return new PopularityLearner(data, 42, 0);
  }

  private List<LossTerms> losses() {
    return of(TrainingEvent.EpochEnded.class).stream()
        .map(TrainingEvent.EpochEnded::meanLoss)
        .toList();
  }

  private <E extends TrainingEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static TrainingSettings settings(int epochs, int patience) {
    return settings(epochs, patience, UserOrder.SHUFFLED);
  }

  private static TrainingSettings settings(int epochs, int patience, UserOrder order) {
    return new TrainingSettings(
        42,
        epochs,
        4,
        order,
        0,
        LossReduction.TOKEN,
        OptimiserSettings.Kind.ADAM,
        0.001,
        0.9,
        0.98,
        1e-8,
        OptimiserSettings.AdamTables.DENSE,
        0,
        0,
        TrainingSettings.DecayKind.L2,
        0,
        0,
        0,
        1,
        patience,
        10,
        false,
        0);
  }

  private static Sequences sequences() {
    int length = 6;
    KeyedRandom random = new KeyedRandom(7, "test data", 0);
    int[] offsets = new int[USERS + 1];
    int[] items = new int[USERS * length];
    for (int user = 0; user < USERS; user++) {
      offsets[user + 1] = (user + 1) * length;
    }
    Arrays.setAll(items, i -> 1 + random.nextInt(15));
    return new Sequences("test", 15, offsets, items, null, u -> "u" + u, i -> "i" + i);
  }

  private static final class MemoryStore implements CheckpointStore {
    private Checkpoint latest;
    private Checkpoint best;

    @Override
    public Path saveLatest(Checkpoint checkpoint) {
      latest = checkpoint;
      return Path.of("latest");
    }

    @Override
    public Path saveBest(Checkpoint checkpoint) {
      best = checkpoint;
      return Path.of("best");
    }

    @Override
    public Optional<Checkpoint> best() {
      return Optional.ofNullable(best);
    }
  }
}
