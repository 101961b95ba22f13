package recdenoiser.engine.loss;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The terms of the objective by name, of one step or the mean over an epoch, each as it enters the
 * sum. What is not part of an objective has no term.
 */
public final class LossTerms {
  /** The loss of the predictions, reduced as the configuration says. */
  public static final String PREDICTION = "prediction";

  /** α‖Θ‖². */
  public static final String WEIGHTS = "weights";

  /** γ times the squared Frobenius norms of the blocks' Jacobians. */
  public static final String JACOBIAN = "jacobian";

  /** Of an objective without terms. */
  public static final LossTerms NONE = new LossTerms(Map.of());

  private static final String PREDICTION_ONCE = "bce";

  private final Map<String, Double> values;

  private LossTerms(Map<String, Double> values) {
    this.values = values;
  }

  /** In the order of the map. */
  public static LossTerms of(Map<String, Double> terms) {
    return new LossTerms(Collections.unmodifiableMap(new LinkedHashMap<>(terms)));
  }

  public static LossTerms prediction(double value) {
    return of(Map.of(PREDICTION, value));
  }

  /** Reads recorded terms. Older records had four, zero where there was none. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static LossTerms read(Map<String, Double> recorded) {
    if (!recorded.containsKey(PREDICTION_ONCE)) {
      return of(recorded);
    }
    Map<String, Double> terms = new LinkedHashMap<>();
    recorded.forEach(
        (name, value) -> {
          if (name.equals(PREDICTION_ONCE)) {
            terms.put(PREDICTION, value);
          } else if (value != 0) {
            terms.put(name, value);
          }
        });
    return of(terms);
  }

  @JsonValue
  public Map<String, Double> values() {
    return values;
  }

  /** 0 for a term that is not there. */
  public double value(String name) {
    return values.getOrDefault(name, 0.0);
  }

  public double total() {
    double sum = 0;
    for (double value : values.values()) {
      sum += value;
    }
    return sum;
  }

  public LossTerms plus(LossTerms other) {
    Map<String, Double> sum = new LinkedHashMap<>(values);
    other.values.forEach((name, value) -> sum.merge(name, value, Double::sum));
    return new LossTerms(Collections.unmodifiableMap(sum));
  }

  public LossTerms times(double factor) {
    Map<String, Double> product = new LinkedHashMap<>();
    values.forEach((name, value) -> product.put(name, value * factor));
    return new LossTerms(Collections.unmodifiableMap(product));
  }

  public boolean isFinite() {
    return values.values().stream().allMatch(Double::isFinite);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LossTerms terms && values.equals(terms.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
