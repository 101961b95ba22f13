package recdenoiser.engine.settings;

import java.util.Map;

/**
 * Texts that a jar brings for its models and attention rules, found through {@link
 * java.util.ServiceLoader}: {@code group.NAME} for a group of settings, {@code setting.NAME} and
 * {@code setting.NAME.help} for each of them, {@code setting.NAME.VALUE} for the values of an enum.
 */
@FunctionalInterface
public interface TextSource {

  /** By key. */
  Map<String, String> texts();
}
