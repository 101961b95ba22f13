package recdenoiser.engine.train;

import java.nio.file.Path;
import java.util.Optional;

/** Keeps the latest and the best checkpoint of a run. */
public interface CheckpointStore {

  /**
   * Replaces the latest checkpoint, as a whole.
   *
   * @return where it is
   */
  Path saveLatest(Checkpoint checkpoint);

  /**
   * Replaces the checkpoint of the epoch that is best on validation, as a whole.
   *
   * @return where it is
   */
  Path saveBest(Checkpoint checkpoint);

  Optional<Checkpoint> best();
}
