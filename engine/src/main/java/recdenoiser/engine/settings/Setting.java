package recdenoiser.engine.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a configuration value may be. Its name is the record component's, unique over the whole
 * configuration; what it does is said in the bundle under {@code setting.NAME} and {@code
 * setting.NAME.help}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** Least value allowed, for numbers. */
  double min() default Double.NEGATIVE_INFINITY;

  /** Greatest value allowed, for numbers. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether {@link #min()} itself is refused. */
  boolean aboveMin() default false;

  /** Whether {@link #max()} itself is refused. */
  boolean belowMax() default false;

  /** Unit shown beside the field, such as "items"; empty for pure numbers. */
  String unit() default "";

  /**
   * Whether a form shows it to everybody. What is not basic has a value that papers seldom change
   * and stands among the advanced settings.
   */
  boolean basic() default false;

  /** Where the values are found that a text may have, such as "model"; empty for any. */
  String registry() default "";
}
