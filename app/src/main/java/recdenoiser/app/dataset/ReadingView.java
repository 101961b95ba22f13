package recdenoiser.app.dataset;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.importing.Reading;

/** How the data were read, and what is doubtful in them: which columns, from when to when. */
final class ReadingView extends VBox {
  ReadingView(DatasetModel model) {
    setId("dataset-reading");
    getStyleClass().add("reading");
    Visibility.showWhen(
        this, model.openedProperty().map(data -> data.reading().isPresent()).orElse(false));
    model.openedProperty().subscribe(this::show);
  }

  private void show(OpenedData data) {
    getChildren().clear();
    if (data != null) {
      data.reading().ifPresent(this::show);
    }
  }

  private void show(Reading reading) {
    Label facts = label(String.join(" ", reading.facts()), "muted");
    if (!facts.getText().isEmpty()) {
      getChildren().add(facts);
    }
    for (Doubt doubt : reading.doubts()) {
      Label label = label(doubt.sentence(), "difference");
      label.setGraphic(Icon.ALERT.node());
      getChildren().add(label);
    }
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
