package recdenoiser.app;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.config.Presets;

/**
 * Loads, beside the start of JavaFX, what the first page needs of libraries: on the JavaFX thread
 * the window would stand empty meanwhile. What only charts need comes later, when the first page
 * can be used.
 */
final class WarmUp {
  /** Each stands for a library, or a part of one, that takes long to load and needs no toolkit. */
  private static final List<String> CLASSES =
      List.of(
          "org.controlsfx.control.StatusBar",
          "org.kordamp.ikonli.feather.Feather",
          "recdenoiser.engine.run.queue.RunQueue",
          "org.jfree.chart.StandardChartTheme");

  private WarmUp() {}

  /** Returns at once. */
  static void begin() {
    Thread thread = new Thread(WarmUp::load, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    Logger log = LoggerFactory.getLogger(WarmUp.class);
    log.debug("{} presets are there.", Presets.list().size());
    for (String name : CLASSES) {
      try {
        Class.forName(name, !name.startsWith("org.controlsfx"), WarmUp.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        log.debug("{} is not loaded ahead: {}", name, e.getMessage());
      }
    }
  }
}
