package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.autodiff.Parameters;

/** A self-attentive network, what a learner trains and a recommender asks. */
public interface Backbone {

  BackboneSettings settings();

  /** Items of the catalogue. */
  int items();

  /** All weights but the tables. */
  Parameters parameters();

  List<Table> tables();

  /** How every token's input is read from the tables, in the order of {@link Pass}'s gradients. */
  List<Lookup> lookups();

  /** Index among the tables of T, whose first {@code items + 1} rows the scores are made with. */
  int outputItems();

  /** Index among the tables of b, [items + 1 × 1], what is added to the scores; -1 for none. */
  default int outputBias() {
    return -1;
  }

  /**
   * The row of the item table that stands for an item to be filled in. Where there is one, a model
   * is asked for the next item by putting it behind the others; 0 for none.
   */
  default int maskItem() {
    return 0;
  }

  /** States of the pass' sequences. */
  Encoded encode(Pass pass);
}
