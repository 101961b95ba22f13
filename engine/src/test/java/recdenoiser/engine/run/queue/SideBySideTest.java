package recdenoiser.engine.run.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.SameRun;
import recdenoiser.engine.run.SmallData;

/** Real models, trained one after the other and at the same time. */
class SideBySideTest {
  @TempDir Path folder;

  @Test
  void runsSideBySideHaveTheBitsOfRunsOneAfterTheOther() throws IOException, InterruptedException {
    RunConfig config = SmallData.config(SmallData.write(folder)).with("epochs", "3");
    List<RunConfig> configs =
        List.of(config, config.with("seed", "5"), config.with("attention", "SOFTMAX"));
    List<QueueEntry> after = train("after", configs, 1);
    List<QueueEntry> beside = train("beside", configs, 3);
    for (int i = 0; i < configs.size(); i++) {
      assertThat(after.get(i).state()).isEqualTo(EntryState.FINISHED);
      assertThat(beside.get(i).state()).isEqualTo(EntryState.FINISHED);
      SameRun.assertSame(beside.get(i).folder(), after.get(i).folder());
    }
  }

  private List<QueueEntry> train(String name, List<RunConfig> configs, int sideBySide)
      throws IOException, InterruptedException {
    Path runs = folder.resolve(name);
    try (RunQueue queue = RunQueue.open(runs, new ExperimentLauncher(runs), 2, sideBySide)) {
      for (RunConfig config : configs) {
        queue.add(config);
      }
      queue.start();
      queue.awaitEnd();
      return queue.entries();
    }
  }
}
