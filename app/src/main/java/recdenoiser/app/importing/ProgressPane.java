package recdenoiser.app.importing;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** An import under way, and how to stop it. */
final class ProgressPane extends VBox {
  private static final double WIDTH = 480;

  ProgressPane(Texts texts, ImportModel model, ImportController controller) {
    getStyleClass().add("import-progress");
    setAlignment(Pos.CENTER);
    Label title = new Label();
    title.getStyleClass().add("card-title");
    title.setMaxWidth(WIDTH);
    title.setAlignment(Pos.CENTER);
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    title.textProperty().bind(model.nameProperty().map(name -> texts.get("progress.title", name)));
    ProgressBar bar = new ProgressBar();
    bar.setId("import-bar");
    bar.setPrefWidth(WIDTH);
    bar.progressProperty()
        .bind(
            model
                .progressProperty()
                .map(
                    progress ->
                        progress.isRead() ? ProgressBar.INDETERMINATE_PROGRESS : progress.share()));
    Label words = new Label();
    words.setId("import-progress-words");
    words.textProperty().bind(model.progressProperty().map(progress -> progress.inWords(texts)));
    Button stop = new Button();
    stop.setId("import-stop");
    stop.setGraphic(Icon.STOP.node());
    stop.textProperty()
        .bind(
            Bindings.when(model.stoppingProperty())
                .then(texts.get("progress.stopping"))
                .otherwise(texts.get("progress.stop")));
    stop.disableProperty().bind(model.stoppingProperty());
    stop.setOnAction(event -> controller.stop());
    Label help = new Label(texts.get("progress.help"));
    help.getStyleClass().add("muted");
    getChildren().addAll(title, bar, words, stop, help);
  }
}
