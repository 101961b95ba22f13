package recdenoiser.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FxWatchdogTest {
  @RegisterExtension final FxWatchdog watchdog = new FxWatchdog();

  @Start
  void start(Stage stage) {
    stage.show();
  }

  @Test
  void namesWhatHoldsTheThreadUp(FxRobot robot) {
    robot.interact(FxWatchdogTest::dawdle);
    robot.interact(() -> {});
    assertThat(watchdog.stalls())
        .anySatisfy(stall -> assertThat(stall.doing().toString()).contains("dawdle"));
  }

  private static void dawdle() {
    long end = System.nanoTime() + 400_000_000L;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
