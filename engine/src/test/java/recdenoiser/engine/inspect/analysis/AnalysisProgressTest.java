package recdenoiser.engine.inspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** An analysis tells how far it is, and ends where its thread is interrupted. */
final class AnalysisProgressTest {

  @Test
  void anInterruptEndsAnAnalysis() {
    List<Double> told = new ArrayList<>();
    AnalysisProgress progress = told::add;
    progress.tell(0.25);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> progress.tell(0.5)).isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(told).containsExactly(0.25);
  }
}
