package recdenoiser.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.prefs.AbstractPreferences;
import org.junit.jupiter.api.Test;

/** What is put reaches the disk although nobody closes anything, as after a kill. */
class KeptPreferencesTest {

  @Test
  void aChangeIsFlushedByItself() throws InterruptedException {
    Flushed preferences = new Flushed();
    try (KeptPreferences kept = KeptPreferences.watch(preferences)) {
      assertThat(kept).isNotNull();
      preferences.put("page", "TRAIN");
      assertThat(preferences.flushed.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static final class Flushed extends AbstractPreferences {
    private final CountDownLatch flushed = new CountDownLatch(1);

    private Flushed() {
      super(null, "");
    }

    @Override
    public void flush() {
      flushed.countDown();
    }

    @Override
    protected void putSpi(String key, String value) {}

    @Override
    protected String getSpi(String key) {
      return null;
    }

    @Override
    protected void removeSpi(String key) {}

    @Override
    protected void removeNodeSpi() {}

    @Override
    protected String[] keysSpi() {
      return new String[0];
    }

    @Override
    protected String[] childrenNamesSpi() {
      return new String[0];
    }

    @Override
    protected AbstractPreferences childSpi(String name) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    protected void syncSpi() {}

    @Override
    protected void flushSpi() {}
  }
}
