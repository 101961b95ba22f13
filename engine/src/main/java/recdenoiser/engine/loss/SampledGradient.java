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
 * What comparisons with sampled items leave behind for the gradients of items and biases.
 *
 * <p>Predictions are in places, see {@link Predictions}; those of a slot share K negatives. A slot
 * is a sequence, or a shard where the whole batch shares its negatives: the gradient of each
 * negative is summed over its predictions at once ([K × d] for a slot). Where each prediction is a
 * slot of its own, it is the prediction's state times a slope, and only the slopes are kept.
 */
final class SampledGradient {
  private final int count;
  private final NegativesFor whom;
  private final boolean shared;
  private final boolean hasBias;
  private final int width;
  private final Precision precision;
  private final Matrix one;
  private final double[] slopesOfSlot;
  private Matrix states;
  private double[] targetSlopes = new double[0];
  private int[] slots = new int[0];
  private Matrix slopes;
  private Matrix negativeGradients;
  private Matrix negativeBiasGradients;
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
    hasBias = output.hasBias();
    width = output.width();
    precision = output.vectors().precision();
    slopesOfSlot = new double[count];
    one = Matrix.zeros(precision, 1, 1);
    one.storage().fill(1);
  }

  /** Into how many shards a batch may be divided where each sums up a gradient of its own. */
  int mostShards() {
    return whom == NegativesFor.BATCH
        ? CatalogueGradient.bearableShards((long) count * width)
        : Shards.MOST;
  }

  /** Makes room for a batch. */
  void begin(TokenBatch batch) {
    places = batch.tokens();
    if (slots.length < places) {
      int room = Math.max(places, slots.length * 5 / 4);
      states = Matrix.zeros(precision, room, width);
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
        negativeGradients = Matrix.zeros(precision, slotRoom * count, width);
        negativeBiasGradients = Matrix.zeros(precision, slotRoom * count, 1);
      } else {
        slopes = Matrix.zeros(precision, slotRoom, count);
      }
    }
    Arrays.fill(begun, false);
  }

  /**
   * Keeps the slopes weight · dloss/dscore of some predictions of a slot.
   *
   * @param place of the first one
   * @param someStates [m × d]
   * @param targets slopes of the targets, by place
   * @param negatives slopes of the negatives, [m × K]
   */
  void keep(Tape tape, int slot, int place, Matrix someStates, double[] targets, Matrix negatives) {
    int m = someStates.rows();
    tape.blas().copyInto(someStates, states, place * width);
    System.arraycopy(targets, place, targetSlopes, place, m);
    Arrays.fill(slots, place, place + m, slot);
    int at = slot * count;
    int keep = begun[slot] ? 1 : 0;
    begun[slot] = true;
    if (!shared) {
      tape.blas().copyInto(negatives, slopes, at);
      return;
    }
    tape.blas()
        .multiply(
            tape.slice(negatives),
            true,
            tape.slice(someStates),
            false,
            keep,
            tape.slice(negativeGradients, at * width, count, width, width));
    if (hasBias) {
      tape.blas()
          .multiply(
              tape.slice(negatives),
              true,
              tape.slice(tape.ones(m), 0, m, 1, 1),
              false,
              keep,
              tape.slice(negativeBiasGradients, at, count, 1, 1));
    }
  }

  /**
   * Adds to the gradient of the items, place after place.
   *
   * @param targets by place the item that is predicted, 0 for none
   * @param negatives K for each slot, or K where the batch shares them
   */
  void addItems(int[] targets, int[] negatives, TableGradient sum) {
    int last = -1;
    for (int p = 0; p < places; p++) {
      if (targets[p] == 0) {
        continue;
      }
      sum.add(targets[p], states, p, targetSlopes[p]);
      if (slots[p] != last) {
        last = slots[p];
        readSlopes(last);
        int first = whom == NegativesFor.BATCH ? 0 : last * count;
        for (int k = 0; k < count; k++) {
          int at = last * count + k;
          if (shared) {
            sum.add(negatives[first + k], negativeGradients, at, 1);
          } else {
            sum.add(negatives[first + k], states, p, slopesOfSlot[k]);
          }
        }
      }
    }
  }

  /** The same for the biases, whose rows are single numbers. */
  void addBiases(int[] targets, int[] negatives, TableGradient sum) {
    int last = -1;
    for (int p = 0; p < places; p++) {
      if (targets[p] == 0) {
        continue;
      }
      sum.add(targets[p], one, 0, targetSlopes[p]);
      if (slots[p] != last) {
        last = slots[p];
        readSlopes(last);
        int first = whom == NegativesFor.BATCH ? 0 : last * count;
        for (int k = 0; k < count; k++) {
          int at = last * count + k;
          if (shared) {
            sum.add(negatives[first + k], negativeBiasGradients, at, 1);
          } else {
            sum.add(negatives[first + k], one, 0, slopesOfSlot[k]);
          }
        }
      }
    }
  }

  private void readSlopes(int slot) {
    if (!shared) {
      slopes.read(slot * count, slopesOfSlot, 0, count);
    }
  }
}
