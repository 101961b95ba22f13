package recdenoiser.engine.run;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.data.sample.NoiseTruth;
import recdenoiser.engine.evaluate.UserGroups;
import recdenoiser.engine.run.NoiseReport.Origin;

/**
 * What of a run's data is known to be noise: what the run put in or, where it put in none, what the
 * data were generated with.
 *
 * @param actions which are noise, by index among all actions, see {@link Sequences#start}
 * @param users of whose actions it is known
 */
record RunNoise(Origin origin, IntPredicate actions, IntPredicate users) {

  /**
   * What a model of the run meets; empty if nothing is known, and if the run knows the truth, so
   * that nothing is left.
   */
  static Optional<RunNoise> met(DataSet set, DataSettings settings) {
    return settings.knowsTruth() ? Optional.empty() : of(set, settings);
  }

  /** What is in the data; empty if nothing is known. */
  static Optional<RunNoise> of(DataSet set, DataSettings settings) {
    Sequences data = set.sequences();
    if (data.noise().isEmpty() && settings.transposed()) {
      return Optional.empty();
    }
    return data.noise().isEmpty()
        ? truth(set.source()).map(truth -> generated(data, truth))
        : Optional.of(new RunNoise(Origin.PUT_IN, data.noise()::contains, user -> true));
  }

  /** Of the first actions of each user. */
  UserGroups.Noise shares(Sequences data) {
    return (user, count) -> {
      if (!users.test(user)) {
        return Double.NaN;
      }
      int noisy = 0;
      for (int position = 0; position < count; position++) {
        noisy += actions.test(data.start(user) + position) ? 1 : 0;
      }
      return count == 0 ? 0 : noisy / (double) count;
    };
  }

  private static Optional<NoiseTruth> truth(String source) {
    return source.startsWith(DataSets.SAMPLE)
        ? NoiseTruth.ofSample(source.substring(DataSets.SAMPLE.length()))
        : NoiseTruth.beside(Path.of(source));
  }

  private static RunNoise generated(Sequences data, NoiseTruth truth) {
    BitSet actions = new BitSet();
    BitSet users = new BitSet();
    for (int user = 0; user < data.userCount(); user++) {
      Optional<NoiseTruth.UserTruth> own = truth.of(data, user);
      users.set(user, own.isPresent());
      for (int position = 0; own.isPresent() && position < data.length(user); position++) {
        actions.set(data.start(user) + position, own.get().isNoise(position));
      }
    }
    return new RunNoise(Origin.GENERATED, actions::get, users::get);
  }
}
