package recdenoiser.engine.train;

import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.model.Backbone;
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
  private final int outputItems;
  private final int outputBias;
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

  /**
   * @param count K
   * @param shared whether groups have many predictions
   */
  SampledGradient(Backbone model, int count, boolean shared) {
    this.count = count;
    this.shared = shared;
    outputItems = model.outputItems();
    outputBias = model.outputBias();
    Matrix items = model.tables().get(outputItems).values();
    width = items.width();
    precision = items.precision();
    slopesOfGroup = new double[count];
    one = Matrix.zeros(precision, 1, 1);
    one.storage().array().assign(1);
  }

  /** Makes room for a batch. */
  void begin(int places, int groupCount) {
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
            count,
            width,
            m,
            negatives,
            0,
            count,
            true,
            groupStates,
            0,
            width,
            false,
            0,
            negativeGradients,
            at * width,
            width);
    if (outputBias >= 0) {
      tape.blas()
          .multiply(
              count,
              1,
              m,
              negatives,
              0,
              count,
              true,
              tape.ones(m),
              0,
              1,
              false,
              0,
              negativeBiasGradients,
              at,
              1);
    }
  }

  /**
   * Adds to the gradients of the tables, place after place.
   *
   * @param targets by place the item that is predicted, 0 for none
   * @param negatives K for each group
   */
  void collect(int places, int[] targets, int[] negatives, TableGradient[] gradients) {
    TableGradient items = gradients[outputItems];
    TableGradient bias = outputBias < 0 ? null : gradients[outputBias];
    int last = -1;
    for (int p = 0; p < places; p++) {
      if (targets[p] == 0) {
        continue;
      }
      items.add(targets[p], states, p, targetSlopes[p]);
      if (bias != null) {
        bias.add(targets[p], one, 0, targetSlopes[p]);
      }
      if (groups[p] != last) {
        last = groups[p];
        negativesOf(p, negatives, items, bias);
      }
    }
  }

  private void negativesOf(int place, int[] negatives, TableGradient items, TableGradient bias) {
    int first = groups[place] * count;
    if (!shared) {
      slopes.read(first, slopesOfGroup, 0, count);
    }
    for (int k = 0; k < count; k++) {
      int negative = negatives[first + k];
      if (shared) {
        items.add(negative, negativeGradients, first + k, 1);
      } else {
        items.add(negative, states, place, slopesOfGroup[k]);
      }
      if (bias != null && shared) {
        bias.add(negative, negativeBiasGradients, first + k, 1);
      } else if (bias != null) {
        bias.add(negative, one, 0, slopesOfGroup[k]);
      }
    }
  }
}
