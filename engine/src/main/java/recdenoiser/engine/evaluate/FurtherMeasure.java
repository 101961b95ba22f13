package recdenoiser.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One of the numbers that are measured beside hit rate, NDCG and reciprocal rank, by its name:
 *
 * <ul>
 *   <li>{@code auc}, {@code popular/auc}, {@code full/auc};
 *   <li>{@code recall@K}, {@code precision@K}, {@code map@K}: of the held-out actions among all
 *       items;
 *   <li>{@code coverage@K}, {@code gini@K}, {@code popularity@K}, {@code novelty@K}, {@code
 *       tail@K}: of the lists that users would be given, see {@link ListMetrics}.
 * </ul>
 */
public record FurtherMeasure(String name) {
  private static final String AUC = "auc";

  /**
   * @throws IllegalArgumentException if there is nothing of that name
   */
  public FurtherMeasure {
    if (!Names.ALL.contains(name)) {
      throw new IllegalArgumentException("There is no measure \"" + name + "\".");
    }
  }

  /** Made once. */
  private static final class Names {
    private static final List<String> ALL = names();
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Ranking ranking : Ranking.values()) {
      names.add(ranking.prefix() + AUC);
    }
    for (HeldOutMetrics.Kind kind : HeldOutMetrics.Kind.values()) {
      addCutoffs(names, kind);
    }
    for (ListMetrics.Kind kind : ListMetrics.Kind.values()) {
      addCutoffs(names, kind);
    }
    return List.copyOf(names);
  }

  private static void addCutoffs(List<String> names, Enum<?> kind) {
    for (int cutoff : RankingMetrics.CUTOFFS) {
      names.add(kind.name().toLowerCase(Locale.ROOT) + "@" + cutoff);
    }
  }

  /** All of them. */
  public static List<FurtherMeasure> all() {
    return Names.ALL.stream().map(FurtherMeasure::new).toList();
  }

  /** Empty if there is nothing of that name. */
  public static Optional<FurtherMeasure> find(String name) {
    return Names.ALL.contains(name) ? Optional.of(new FurtherMeasure(name)) : Optional.empty();
  }

  /** Whether it lies between 0 and 1. */
  public boolean isShare() {
    return !name.startsWith("popularity@") && !name.startsWith("novelty@");
  }

  /**
   * Its value; empty where it was not measured. Where one action is held out, recall is the hit
   * rate, precision that over K, and MAP is MRR, with halves for ties.
   */
  public OptionalDouble of(Evaluation evaluation) {
    int at = name.indexOf('@');
    String stem = at < 0 ? name : name.substring(0, at);
    if (at < 0) {
      return auc(evaluation, stem.substring(0, stem.length() - AUC.length()));
    }
    int cutoff = Integer.parseInt(name.substring(at + 1));
    Optional<HeldOutMetrics.Kind> heldOut = kind(HeldOutMetrics.Kind.values(), stem);
    if (evaluation.further() == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        heldOut.isPresent()
            ? heldOut(evaluation, heldOut.get(), cutoff)
            : evaluation
                .further()
                .lists()
                .at(kind(ListMetrics.Kind.values(), stem).orElseThrow(), cutoff));
  }

  private static OptionalDouble auc(Evaluation evaluation, String prefix) {
    if (evaluation.further() == null) {
      return OptionalDouble.empty();
    }
    return evaluation.further().auc().entrySet().stream()
        .filter(one -> one.getKey().prefix().equals(prefix))
        .mapToDouble(one -> one.getValue())
        .findFirst();
  }

  private static double heldOut(Evaluation evaluation, HeldOutMetrics.Kind kind, int cutoff) {
    if (evaluation.further().heldOut() != null) {
      return evaluation.further().heldOut().at(kind, cutoff);
    }
    return switch (kind) {
      case RECALL -> evaluation.full().hitAt(cutoff);
      case PRECISION -> evaluation.full().hitAt(cutoff) / cutoff;
      case MAP -> evaluation.full().mrrAt(cutoff);
    };
  }

  private static <E extends Enum<E>> Optional<E> kind(E[] kinds, String stem) {
    return Arrays.stream(kinds)
        .filter(kind -> kind.name().equals(stem.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
