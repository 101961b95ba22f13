package recdenoiser.engine.loss;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.TableGradient;

/**
 * What comparisons with sampled items leave behind for the gradient of a table.
 *
 * <p>Predictions are in places, see {@link Predictions}; those of a slot share K negatives. A slot
 * is a sequence, or a shard where the whole batch shares its negatives: what concerns a negative is
 * summed over the slot's predictions at once. Where each prediction is a slot of its own, only its
 * slopes are kept.
 */
abstract class SampledGradient {
  final int count;
  final int width;
  final Precision precision;
  private final NegativesFor whom;
  private final boolean shared;
  private final double[] slopesOfSlot;
  private double[] targetSlopes = new double[0];
  private int[] slots = new int[0];
  private Matrix slopes;
  private int slotRoom;
  private boolean[] begun = new boolean[0];
  private int places;

  /**
   * @param count K
   * @param whom who shares negatives
   */
  SampledGradient(OutputItems output, int count, NegativesFor whom) {
    this.count = count;
    this.whom = whom;
    shared = whom != NegativesFor.POSITION;
    width = output.width();
    precision = output.vectors().precision();
    slopesOfSlot = new double[count];
  }

  /** Into how many shards a batch may be divided where each sums up a gradient of its own. */
  final int mostShards() {
    return whom == NegativesFor.BATCH
        ? CatalogueGradient.bearableShards((long) count * width)
        : Shards.MOST;
  }

  /** Makes room for a batch. */
  final void begin(TokenBatch batch) {
    places = batch.tokens();
    if (slots.length < places) {
      int room = Math.max(places, slots.length * 5 / 4);
      makePlaces(room);
      targetSlopes = new double[room];
      slots = new int[room];
    }
    int slotCount =
        switch (whom) {
          case POSITION -> batch.tokens();
          case SEQUENCE -> batch.sequences();
          case BATCH -> mostShards();
        };
    if (slotRoom < slotCount) {
      slotRoom = Math.max(slotCount, slotRoom * 5 / 4);
      begun = new boolean[slotRoom];
      if (shared) {
        makeSums(slotRoom * count);
      } else {
        slopes = Matrix.zeros(precision, slotRoom, count);
      }
    }
    Arrays.fill(begun, false);
  }

  /** Makes room for what is kept of every prediction. */
  abstract void makePlaces(int room);

  /** Makes room for the sums of shared negatives. */
  abstract void makeSums(int negatives);

  /**
   * Keeps the slopes weight · dloss/dscore of some predictions of a slot.
   *
   * @param place of the first one
   * @param states [m × d]
   * @param targets slopes of the targets, by place
   * @param negatives slopes of the negatives, [m × K]
   */
  final void keep(
      Tape tape, int slot, int place, Matrix states, double[] targets, Matrix negatives) {
    int m = states.rows();
    keepStates(tape, place, states);
    System.arraycopy(targets, place, targetSlopes, place, m);
    Arrays.fill(slots, place, place + m, slot);
    if (shared) {
      sum(tape, slot * count, states, negatives, begun[slot] ? 1 : 0);
    } else {
      tape.blas().copyInto(negatives, slopes, slot * count);
    }
    begun[slot] = true;
  }

  /**
   * Keeps the slopes of predictions that have one negative each, in slots of the numbers of their
   * places.
   *
   * @param place of the first one
   * @param states [m × d]
   * @param targets slopes of the targets, by place
   * @param negatives slopes of the negatives, [m × 1]
   */
  final void keepPairs(Tape tape, int place, Matrix states, double[] targets, Matrix negatives) {
    int m = states.rows();
    keepStates(tape, place, states);
    System.arraycopy(targets, place, targetSlopes, place, m);
    for (int p = place; p < place + m; p++) {
      slots[p] = p;
    }
    tape.blas().copyInto(negatives, slopes, place);
  }

  abstract void keepStates(Tape tape, int place, Matrix states);

  /**
   * Sums what concerns shared negatives over some predictions.
   *
   * @param at of the slot's first negative
   * @param keep 0 for the first ones of a slot, 1 to add to what is there
   */
  abstract void sum(Tape tape, int at, Matrix states, Matrix negatives, int keep);

  /** {@code sums[at …] = sums of the columns of slopes [m × K] + keep · sums}. */
  final void sumColumns(Tape tape, Matrix columns, int keep, Matrix sums, int at) {
    int m = columns.rows();
    tape.blas()
        .multiply(
            tape.slice(columns),
            true,
            tape.slice(tape.ones(m), 0, m, 1, 1),
            false,
            keep,
            tape.slice(sums, at, count, 1, 1));
  }

  /**
   * Adds to the gradient of the table, place after place.
   *
   * @param targets by place the item that is predicted, 0 for none
   * @param negatives K for each slot, or K where the batch shares them
   */
  final void addTo(int[] targets, int[] negatives, TableGradient sum) {
    int last = -1;
    for (int p = 0; p < places; p++) {
      if (targets[p] == 0) {
        continue;
      }
      addOne(sum, targets[p], p, targetSlopes[p]);
      if (slots[p] != last) {
        last = slots[p];
        addNegatives(sum, negatives, p, last);
      }
    }
  }

  private void addNegatives(TableGradient sum, int[] negatives, int place, int slot) {
    int first = whom == NegativesFor.BATCH ? 0 : slot * count;
    if (!shared) {
      slopes.read(slot * count, slopesOfSlot, 0, count);
    }
    for (int k = 0; k < count; k++) {
      if (shared) {
        addShared(sum, negatives[first + k], slot * count + k);
      } else {
        addOne(sum, negatives[first + k], place, slopesOfSlot[k]);
      }
    }
  }

  /** What the slope of an item in one prediction adds. */
  abstract void addOne(TableGradient sum, int item, int place, double slope);

  /** What all predictions of a slot add to a negative that they share. */
  abstract void addShared(TableGradient sum, int item, int at);
}
