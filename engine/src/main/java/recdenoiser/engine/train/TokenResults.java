package recdenoiser.engine.train;

import java.util.List;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.Lookup;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;

/**
 * What a step leaves behind for every token of its batch: losses, and the gradients of what was
 * read from tables. Shards write to rows of their own.
 */
final class TokenResults {
  private final Precision precision;
  private final List<Lookup> lookups;
  private final int[] widths;
  private final Matrix[] lookupGradients;
  private double[] losses = new double[0];
  private double[] antitheticLosses = new double[0];

  TokenResults(Backbone model, Precision precision) {
    this.precision = precision;
    this.lookups = model.lookups();
    this.widths =
        lookups.stream().mapToInt(lookup -> model.tables().get(lookup.table()).width()).toArray();
    this.lookupGradients = new Matrix[lookups.size()];
  }

  void room(int tokens) {
    if (losses.length >= tokens) {
      return;
    }
    int room = Math.max(tokens, losses.length * 5 / 4);
    for (int l = 0; l < lookupGradients.length; l++) {
      Storage storage = Storage.of(precision, (long) room * widths[l]);
      lookupGradients[l] = new Matrix(storage, 0, room, widths[l]);
    }
    losses = new double[room];
    antitheticLosses = new double[room];
  }

  Matrix[] lookupGradients() {
    return lookupGradients;
  }

  double[] losses() {
    return losses;
  }

  double[] antitheticLosses() {
    return antitheticLosses;
  }

  /** Lists the inputs' parts of the tables' gradients, token after token. */
  void collect(TokenBatch batch, TableGradient[] gradients) {
    for (int l = 0; l < lookups.size(); l++) {
      Lookup lookup = lookups.get(l);
      TableGradient gradient = gradients[lookup.table()];
      for (int t = 0; t < batch.tokens(); t++) {
        int id = lookup.id(batch, t);
        if (id != 0) {
          gradient.add(id, lookupGradients[l], t, lookup.scale());
        }
      }
    }
  }
}
