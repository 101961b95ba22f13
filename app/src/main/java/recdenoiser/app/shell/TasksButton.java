package recdenoiser.app.shell;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.scene.control.Button;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.TaskProgressView;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.text.Numbers;

/** How much is going on in the background; pressed, it shows what, and lets it be cancelled. */
final class TasksButton extends Button {
  private final TaskProgressView<Task<?>> progress = new TaskProgressView<>();
  private final PopOver popOver = new PopOver(progress);

  TasksButton(Texts texts, ObservableList<Task<?>> tasks) {
    setId("tasks-toggle");
    getStyleClass().addAll("flat", "status-button");
    popOver.setTitle(texts.get("tasks.title"));
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setAnimated(false);
    progress.setPrefSize(360, 200);
    var some = Bindings.isNotEmpty(tasks);
    Visibility.showWhen(this, some);
    textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    texts.get(
                        tasks.size() == 1 ? "tasks.one" : "tasks.many",
                        Numbers.count(tasks.size())),
                tasks));
    tasks.addListener((ListChangeListener<Task<?>>) change -> follow(tasks));
    setOnAction(
        event -> {
          if (popOver.isShowing()) {
            popOver.hide();
          } else {
            popOver.show(this);
          }
        });
  }

  /** The view takes out what has ended by itself. */
  private void follow(ObservableList<Task<?>> tasks) {
    for (Task<?> task : tasks) {
      if (!progress.getTasks().contains(task)) {
        progress.getTasks().add(task);
      }
    }
    progress.getTasks().retainAll(tasks);
    if (tasks.isEmpty()) {
      popOver.hide();
    }
  }
}
