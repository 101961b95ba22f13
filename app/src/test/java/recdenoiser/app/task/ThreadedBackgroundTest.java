package recdenoiser.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ThreadedBackgroundTest {
  private final ThreadedBackground background = new ThreadedBackground(2);
  private final AtomicReference<Object> heard = new AtomicReference<>();

  @Start
  void start(Stage stage) {
    stage.show();
  }

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void workThatTakesLongIsListedUntilItIsDone(FxRobot robot) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    run(robot, background.named("Reading data"), end);
    await(() -> background.longTasks().size() == 1);
    robot.interact(
        () -> assertThat(background.longTasks().get(0).getTitle()).isEqualTo("Reading data"));
    end.countDown();
    await(() -> background.longTasks().isEmpty());
    assertThat(heard).hasValue("done");
  }

  @Test
  void whoAskedHearsThatAPersonCancelled(FxRobot robot) throws Exception {
    run(robot, background.named("Reading data"), new CountDownLatch(1));
    await(() -> background.longTasks().size() == 1);
    robot.interact(() -> background.longTasks().get(0).cancel());
    await(() -> background.longTasks().isEmpty());
    assertThat(heard.get()).isInstanceOf(CancelledByPerson.class);
  }

  @Test
  void whoForgetsItsWorkHearsNothing(FxRobot robot) throws Exception {
    Background.Job job = run(robot, background, new CountDownLatch(1));
    robot.interact(job::cancel);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(heard).hasNullValue();
  }

  private Background.Job run(FxRobot robot, Background on, CountDownLatch end) {
    AtomicReference<Background.Job> job = new AtomicReference<>();
    robot.interact(
        () ->
            job.set(
                on.run(
                    () -> {
                      end.await();
                      return "done";
                    },
                    heard::set,
                    heard::set)));
    return job.get();
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
  }
}
