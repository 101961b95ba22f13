package recdenoiser.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.config.Presets;

/**
 * Loads, beside the start of JavaFX, what the first page needs of libraries: on the JavaFX thread
 * the window would stand empty meanwhile. What only later pages need comes when the first page can
 * be used.
 */
final class WarmUp {
  /** Each stands for a library, or a part of one, that takes long to load and needs no toolkit. */
  private static final List<String> CLASSES =
      List.of(
          "org.controlsfx.control.StatusBar",
          "org.kordamp.ikonli.feather.Feather",
          "recdenoiser.engine.run.queue.RunQueue",
          "org.jfree.chart.StandardChartTheme");

  private static final String FIRST_PAGE = "first-page.classes";
  private static final String OTHER_PAGES = "other-pages.classes";

  private WarmUp() {}

  /** Returns at once. */
  static void begin() {
    start("warm-up of libraries", WarmUp::load);
    start("warm-up of the first page", () -> firstPage().forEach(WarmUp::link));
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Names of the classes that the first page is known to need, in the order of their use. */
  static List<String> firstPage() {
    return listed(FIRST_PAGE);
  }

  /** Names of the classes that the other pages are known to need. */
  static List<String> otherPages() {
    return listed(OTHER_PAGES);
  }

  private static List<String> listed(String resource) {
    try (InputStream list = WarmUp.class.getResourceAsStream(resource)) {
      return new String(list.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The list " + resource + " cannot be read.", e);
    }
  }

  /**
   * Loads and verifies a class without initialising it: initialisers of JavaFX may need its
   * toolkit. To ask for its constructors is what makes the JVM link it.
   */
  private static int link(String name) {
    try {
      return Class.forName(name, false, WarmUp.class.getClassLoader())
          .getDeclaredConstructors()
          .length;
    } catch (ClassNotFoundException | LinkageError e) {
      LoggerFactory.getLogger(WarmUp.class)
          .debug("{} is not loaded ahead: {}", name, e.getMessage());
      return 0;
    }
  }

  private static void load() {
    Logger log = LoggerFactory.getLogger(WarmUp.class);
    log.debug("{} presets are there.", Presets.list().size());
    for (String name : CLASSES) {
      load(name, !name.startsWith("org.controlsfx"));
    }
  }

  /** For the pages after the first one; not to be called on the JavaFX thread. */
  static void loadWhatComesLater() {
    otherPages().forEach(WarmUp::link);
  }

  private static void load(String name, boolean initialise) {
    try {
      Class.forName(name, initialise, WarmUp.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      LoggerFactory.getLogger(WarmUp.class)
          .debug("{} is not loaded ahead: {}", name, e.getMessage());
    }
  }
}
