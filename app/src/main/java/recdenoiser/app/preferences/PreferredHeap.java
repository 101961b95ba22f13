package recdenoiser.app.preferences;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.prefs.Preferences;

/**
 * The heap that a person prefers. A JVM cannot change the size of its own, so one that was started
 * with another starts the same program again with the preferred one and ends when that ends.
 */
public final class PreferredHeap {
  /** Megabytes, within which the usual data sets can be opened. */
  static final int LEAST = 512;

  private static final String KEY = "heap-megabytes";

  private static final String STARTED_AGAIN = "recdenoiser.startedAgain";
  private static final long MEGABYTE = 1L << 20;

  private PreferredHeap() {}

  /**
   * What is kept, {@link #LEAST} … {@link #most()}, or else the heap of this JVM [MB]. Only where
   * something is kept is the machine asked for its memory, which takes long at a start.
   */
  static int megabytes(Preferences preferences) {
    int kept = preferences.getInt(KEY, 0);
    return kept == 0
        ? Math.max(LEAST, (int) (Runtime.getRuntime().maxMemory() / MEGABYTE))
        : Math.max(LEAST, Math.min(most(), kept));
  }

  static void keep(Preferences preferences, int megabytes) {
    preferences.putInt(KEY, megabytes);
  }

  /** All memory of this machine [MB]: with more no JVM might start. */
  static int most() {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return (int) Math.max(LEAST, machine.getTotalMemorySize() / MEGABYTE);
  }

  /** Whether this JVM is to make room for one with the preferred heap. */
  public static boolean isAnother(Preferences preferences) {
    return preferences.get(KEY, null) != null
        && System.getProperty(STARTED_AGAIN) == null
        && differs(megabytes(preferences), Runtime.getRuntime().maxMemory() / MEGABYTE);
  }

  /** Collectors round the size of a heap. */
  static boolean differs(long preferred, long now) {
    return Math.abs(preferred - now) > preferred / 20;
  }

  /**
   * Runs the program in a JVM of its own.
   *
   * @return its exit code
   */
  public static int startAgain(Preferences preferences, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(
        options(ManagementFactory.getRuntimeMXBean().getInputArguments(), megabytes(preferences)));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    try {
      Process program = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(program::destroy));
      return program.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("The program could not be started with another heap.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** The options of a JVM with another heap. */
  static List<String> options(List<String> options, int megabytes) {
    List<String> changed =
        new ArrayList<>(options.stream().filter(option -> !option.startsWith("-Xmx")).toList());
    changed.add("-Xmx" + megabytes + "m");
    changed.add("-D" + STARTED_AGAIN + "=true");
    return changed;
  }
}
