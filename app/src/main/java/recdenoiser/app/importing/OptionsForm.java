package recdenoiser.app.importing;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.importing.ImportRecipe.Duplicates;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;

/** What is done to the actions; what does not apply is not shown. */
final class OptionsForm extends VBox {
  private final Texts texts;
  private final ImportOptions options;

  /** Where two rows do not fit beside each other. */
  private static final double NARROW = 620;

  private final GridPane fields = new GridPane();

  OptionsForm(Texts texts, ImportOptions options) {
    this.texts = texts;
    this.options = options;
    getStyleClass().add("import-section");
    Label title = new Label(texts.get("options.title"));
    title.getStyleClass().add("card-title");
    addRow(row("duplicates", duplicates(), null, null), numberRow("minRating"));
    addRow(numberRow("minUserActions"), numberRow("minItemActions"));
    addRow(
        numberRow("minLength"),
        row("coreRule", coreRule(), options.coreRuleAppliesProperty(), null));
    addRow(numberRow("maxUsers"), numberRow("seed"));
    fields.getStyleClass().add("import-options");
    getChildren().addAll(title, fields);
    setMinWidth(0);
    arrange(false);
    widthProperty()
        .map(width -> width.doubleValue() > 0 && width.doubleValue() < NARROW)
        .subscribe(this::arrange);
  }

  /** Two columns, or all rows in one. */
  private void arrange(boolean narrow) {
    int columns = narrow ? 1 : 2;
    fields.getColumnConstraints().clear();
    for (int column = 0; column < columns; column++) {
      ColumnConstraints share = new ColumnConstraints();
      share.setPercentWidth(100.0 / columns);
      fields.getColumnConstraints().add(share);
    }
    List<Node> rows = List.copyOf(fields.getChildren());
    for (int row = 0; row < rows.size(); row++) {
      GridPane.setConstraints(rows.get(row), row % columns, row / columns);
    }
  }

  /** What depends on its neighbour or on the file is at the right: nothing moves when it goes. */
  private void addRow(Node left, Node right) {
    fields.addRow(fields.getRowCount(), left, right);
  }

  private Node numberRow(String name) {
    NumberField field = options.number(name);
    return row(name, NumberText.of(field), field.appliesProperty(), field.problemProperty());
  }

  private Node row(
      String name,
      Control control,
      ObservableValue<Boolean> applies,
      ObservableValue<String> problem) {
    control.setId("import-" + name);
    control.setTooltip(new Tooltip(texts.get("help." + name)));
    Label label = new Label(texts.get("option." + name));
    label.setLabelFor(control);
    label.setTooltip(control.getTooltip());
    label.setPrefWidth(160);
    label.setMinWidth(160);
    control.setAccessibleText(label.getText());
    HBox line = new HBox(8, label, control);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("setting-line");
    if (texts.has("unit." + name)) {
      Label unit = new Label(texts.get("unit." + name));
      unit.getStyleClass().add("muted");
      line.getChildren().add(unit);
    }
    VBox row = new VBox(2, line);
    if (problem != null) {
      row.getChildren().add(NumberText.problem(name, problem));
    }
    if (applies != null) {
      row.visibleProperty().bind(applies);
      row.managedProperty().bind(applies);
    }
    return row;
  }

  private Control duplicates() {
    Choices<Duplicates> box =
        new Choices<>(value -> texts.get("duplicates." + value), options.duplicatesProperty()::set);
    Runnable show = () -> box.show(options.duplicateChoices(), options.duplicatesProperty().get());
    options.duplicateChoices().subscribe(show);
    options.duplicatesProperty().subscribe(show);
    box.setMaxWidth(Region.USE_PREF_SIZE);
    return box;
  }

  private Control coreRule() {
    Choices<CoreRule> box =
        new Choices<>(value -> texts.get("coreRule." + value), options.coreRuleProperty()::set);
    options.coreRuleProperty().subscribe(rule -> box.show(List.of(CoreRule.values()), rule));
    box.setMaxWidth(Region.USE_PREF_SIZE);
    return box;
  }
}
