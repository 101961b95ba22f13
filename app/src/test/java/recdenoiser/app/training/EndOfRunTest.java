package recdenoiser.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/** A person who looks elsewhere hears of the end of a run. */
class EndOfRunTest {
  private final TrainingModel model =
      new TrainingModel(InstantSource.fixed(Instant.EPOCH), masks -> {});
  private final List<String> told = new ArrayList<>();
  private boolean watched;

  @BeforeEach
  void begin() {
    EndOfRun.follow(
        model,
        () -> watched,
        (title, text, failed) -> told.add(title + " | " + text + " | " + failed));
    model.prepare();
    model.begin(Presets.load("sample").config(), Path.of("runs", "shop-1"), List.of());
    model.apply(new TrainingEvent.StateChanged(RunState.TRAINING));
  }

  @Test
  void ofOneThatFinished() {
    model.apply(new TrainingEvent.StateChanged(RunState.FINISHED));
    assertThat(told).containsExactly("The run has finished | shop-1 | false");
  }

  @Test
  void ofOneThatFailedWithItsReason() {
    model.fail("No space left.");
    assertThat(told).containsExactly("The run failed | shop-1: No space left. | true");
  }

  @Test
  void notOfOneThatWasStopped() {
    model.apply(new TrainingEvent.StateChanged(RunState.STOPPED));
    assertThat(told).isEmpty();
  }

  @Test
  void notOfOneThatIsSeen() {
    watched = true;
    model.apply(new TrainingEvent.StateChanged(RunState.FINISHED));
    assertThat(told).isEmpty();
  }

  @Test
  void notOfOneThatIsOnlyShownAgain() {
    model.apply(new TrainingEvent.StateChanged(RunState.FINISHED));
    told.clear();
    model.apply(new TrainingEvent.StateChanged(RunState.FAILED));
    assertThat(told).isEmpty();
  }
}
