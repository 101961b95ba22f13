package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/** A model that learns by looking at all training data once, in no steps. */
public non-sealed interface FittedModel extends Model {

  void fit(TrainingSequences data);

  /**
   * Scores of every item as the next one of every history, [count × (items + 1)], row-major; column
   * 0 belongs to no item. May be called from several threads at once.
   */
  void score(PackedHistories histories, float[] scores);

  /** Copies of what it has learned. */
  List<NamedArray> weights();

  /**
   * @throws IllegalArgumentException if an array is missing or has another shape
   */
  void restore(NamedArrays weights);

  /** Numbers that it learns. */
  long parameterCount();
}
