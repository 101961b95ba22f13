package recdenoiser.app.shell;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import recdenoiser.app.text.Texts;

/**
 * The log at the foot of the window: that of the run, or what the program reports beside it. It
 * follows its newest line.
 */
final class LogPane extends BorderPane {
  private static final double HEIGHT = 192;

  private final Texts texts;
  private final ListView<String> list = new ListView<>();
  private final ListChangeListener<String> toNewest =
      change -> list.scrollTo(list.getItems().size() - 1);

  LogPane(Texts texts, ShellModel model) {
    this.texts = texts;
    setId("log-pane");
    getStyleClass().add("log-pane");
    setPrefHeight(HEIGHT);
    setMinHeight(HEIGHT);
    list.getStyleClass().add("log-list");
    list.setAccessibleText(texts.get("log.title"));
    Label empty = new Label(texts.get("log.empty"));
    empty.getStyleClass().add("muted");
    list.setPlaceholder(empty);
    setTop(bar(model));
    setCenter(list);
  }

  private HBox bar(ShellModel model) {
    Label title = new Label(texts.get("log.title"));
    title.getStyleClass().add("card-title");
    ToggleButton run = choice("log.run", "log-run");
    ToggleButton program = choice("log.program", "log-program");
    SegmentedButton choice = new SegmentedButton(run, program);
    ToggleGroup group = new ToggleGroup();
    group.getToggles().setAll(run, program);
    choice.setToggleGroup(group);
    group
        .selectedToggleProperty()
        .subscribe(
            (before, now) -> {
              if (now == null) {
                group.selectToggle(before);
              } else {
                show(now == run ? model.runLog() : model.log().lines());
              }
            });
    show(model.log().lines());
    var runHasNone = Bindings.isEmpty(model.runLog());
    run.disableProperty().bind(runHasNone);
    runHasNone.subscribe(none -> group.selectToggle(none ? program : run));
    HBox bar = new HBox(16, title, choice);
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private ToggleButton choice(String key, String id) {
    ToggleButton button = new ToggleButton(texts.get(key));
    button.setId(id);
    button.getStyleClass().addAll("small", "quiet");
    return button;
  }

  private void show(ObservableList<String> lines) {
    if (list.getItems() != null) {
      list.getItems().removeListener(toNewest);
    }
    list.setItems(lines);
    lines.addListener(toNewest);
    list.scrollTo(lines.size() - 1);
  }
}
