package recdenoiser.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedrawThrottleTest {
  private long nanoseconds;
  private double due = -1;
  private final List<Long> draws = new ArrayList<>();
  private final RedrawThrottle throttle =
      new RedrawThrottle(
          () -> nanoseconds,
          wait -> due = nanoseconds / 1e6 + wait,
          () -> draws.add(nanoseconds / 1_000_000));

  @Test
  void aThousandRequestsASecondGiveThirtyDraws() {
    for (int millisecond = 0; millisecond < 1000; millisecond++) {
      nanoseconds = millisecond * 1_000_000L;
      fireIfDue();
      throttle.request();
    }
    assertThat(draws).hasSizeBetween(29, 30);
    for (int i = 1; i < draws.size(); i++) {
      assertThat(draws.get(i) - draws.get(i - 1)).isGreaterThanOrEqualTo(33);
    }
  }

  @Test
  void theLastRequestIsDrawn() {
    throttle.request();
    nanoseconds = 2_000_000;
    fireIfDue();
    throttle.request();
    nanoseconds = 100_000_000;
    fireIfDue();
    assertThat(draws).containsExactly(2L, 100L);
  }

  private void fireIfDue() {
    if (due >= 0 && nanoseconds / 1e6 >= due) {
      due = -1;
      throttle.fire();
    }
  }
}
