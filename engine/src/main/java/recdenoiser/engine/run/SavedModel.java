package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.batch.TrainingPart;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingCatalogue.Difference;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Evaluator;
import recdenoiser.engine.evaluate.RankedLists;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.Ranks;
import recdenoiser.engine.evaluate.StepAhead;
import recdenoiser.engine.evaluate.UserGroups;
import recdenoiser.engine.recommend.AttentionView;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.train.Checkpoint;
import recdenoiser.engine.train.Learner;

/**
 * The trained model of a run with its best weights (its latest where none was evaluated), beside
 * the run's data and candidates.
 */
public final class SavedModel {
  private static final Logger LOG = LoggerFactory.getLogger(SavedModel.class);

  /** Settings of an evaluation that can be others without training again. */
  public static final Set<String> EVALUATED_OTHERWISE =
      Set.of("negatives", "negativesAvoid", "popularNegatives", "excludeSeen");

  private final RunFolder folder;
  private final RunRecord record;
  private final RunConfig config;
  private final PreparedData data;
  private final TrainedModel model;
  private final int threads;
  private final boolean best;
  private final Map<Split, Optional<GateReport>> gates = new EnumMap<>(Split.class);
  private NoiseLookUp noise;

  private SavedModel(
      RunFolder folder,
      RunRecord record,
      RunConfig config,
      PreparedData data,
      TrainedModel model,
      int threads,
      boolean best) {
    this.folder = folder;
    this.record = record;
    this.config = config;
    this.best = best;
    this.data = data;
    this.model = model;
    this.threads = threads;
  }

  /**
   * @param threads that evaluate; they do not change the result
   * @throws IOException if the folder holds no run or no checkpoint, or the run's data have changed
   */
  public static SavedModel open(Path runFolder, int threads) throws IOException {
    RunFolder folder = new RunFolder(runFolder);
    RunRecord record = RunRecord.read(folder);
    Optional<List<NamedArray>> best =
        new CheckpointFolders(folder).readWeights(CheckpointFolders.BEST);
    Optional<Checkpoint> latest = best.isPresent() ? Optional.empty() : Optional.of(latest(folder));
    PreparedData data = PreparedData.reopen(folder, record);
    try {
      List<NamedArray> weights =
          best.isPresent() ? best.get() : caughtUp(record, data.split(), latest.orElseThrow());
      TrainedModel model =
          TrainedModel.open(record.config().groups(), new TrainingPart(data.split()), weights);
      return new SavedModel(
          folder, record, record.config(), data, model, threads, best.isPresent());
    } catch (SettingProblem unknownKind) {
      throw new IOException(runFolder + ": " + unknownKind.getMessage(), unknownKind);
    } catch (IllegalArgumentException e) {
      throw new IOException("The weights in " + runFolder + " do not fit: " + e.getMessage(), e);
    }
  }

  private static Checkpoint latest(RunFolder folder) throws IOException {
    Checkpoint checkpoint =
        new CheckpointFolders(folder)
            .readAtAnyTime(CheckpointFolders.LATEST)
            .orElseThrow(
                () -> new IOException("The run " + folder.path() + " has no checkpoint yet."));
    LOG.warn(
        "The run {} was never evaluated on validation: these are its latest weights, not its best.",
        folder.path());
    return checkpoint;
  }

  /** In the middle of an epoch some rows of tables may have steps to make up for. */
  private static List<NamedArray> caughtUp(
      RunRecord record, DataSplit split, Checkpoint checkpoint) {
    boolean behind =
        checkpoint.optimiserState().stream()
            .anyMatch(array -> array.name().endsWith(Learner.BEHIND));
    if (!behind) {
      return checkpoint.weights();
    }
    try (Learner learner = LearnerFactory.REGISTERED.create(record.config(), split, 1)) {
      learner.restore(checkpoint.weights(), checkpoint.optimiserState());
      learner.catchUp(checkpoint.position().step());
      return learner.weights();
    }
  }

  /**
   * The same model and data, evaluated otherwise: with other candidates, or seen items among them.
   * What the run's own settings would draw alike is the run's own. Nothing is recorded.
   *
   * @throws SettingProblem if another setting differs than {@link #EVALUATED_OTHERWISE}
   * @throws recdenoiser.engine.data.DataProblem if the catalogue has too few items for a user
   */
  public SavedModel evaluatedAs(RunConfig other) {
    for (Difference difference : SettingCatalogue.get().differences(record.config(), other)) {
      if (!EVALUATED_OTHERWISE.contains(difference.name())) {
        throw new SettingProblem(
            difference.name(),
            difference.name()
                + " belongs to the run; without training again an evaluation can only have another "
                + EVALUATED_OTHERWISE.stream().sorted().collect(Collectors.joining(", "))
                + ".");
      }
    }
    return new SavedModel(folder, record, other, data.evaluatedAs(other), model, threads, best);
  }

  /**
   * The same model on other data, whose users and items are matched by their names.
   *
   * @param other read from {@code data}, without the run's filters
   * @throws SettingProblem if the run is split by time
   * @throws recdenoiser.engine.data.DataProblem if nobody of them can be evaluated
   */
  public ModelOnOtherData on(Sequences other, Split split) {
    return new ModelOnOtherData(model, sequences(), other, config, split, threads);
  }

  /** The run's configuration, with what of the evaluation is otherwise here. */
  public RunConfig config() {
    return config;
  }

  /** Whether the weights are those that are best on validation, and not merely the latest. */
  public boolean isBest() {
    return best;
  }

  /**
   * Every array of the model, read again from the folder of the run.
   *
   * @throws IOException if they cannot be read
   */
  public List<NamedArray> weights() throws IOException {
    Optional<List<NamedArray>> kept =
        new CheckpointFolders(folder).readWeights(CheckpointFolders.BEST);
    return kept.isPresent() ? kept.get() : caughtUp(record, data.split(), latest(folder));
  }

  public RunRecord record() {
    return record;
  }

  public Sequences sequences() {
    return data.split().sequences();
  }

  public TrainedModel model() {
    return model;
  }

  /** The training, validation and test parts of the run's data. */
  public DataSplit split() {
    return data.split();
  }

  /**
   * Which of a user's actions are known to be noise, by position; empty if nothing is known of
   * noise in this user's actions.
   */
  public Optional<BitSet> noiseOf(int user) {
    return noise()
        .filter(known -> known.users().test(user))
        .map(
            known -> {
              int start = sequences().start(user);
              BitSet positions = new BitSet();
              for (int position = 0; position < sequences().length(user); position++) {
                positions.set(position, known.actions().test(start + position));
              }
              return positions;
            });
  }

  private synchronized Optional<RunNoise> noise() {
    if (noise == null) {
      noise = new NoiseLookUp(RunNoise.met(data.set(), record.config().data()));
    }
    return noise.known();
  }

  /** What was found when noise was first asked for. */
  private record NoiseLookUp(Optional<RunNoise> known) {}

  /** Ranks all users that can be evaluated, against the run's own candidates and all items. */
  public Evaluation evaluate(Split split) {
    long begun = System.nanoTime();
    RankedLists lists = rankWithLists(split);
    return lists.evaluation((System.nanoTime() - begun) / 1e9);
  }

  /** As {@link #evaluate}, with what groups of users are made of. */
  public RankedLists rankWithLists(Split split) {
    try (Evaluator evaluator = data.evaluator(config, threads)) {
      return evaluator.rankWithLists(model, split);
    }
  }

  /** What is known of noise in the histories of the run's data. */
  public UserGroups.Noise noiseShares() {
    Optional<RunNoise> known = noise();
    return known.isEmpty() ? UserGroups.Noise.UNKNOWN : known.get().shares(sequences());
  }

  /** Where each of these users' next item came. */
  Ranks rank(Split split) {
    try (Evaluator evaluator = data.evaluator(config, threads)) {
      return evaluator.rank(model, split);
    }
  }

  /** What such ranks are of. */
  RankFacts.Measured measured(String weights) {
    return new RankFacts.Measured(
        RankFacts.checksum(sequences()),
        data.candidates().checksum(Ranking.SAMPLED),
        data.candidates().checksum(Ranking.POPULAR),
        weights);
  }

  /**
   * How much of the model's attention falls on noise in the histories before the targets of a
   * split; empty if nothing is known of noise in the run's data, or the model has no attention.
   */
  public Optional<NoiseReport> attentionOnNoise(Split split) {
    Optional<RunNoise> known = noise();
    Optional<AttentionView> attention = model.attention();
    if (known.isEmpty() || attention.isEmpty()) {
      return Optional.empty();
    }
    NoiseMeasure measure = new NoiseMeasure(data.split(), known.get(), model.window());
    return Optional.of(measure.of(attention.get()::onNoise, split));
  }

  /**
   * What the model's gate takes for noise in the histories before the targets of a split, measured
   * once; empty if it has none that tells noise.
   */
  public synchronized Optional<GateReport> gate(Split split) {
    return gates.computeIfAbsent(split, this::measureGate);
  }

  private Optional<GateReport> measureGate(Split split) {
    return model
        .attention()
        .filter(AttentionView::tellsNoise)
        .map(
            attention ->
                new GateMeasure(data.split(), noise(), model.window())
                    .of(attention::genuine, split, data.split().evaluatedUsers(split)));
  }

  /**
   * Ranks the same targets after histories of which some actions are noise.
   *
   * @param shares of the actions, 0 … 1
   * @param seed of the noise; what it makes noise at one share is noise at larger ones, too
   */
  public List<Robustness> robustness(Split split, List<Double> shares, long seed) {
    List<Robustness> all = new ArrayList<>();
    for (double share : shares) {
      PreparedData noisy = data.withNoisyHistories(split, share, seed);
      long begun = System.nanoTime();
      try (Evaluator evaluator = noisy.evaluator(config, threads)) {
        RankedLists lists = evaluator.rankWithLists(model, split);
        all.add(new Robustness(share, lists.evaluation((System.nanoTime() - begun) / 1e9)));
      }
    }
    return all;
  }

  /**
   * Ranks what the same users do next and after that, against the run's own negatives and all
   * items.
   *
   * @param steps how many actions, at most as many as the run has held out
   */
  public List<StepAhead> stepsAhead(int steps) {
    try (Evaluator evaluator = data.evaluator(config, threads)) {
      return evaluator.stepsAhead(model, steps);
    }
  }
}
