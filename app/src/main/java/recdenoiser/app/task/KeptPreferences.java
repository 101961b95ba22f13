package recdenoiser.app.task;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.prefs.BackingStoreException;
import java.util.prefs.PreferenceChangeListener;
import java.util.prefs.Preferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings preferences to the disk a moment after each change, on a thread of its own. The JDK does
 * so every half minute, and what changed since is lost where the program is killed.
 */
public final class KeptPreferences implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptPreferences.class);
  private static final int DELAY_MILLISECONDS = 200;

  private final Preferences preferences;
  private final PreferenceChangeListener listener = event -> flushSoon();
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "preferences");
            thread.setDaemon(true);
            return thread;
          });

  private KeptPreferences(Preferences preferences) {
    this.preferences = preferences;
  }

  /** Watches the keys of one node, until it is closed. */
  public static KeptPreferences watch(Preferences preferences) {
    KeptPreferences kept = new KeptPreferences(preferences);
    preferences.addPreferenceChangeListener(kept.listener);
    return kept;
  }

  private void flushSoon() {
    if (!executor.isShutdown() && waiting.compareAndSet(false, true)) {
      executor.execute(this::flushLater);
    }
  }

  private void flushLater() {
    try {
      TimeUnit.MILLISECONDS.sleep(DELAY_MILLISECONDS);
      flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush() {
    waiting.set(false);
    try {
      preferences.flush();
    } catch (BackingStoreException e) {
      LOG.warn("What the window remembers cannot be saved: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    preferences.removePreferenceChangeListener(listener);
    executor.shutdownNow();
    flush();
  }
}
