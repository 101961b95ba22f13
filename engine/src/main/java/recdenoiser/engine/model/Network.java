package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.Shards.Grain;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.tensor.Matrix;

/** A model that is trained in steps, by gradients through the tape. */
public non-sealed interface Network extends Model {

  /** Blocks, heads, window and direction of its attention; no blocks without any. */
  RuleShape shape();

  /** Recurrent layers, whose gates can be looked at. */
  default int recurrentLayers() {
    return 0;
  }

  /** All weights but the tables. */
  Parameters parameters();

  List<Table> tables();

  /** What losses compare states with. */
  OutputItems output();

  /** Those of its tables whose rows are kept in the unit ball after every step. */
  default List<Table> inUnitBall() {
    return List.of();
  }

  /**
   * The row of the item table that stands for an item to be filled in. Where there is one, a model
   * is asked for the next item by putting it behind the others; 0 for none.
   */
  default int maskItem() {
    return 0;
  }

  /** What scales the times of actions; null for a model that does not look at them. */
  default TimeScale timeScale(TrainingSequences data) {
    return null;
  }

  /**
   * The sequences that it is trained on.
   *
   * @param times see {@link #timeScale}
   * @param seed of all draws
   */
  BatchAssembler batches(TrainingSequences data, TimeScale times, long seed);

  /** How small its batches are cut for threads and caches. */
  default Grain grain() {
    return Grain.FINE;
  }

  /** States of the pass' sequences. */
  Encoded encode(Pass pass);

  /**
   * Scores of all items after some states: their logits, unless a model compares otherwise.
   *
   * @param encoded [W × d]
   * @param scores receives [W × (items + 1)]; column 0 belongs to no item
   */
  default void score(Tape tape, Encoded encoded, Matrix scores) {
    output().logits(tape, encoded.states().value(), scores);
  }
}
