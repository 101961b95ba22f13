package recdenoiser.app.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FrameMeterTest {
  @Test
  void framesAndTheLongestPauseAreCounted() {
    FrameMeter meter = new FrameMeter();
    for (long now : List.of(1_000_000_000L, 1_020_000_000L, 1_040_000_000L, 1_100_000_000L)) {
      meter.frame(now);
    }
    FrameMeter.Reading reading = meter.reading();
    assertThat(reading.framesPerSecond()).isCloseTo(30, Offset.offset(1e-9));
    assertThat(reading.longestPauseSeconds()).isCloseTo(0.06, Offset.offset(1e-9));
    meter.reset();
    assertThat(meter.reading().framesPerSecond()).isZero();
  }

  @Test
  void eventsComeOutOnceAndInOrder() {
    EventQueue<Integer> queue = new EventQueue<>();
    queue.add(1);
    queue.add(2);
    assertThat(queue.drain()).containsExactly(1, 2);
    assertThat(queue.drain()).isEmpty();
  }
}
