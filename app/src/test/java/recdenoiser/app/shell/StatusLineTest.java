package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.train.RunState;

class StatusLineTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:41Z");

  private final StatusLine words = new StatusLine(Texts.bundle("shell"));
  private final ShellModel model = new ShellModel();

  @Test
  void saysOnlyWhatIsKnown() {
    model.threadsProperty().set(1);
    assertThat(words.of(model, NOW)).isEqualTo("1 thread");
  }

  @Test
  void saysEverythingInOneLine() {
    model.queuedRunsProperty().set(2);
    model.runProperty().set(new RunStatus(RunState.TRAINING, 0.5, 10));
    model.lastSavedProperty().set(NOW.minusSeconds(41));
    model.simdProperty().set("SIMD 512");
    model.threadsProperty().set(2);
    assertThat(words.of(model, NOW))
        .isEqualTo("2 runs queued · last saved 0:41 ago · SIMD 512 · 2 threads");
  }

  @Test
  void aRunInProgressHasProgressAndRemainingTime() {
    RunStatus run = new RunStatus(RunState.TRAINING, 0.41, 192);
    assertThat(words.of(run)).isEqualTo("training 41\u2009%");
    assertThat(words.remaining(run)).isEqualTo("ETA 3:12");
  }

  @Test
  void whatWasSavedOfARunThatHasEndedIsNobodysNewsAnyMore() {
    model.threadsProperty().set(1);
    model.lastSavedProperty().set(NOW.minusSeconds(41));
    model.runProperty().set(new RunStatus(RunState.STOPPED, 0.5, 10));
    assertThat(words.of(model, NOW)).isEqualTo("1 thread");
  }

  @Test
  void aRunThatIsPreparedHasNoProgressYet() {
    RunStatus run = new RunStatus(RunState.PREPARING, 0, Double.NaN);
    assertThat(words.of(run)).isEqualTo("preparing");
  }

  @Test
  void aPausedRunKeepsItsProgressAndHasNoEndInSight() {
    RunStatus run = new RunStatus(RunState.PAUSED, 0.41, 192);
    assertThat(words.of(run)).isEqualTo("paused 41\u2009%");
    assertThat(words.remaining(run)).isEmpty();
  }

  @Test
  void anEndedRunHasNeither() {
    RunStatus run = new RunStatus(RunState.STOPPED_EARLY, 0.8, 10);
    assertThat(words.of(run)).isEqualTo("stopped early");
    assertThat(words.remaining(run)).isEmpty();
  }

  @Test
  void logKeepsItsNewestLines() {
    LogLines log = new LogLines();
    for (int i = 0; i < LogLines.KEPT + 5; i++) {
      log.add("line " + i);
    }
    assertThat(log.lines()).isEmpty();
    log.drain();
    assertThat(log.lines()).hasSize(LogLines.KEPT).first().isEqualTo("line 5");
  }

  @Test
  void whatIsLoggedReachesTheWindow() {
    LogLines log = new LogLines();
    try (LogTap tap = LogTap.open(log)) {
      assertThat(tap.isStarted()).isTrue();
      LoggerFactory.getLogger("recdenoiser.test").warn("Epoch {} ended.", 3);
    }
    LoggerFactory.getLogger("recdenoiser.test").warn("Not heard any more.");
    log.drain();
    assertThat(log.lines()).singleElement().asString().endsWith("WARN  Epoch 3 ended.");
  }

  @Test
  void columnsFollowTheWidthOfTheWindow() {
    double rail = 88;
    assertThat(CardFlow.columns(720 - rail)).isEqualTo(1);
    assertThat(CardFlow.columns(1280 - rail)).isEqualTo(2);
    assertThat(CardFlow.columns(1920 - rail)).isEqualTo(3);
  }
}
