package recdenoiser.app.shell;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import recdenoiser.app.text.Texts;

/** The log at the foot of the window; it follows its newest line. */
final class LogPane extends BorderPane {
  private static final double HEIGHT = 192;

  LogPane(Texts texts, LogLines log) {
    setId("log-pane");
    getStyleClass().add("log-pane");
    setPrefHeight(HEIGHT);
    setMinHeight(HEIGHT);
    ListView<String> list = new ListView<>(log.lines());
    list.getStyleClass().add("log-list");
    list.setAccessibleText(texts.get("log.title"));
    Label empty = new Label(texts.get("log.empty"));
    empty.getStyleClass().add("muted");
    list.setPlaceholder(empty);
    log.lines()
        .addListener((ListChangeListener<String>) change -> list.scrollTo(log.lines().size() - 1));
    Label title = new Label(texts.get("log.title"));
    title.getStyleClass().add("card-title");
    setTop(new VBox(title));
    setCenter(list);
  }
}
