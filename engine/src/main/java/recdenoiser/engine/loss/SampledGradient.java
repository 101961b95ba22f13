package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.TableGradient;

/**
 * What comparisons with sampled items leave behind for the gradients of items and biases.
 *
 * <p>Predictions are in places, see {@link Predictions}; those of a group share K negatives. Where
 * groups have many predictions, the gradient of each negative is summed over them at once ([K × d]
 * for a group); where each prediction is a group of its own, it is the prediction's state times a
 * slope, and only the slopes are kept.
 */
final class SampledGradient {
  private final int count;
  private final boolean shared;
  private final boolean hasBias;
  private final int width;
  private final Precision precision;
  private final Matrix one;
  private final double[] slopesOfGroup;
  private Matrix states;
  private double[] targetSlopes = new double[0];
  private int[] groups = new int[0];
  private Matrix slopes;
  private Matrix negativeGradients;
  private Matrix negativeBiasGradients;
  private int groupRoom;
  private int places;

  /**
   * @param count K
   * @param shared whether groups have many predictions
   */
  SampledGradient(OutputItems output, int count, boolean shared) {
    this.count = count;
    this.shared = shared;
    hasBias = output.hasBias();
    width = output.width();
    precision = output.vectors().precision();
    slopesOfGroup = new double[count];
    one = Matrix.zeros(precision, 1, 1);
    one.storage().fill(1);
  }

  /** Makes room for a batch. */
  void begin(int newPlaces, int groupCount) {
    places = newPlaces;
    if (groups.length < places) {
      int room = Math.max(places, groups.length * 5 / 4);
      states = Matrix.zeros(precision, room, width);
      targetSlopes = new double[room];
      groups = new int[room];
    }
    if (groupRoom < groupCount) {
      groupRoom = Math.max(groupCount, groupRoom * 5 / 4);
      if (shared) {
        negativeGradients = Matrix.zeros(precision, groupRoom * count, width);
        negativeBiasGradients = Matrix.zeros(precision, groupRoom * count, 1);
      } else {
        slopes = Matrix.zeros(precision, groupRoom, count);
      }
    }
  }

  /**
   * Keeps the slopes weight · dloss/dscore of a group.
   *
   * @param place of its first prediction
   * @param groupStates [m × d]
   * @param targets slopes of the targets, by place
   * @param negatives slopes of the negatives, [m × K]
   */
  void keep(
      Tape tape, int group, int place, Matrix groupStates, double[] targets, Matrix negatives) {
    int m = groupStates.rows();
    tape.blas().copyInto(groupStates, states, place * width);
    System.arraycopy(targets, place, targetSlopes, place, m);
    java.util.Arrays.fill(groups, place, place + m, group);
    int at = group * count;
    if (!shared) {
      tape.blas().copyInto(negatives, slopes, at);
      return;
    }
    tape.blas()
        .multiply(
            tape.slice(negatives),
            true,
            tape.slice(groupStates),
            false,
            0,
            tape.slice(negativeGradients, at * width, count, width, width));
    if (hasBias) {
      tape.blas()
          .multiply(
              tape.slice(negatives),
              true,
              tape.slice(tape.ones(m), 0, m, 1, 1),
              false,
              0,
              tape.slice(negativeBiasGradients, at, count, 1, 1));
    }
  }

  /**
   * Adds to the gradient of the items, place after place.
   *
   * @param targets by place the item that is predicted, 0 for none
   * @param negatives K for each group
   */
  void addItems(int[] targets, int[] negatives, TableGradient sum) {
    int last = -1;
    for (int p = 0; p < places; p++) {
      if (targets[p] == 0) {
        continue;
      }
      sum.add(targets[p], states, p, targetSlopes[p]);
      if (groups[p] != last) {
        last = groups[p];
        readSlopes(last);
        for (int k = 0; k < count; k++) {
          int at = last * count + k;
          if (shared) {
            sum.add(negatives[at], negativeGradients, at, 1);
          } else {
            sum.add(negatives[at], states, p, slopesOfGroup[k]);
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
      if (groups[p] != last) {
        last = groups[p];
        readSlopes(last);
        for (int k = 0; k < count; k++) {
          int at = last * count + k;
          if (shared) {
            sum.add(negatives[at], negativeBiasGradients, at, 1);
          } else {
            sum.add(negatives[at], one, 0, slopesOfGroup[k]);
          }
        }
      }
    }
  }

  private void readSlopes(int group) {
    if (!shared) {
      slopes.read(group * count, slopesOfGroup, 0, count);
    }
  }
}
