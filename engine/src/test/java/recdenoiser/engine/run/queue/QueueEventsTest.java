package recdenoiser.engine.run.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class QueueEventsTest {
  @TempDir Path runs;

  @Test
  void listenersHearTheLineAndItsRunsAndABrokenOneHarmsNobody()
      throws IOException, InterruptedException {
    ScriptedLauncher launcher = new ScriptedLauncher(runs);
    RunQueue queue = RunQueue.open(runs, launcher, 1, 1);
    List<QueueEvent> heard = new CopyOnWriteArrayList<>();
    queue.addListener(
        event -> {
          throw new IllegalStateException("Broken.");
        });
    queue.addListener(heard::add);
    queue.add(ScriptedLauncher.config(1));
    launcher.finish(1);
    queue.start();
    queue.awaitEnd();
    queue.close();
    assertThat(queue.entries().get(0).state()).isEqualTo(EntryState.FINISHED);
    assertThat(heard.stream().map(QueueEventsTest::tell))
        .containsExactly(
            "1 entries",
            "started true",
            "1 PREPARING",
            "1 PREPARING",
            "prepared 1 run-1",
            "1 TRAINING",
            "1 says StateChanged[state=TRAINING]",
            "1 says Finished[state=FINISHED, bestEpoch=0, message=Finished.]",
            "1 FINISHED",
            "started false");
  }

  private static String tell(QueueEvent event) {
    return event.accept(
        new QueueEvent.Visitor<>() {
          @Override
          public String rearranged(QueueEvent.Rearranged rearranged) {
            return rearranged.entries().size() + " entries";
          }

          @Override
          public String entryChanged(QueueEvent.EntryChanged changed) {
            return changed.entry().id() + " " + changed.entry().state();
          }

          @Override
          public String runPrepared(QueueEvent.RunPrepared prepared) {
            return "prepared " + prepared.id() + " " + prepared.folder().getFileName();
          }

          @Override
          public String runReported(QueueEvent.RunReported reported) {
            return reported.id() + " says " + reported.event();
          }

          @Override
          public String switched(QueueEvent.Switched switched) {
            return "started " + switched.started();
          }

          @Override
          public String notSaved(QueueEvent.NotSaved problem) {
            return problem.message();
          }
        });
  }
}
