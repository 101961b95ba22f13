package recdenoiser.engine.train;

import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;

/**
 * The gradient of a softmax over the catalogue with respect to its items and their biases: (P -
 * Y)ᵀF and the sums of the columns of P - Y.
 *
 * <p>Letters: N predictions, I items, d width. Threads share out ranges of items; each computes the
 * probabilities of its range once more, in blocks that stay in the cache. A range's result depends
 * on nothing but the batch, and nobody needs a table of his own. Scores are computed as [items ×
 * predictions], so that no factor of either product has to be transposed.
 */
final class CatalogueGradient {
  private static final int RANGE = 128;
  private static final int BLOCK = 256;

  private final int itemCount;
  private final Matrix items;
  private final Matrix bias;
  private final int outputItems;
  private final int outputBias;
  private final int width;
  private final Precision precision;
  private final Matrix itemGradient;
  private final Matrix biasGradient;
  private final Matrix one;
  private Matrix ones;
  private Matrix states;
  private Matrix transposed;
  private int[] places = new int[0];
  private double[] logSums = new double[0];
  private Desk[] desks = new Desk[0];

  CatalogueGradient(Backbone model) {
    itemCount = model.items();
    outputItems = model.outputItems();
    outputBias = model.outputBias();
    items = model.tables().get(outputItems).values();
    bias = outputBias < 0 ? null : model.tables().get(outputBias).values();
    width = items.width();
    precision = items.precision();
    itemGradient = Matrix.zeros(precision, itemCount + 1, width);
    biasGradient = Matrix.zeros(precision, itemCount + 1, 1);
    one = Matrix.zeros(precision, 1, 1);
    one.storage().array().assign(1);
  }

  /** What a thread needs for itself. */
  private final class Desk {
    final Blas blas = new Blas();
    final Matrix scores = Matrix.zeros(precision, 1, RANGE * BLOCK);
  }

  /**
   * Adds to the gradients of the tables.
   *
   * @param targets by place the item that is predicted, 0 for none
   * @param allStates [places × d]
   * @param allLogSums by place ln Σ exp(score)
   */
  void collect(
      int placeCount,
      int[] targets,
      Matrix allStates,
      double[] allLogSums,
      double weight,
      Workers workers,
      Kernels[] kernels,
      TableGradient[] gradients) {
    room(placeCount, workers.count());
    int count = 0;
    for (int p = 0; p < placeCount; p++) {
      if (targets[p] != 0) {
        logSums[count] = allLogSums[p];
        places[count++] = p;
      }
    }
    gather(allStates, count, kernels[0]);
    int predictions = count;
    workers.forEach(
        (itemCount + RANGE - 1) / RANGE,
        (range, worker) -> range(range, predictions, weight, kernels[worker], desks[worker]));
    enter(targets, count, weight, gradients);
  }

  private void room(int placeCount, int threads) {
    if (places.length < placeCount) {
      int room = Math.max(placeCount, places.length * 5 / 4);
      places = new int[room];
      logSums = new double[room];
      states = Matrix.zeros(precision, room, width);
      transposed = Matrix.zeros(precision, width, room);
      ones = Matrix.zeros(precision, room, 1);
      ones.storage().array().assign(1);
    }
    if (desks.length < threads) {
      desks = new Desk[threads];
      java.util.Arrays.setAll(desks, d -> new Desk());
    }
  }

  private void gather(Matrix allStates, int count, Kernels kernels) {
    states.view(states.storage(), 0, count, width);
    transposed.view(transposed.storage(), 0, width, count);
    kernels.gather(allStates, places, 0, states);
    kernels.transpose(states, transposed);
  }

  /** (weight · P)ᵀF and its column sums for one range of items. */
  private void range(int range, int predictions, double weight, Kernels kernels, Desk desk) {
    int first = 1 + range * RANGE;
    int count = Math.min(RANGE, itemCount + 1 - first);
    Matrix scores = desk.scores;
    for (int from = 0; from < predictions; from += BLOCK) {
      int block = Math.min(BLOCK, predictions - from);
      double keep = from == 0 ? 0 : 1;
      scores.view(scores.storage(), 0, count, block);
      desk.blas.multiply(
          count,
          block,
          width,
          items,
          first * width,
          width,
          false,
          transposed,
          from,
          predictions,
          false,
          0,
          scores,
          0,
          block);
      kernels.losses().probabilities(scores, bias, first, logSums, from, weight);
      desk.blas.multiply(
          count,
          width,
          block,
          scores,
          0,
          block,
          false,
          states,
          from * width,
          width,
          false,
          keep,
          itemGradient,
          first * width,
          width);
      if (bias != null) {
        desk.blas.multiply(
            count,
            1,
            block,
            scores,
            0,
            block,
            false,
            ones,
            0,
            1,
            false,
            keep,
            biasGradient,
            first,
            1);
      }
    }
  }

  private void enter(int[] targets, int count, double weight, TableGradient[] gradients) {
    if (count == 0) {
      return;
    }
    for (int item = 1; item <= itemCount; item++) {
      gradients[outputItems].add(item, itemGradient, item, 1);
    }
    for (int p = 0; p < count; p++) {
      gradients[outputItems].add(targets[places[p]], states, p, -weight);
    }
    if (bias != null) {
      for (int item = 1; item <= itemCount; item++) {
        gradients[outputBias].add(item, biasGradient, item, 1);
      }
      for (int p = 0; p < count; p++) {
        gradients[outputBias].add(targets[places[p]], one, 0, -weight);
      }
    }
  }
}
