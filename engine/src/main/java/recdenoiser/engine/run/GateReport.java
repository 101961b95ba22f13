package recdenoiser.engine.run;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.evaluate.RocCurve;

/**
 * What a model's gate takes for noise in the histories that it is evaluated on, as the newest
 * position of each sees it: where it finds it less probable than one half that an item is none.
 *
 * @param users whose histories were looked at
 * @param actions in them
 * @param taken of these, taken for noise
 * @param roc how well the gate finds known noise, by the probability it gives to it; empty where
 *     nothing is known
 * @param items those that were taken for noise, the most often taken first
 * @param byUser the same users, those of whose history the greatest share was taken first
 */
public record GateReport(
    int users,
    long actions,
    long taken,
    Optional<RocCurve> roc,
    List<OfItem> items,
    List<OfUser> byUser) {
  /** An item is taken for noise below this probability that it is none. */
  public static final double HALF = 0.5;

  /** Of what {@code noise} counts where nothing is known. */
  public static final int UNKNOWN = -1;

  public GateReport {
    items = List.copyOf(items);
    byUser = List.copyOf(byUser);
  }

  /**
   * @param item its number in the run's data
   * @param seen how often it stands in the histories
   * @param taken how often it was taken for noise there
   * @param noise how often it is known to be noise there, or {@link #UNKNOWN}
   * @param genuine mean probability that it is none, 0 … 1
   */
  public record OfItem(int item, int seen, int taken, int noise, double genuine) {}

  /**
   * @param user the number in the run's data
   * @param actions in the history, as far as the model looks at it
   * @param taken of these, taken for noise
   * @param noise of these, known to be noise, or {@link #UNKNOWN}
   */
  public record OfUser(int user, int actions, int taken, int noise) {

    /** Of the history that was taken for noise, 0 … 1. */
    public double share() {
      return actions == 0 ? 0 : (double) taken / actions;
    }
  }
}
