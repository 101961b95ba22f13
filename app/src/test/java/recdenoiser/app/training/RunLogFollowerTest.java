package recdenoiser.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.app.task.Background;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.run.RunFolder;

/** The window's log is that of the run in front, whether it trains or has ended. */
class RunLogFollowerTest {
  @TempDir Path folder;

  private final TrainingModel model =
      new TrainingModel(InstantSource.fixed(Instant.EPOCH), masks -> {});
  private final List<String> shown = new ArrayList<>();

  @Test
  void showsWhatTheRunWroteAndGoesWithIt() throws IOException {
    Files.writeString(new RunFolder(folder).log(), "prepared\n");
    RunLogFollower.follow(model, Background.direct(), this::show);
    assertThat(shown).isEmpty();
    model.prepare();
    model.begin(Presets.load("sample").config(), folder, List.of());
    assertThat(shown).containsExactly("prepared");
    Files.writeString(new RunFolder(folder).log(), "prepared\nepoch 1\n");
    model.fail("It broke.");
    assertThat(shown).containsExactly("prepared", "epoch 1");
    model.prepare();
    assertThat(shown).as("another run is being prepared").isEmpty();
  }

  @Test
  void aRunWithoutALogHasNoLines() throws IOException {
    assertThat(RunLogFollower.tail(folder.resolve("none.txt"))).isEmpty();
  }

  @Test
  void aLongLogIsShownFromTheBeginningOfALine() throws IOException {
    Path log = folder.resolve("long.txt");
    Files.writeString(log, "a line of the log\n".repeat(20_000) + "the last\n");
    List<String> lines = RunLogFollower.tail(log);
    assertThat(lines).hasSizeBetween(10_000, 16_000).last().isEqualTo("the last");
    assertThat(lines.get(0)).isEqualTo("a line of the log");
  }

  private void show(List<String> lines) {
    shown.clear();
    shown.addAll(lines);
  }
}
