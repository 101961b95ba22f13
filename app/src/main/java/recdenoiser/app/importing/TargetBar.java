package recdenoiser.app.importing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** What the data set is called, where it goes, and the button that makes it. */
final class TargetBar extends VBox {
  private final Texts texts;
  private final ImportModel model;

  TargetBar(Texts texts, ImportModel model, ImportController controller) {
    this.texts = texts;
    this.model = model;
    getStyleClass().add("import-target");
    Button begin = new Button(texts.get("target.import"), Icon.DOWNLOAD.node());
    begin.setId("import-start");
    begin.getStyleClass().addAll("accent", "large");
    begin.setMinWidth(USE_PREF_SIZE);
    begin.setTooltip(new Tooltip(texts.get("target.import.help")));
    begin.disableProperty().bind(model.readyProperty().not());
    begin.setOnAction(event -> controller.start());
    HBox line = new HBox(12, title(), name(), folder(), choose(), begin);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(message(), line, says());
  }

  private Node title() {
    Label title = new Label(texts.get("target.title"));
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    return title;
  }

  private Node name() {
    TextField name = new TextField();
    name.setId("import-name");
    name.setPrefWidth(200);
    name.setMinWidth(120);
    name.textProperty().bindBidirectional(model.nameProperty());
    return labelled("target.name", name);
  }

  private Node folder() {
    TextField folder = new TextField();
    folder.setId("import-folder");
    folder.setMinWidth(120);
    folder.textProperty().bindBidirectional(model.folderProperty());
    folder.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(folder, Priority.ALWAYS);
    HBox box = labelled("target.folder", folder);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private HBox labelled(String key, TextField field) {
    Label label = new Label(texts.get(key));
    label.setLabelFor(field);
    label.setMinWidth(USE_PREF_SIZE);
    field.setAccessibleText(label.getText());
    HBox box = new HBox(8, label, field);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Node choose() {
    Button choose = new Button(texts.get("target.choose"), Icon.OPEN.node());
    choose.setId("import-choose-folder");
    choose.setMinWidth(USE_PREF_SIZE);
    choose.setOnAction(event -> browse());
    return choose;
  }

  private void browse() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("target.chooseTitle"));
    model
        .targetFolder()
        .filter(Files::isDirectory)
        .map(Path::toFile)
        .ifPresent(chooser::setInitialDirectory);
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      model.folderProperty().set(chosen.getPath());
    }
  }

  /** What is wrong with the target, or how the last try ended. */
  private Node message() {
    Label message = new Label();
    message.setId("import-failure");
    message.getStyleClass().add("inline-message");
    message.setWrapText(true);
    message.setMinHeight(USE_PREF_SIZE);
    message
        .textProperty()
        .bind(
            Bindings.when(model.targetProblemProperty().isNotEmpty())
                .then(model.targetProblemProperty())
                .otherwise(model.failureProperty()));
    message.visibleProperty().bind(message.textProperty().isNotEmpty());
    message.managedProperty().bind(message.visibleProperty());
    return message;
  }

  private Node says() {
    Label says = new Label();
    says.getStyleClass().add("muted");
    says.setWrapText(true);
    says.textProperty()
        .bind(
            model
                .nameProperty()
                .map(name -> texts.get("target.says", name.strip() + "-VERSION.recdata")));
    return says;
  }
}
