package recdenoiser.app.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Whatever arrives is drained on the JavaFX thread, in order, and nothing else wakes that thread.
 */
@ExtendWith(ApplicationExtension.class)
class EventPumpTest {
  private static final int EVENTS = 1000;

  private final EventQueue<Integer> queue = new EventQueue<>();
  private final List<Integer> drained = new ArrayList<>();
  private int drains;

  @Start
  void start(Stage stage) {
    stage.show();
  }

  @Test
  void bringsEverythingInFewTurns() throws TimeoutException {
    try (EventPump pump = new EventPump(this::drain)) {
      queue.add(0);
      queue.onArrival(pump::wake);
      for (int i = 1; i < EVENTS; i++) {
        queue.add(i);
      }
      WaitForAsyncUtils.waitFor(
          20,
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.waitForAsyncFx(10_000, () -> drained.size() == EVENTS));
    }
    assertThat(drained).isSorted();
    assertThat(drains).isLessThan(EVENTS / 2);
  }

  @Test
  void sleepsWithoutNews() {
    try (EventPump pump = new EventPump(this::drain)) {
      queue.onArrival(pump::wake);
    }
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(drains).isLessThanOrEqualTo(1);
  }

  private void drain() {
    assertThat(Platform.isFxApplicationThread()).isTrue();
    drains++;
    drained.addAll(queue.drain());
  }
}
