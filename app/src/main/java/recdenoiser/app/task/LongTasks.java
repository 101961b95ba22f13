package recdenoiser.app.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

/** Tasks that a person may want to know of: those under way for more than a second. */
final class LongTasks {
  private static final long AFTER_MILLISECONDS = 1000;

  private final ObservableList<Task<?>> shown = FXCollections.observableArrayList();
  private final Executor later =
      CompletableFuture.delayedExecutor(
          AFTER_MILLISECONDS, TimeUnit.MILLISECONDS, Platform::runLater);

  ObservableList<Task<?>> list() {
    return shown;
  }

  /** Before it begins. */
  void watch(Task<?> task) {
    later.execute(() -> show(task));
  }

  private void show(Task<?> task) {
    if (task.isDone() || !task.isRunning()) {
      return;
    }
    shown.add(task);
    task.runningProperty()
        .addListener(
            (property, before, running) -> {
              if (!running) {
                shown.remove(task);
              }
            });
  }
}
