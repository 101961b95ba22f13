package recdenoiser.app.importing;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.shell.OnOffSwitch;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.data.importing.ActionColumns;
import recdenoiser.engine.data.importing.FileLayout;
import recdenoiser.engine.data.importing.FileLayout.Format;
import recdenoiser.engine.data.importing.FileLook;
import recdenoiser.engine.data.importing.ImportPlan;
import recdenoiser.engine.data.importing.TimeNotation;

/** What the file was understood as, each part to be corrected. */
final class PlanForm extends VBox {
  private static final String OTHER = "";
  private static final Map<String, String> SEPARATORS =
      Map.of(
          "\t",
          "separator.tab",
          FileLayout.BLANKS,
          "separator.blanks",
          ",",
          "separator.comma",
          ";",
          "separator.semicolon",
          "|",
          "separator.bar",
          "::",
          "separator.colons",
          OTHER,
          "separator.other");
  private static final List<String> IN_TABLES = List.of("\t", ",", ";", "|", "::", OTHER);
  private static final List<String> IN_TEXT =
      List.of("\t", FileLayout.BLANKS, ",", ";", "|", "::", OTHER);

  private final Texts texts;
  private final ImportModel model;
  private final ImportController controller;
  private final GridPane rows = new GridPane();
  private final Choices<String> entry;
  private final Choices<Format> format;
  private final Choices<String> separator;
  private final TextField otherSeparator = new TextField();
  private final OnOffSwitch header;
  private final ColumnBox user;
  private final ColumnBox item;
  private final ColumnBox rating;
  private final ColumnBox time;
  private final Choices<TimeNotation> times;

  PlanForm(Texts texts, ImportModel model, ImportController controller) {
    this.texts = texts;
    this.model = model;
    this.controller = controller;
    getStyleClass().add("import-section");
    entry = new Choices<>(name -> name, controller::correctEntry);
    format = new Choices<>(value -> texts.get("format." + value), this::takeFormat);
    separator = new Choices<>(this::separatorInWords, this::takeSeparator);
    header = new OnOffSwitch(texts.get("plan.headerNames"));
    header.selectedProperty().addListener((property, before, on) -> takeHeader(on));
    String unchosen = texts.get("plan.unchosen");
    user = new ColumnBox(texts, unchosen, false, name -> take(0, name));
    item = new ColumnBox(texts, unchosen, false, name -> take(1, name));
    rating = new ColumnBox(texts, texts.get("plan.none"), true, name -> take(2, name));
    time = new ColumnBox(texts, texts.get("plan.noTime"), true, name -> take(3, name));
    times = new Choices<>(value -> texts.get("times." + value), controller::correctTimes);
    otherSeparator.setPromptText(texts.get("plan.otherSeparator"));
    otherSeparator.setOnAction(event -> takeOther());
    otherSeparator.focusedProperty().subscribe(focused -> takeOtherUnless(focused));
    rows.getStyleClass().add("import-rows");
    addRow("entry", entry);
    addRow("format", format);
    addRow("separator", new VBox(8, separator, otherSeparator));
    addRow("header", header);
    addRow("user", user);
    addRow("item", item);
    addRow("rating", rating);
    addRow("time", time);
    addRow("times", times);
    addTolerance(model.options().number("mostRejected"));
    id("import-other-separator", otherSeparator);
    Label help = new Label(texts.get("plan.help"));
    help.getStyleClass().add("muted");
    help.setWrapText(true);
    help.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(title(), help, rows);
    model.planProperty().subscribe(this::show);
    model.lookProperty().subscribe(this::show);
  }

  private Node title() {
    Label title = new Label(texts.get("plan.title"));
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button reset = new Button(texts.get("plan.reset"), Icon.RESET.node());
    id("import-as-found", reset);
    reset.getStyleClass().addAll("flat", "import-reset");
    reset.setOnAction(event -> controller.asFound());
    reset.setMinWidth(USE_PREF_SIZE);
    reset.visibleProperty().bind(model.planProperty().isNotEqualTo(model.foundProperty()));
    HBox line = new HBox(title, space, reset);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("import-title");
    return line;
  }

  private static void id(String id, Node node) {
    node.setId(id);
  }

  private void addRow(String key, Node control) {
    Label label = new Label(texts.get("plan." + key));
    label.setMinWidth(Region.USE_PREF_SIZE);
    Node labelled = key.equals("separator") ? separator : control;
    id("import-" + key, labelled);
    label.setLabelFor(labelled);
    labelled.setAccessibleText(label.getText());
    GridPane.setHgrow(control, Priority.ALWAYS);
    rows.addRow(rows.getRowCount(), label, control);
    label.visibleProperty().bind(control.visibleProperty());
    label.managedProperty().bind(control.managedProperty());
  }

  /** How much of the file may be not understood. */
  private void addTolerance(NumberField field) {
    TextField text = NumberText.of(field);
    text.setTooltip(new Tooltip(texts.get("plan.mostRejected.help")));
    text.setAccessibleText(texts.get("option.mostRejected"));
    Label label = new Label(texts.get("plan.mostRejected"));
    label.setLabelFor(text);
    Label unit = new Label(texts.get("plan.mostRejected.unit"));
    unit.getStyleClass().add("muted");
    HBox line = new HBox(8, text, unit);
    line.setAlignment(Pos.CENTER_LEFT);
    rows.addRow(rows.getRowCount(), label, line);
    rows.add(
        NumberText.problem(field.name(), field.problemProperty()), 0, rows.getRowCount(), 2, 1);
  }

  private FileLayout laidOut() {
    return model.planProperty().get().layout();
  }

  private String separatorInWords(String value) {
    return texts.get(SEPARATORS.get(value));
  }

  private void takeFormat(Format chosen) {
    String before = laidOut().separator();
    String likely = chosen == Format.CSV ? "," : FileLayout.BLANKS;
    boolean separated = isSeparated(chosen);
    boolean keeps =
        !before.isEmpty() && !(chosen == Format.CSV && before.equals(FileLayout.BLANKS));
    layOut(chosen, !separated ? "" : keeps ? before : likely, separated && laidOut().header());
  }

  private void takeSeparator(String chosen) {
    if (chosen.equals(OTHER)) {
      seen(otherSeparator, true);
      otherSeparator.clear();
      otherSeparator.requestFocus();
    } else {
      layOut(laidOut().format(), chosen, laidOut().header());
    }
  }

  private void takeHeader(boolean on) {
    if (on != laidOut().header()) {
      layOut(laidOut().format(), laidOut().separator(), on);
    }
  }

  private void takeOtherUnless(boolean focused) {
    if (!focused) {
      takeOther();
    }
  }

  private void takeOther() {
    String typed = otherSeparator.getText();
    if (otherSeparator.isVisible() && !typed.isEmpty() && !typed.equals(laidOut().separator())) {
      layOut(laidOut().format(), typed, laidOut().header());
    }
  }

  private void layOut(Format newFormat, String newSeparator, boolean newHeader) {
    controller.correctLayout(new FileLayout(newFormat, newSeparator, newHeader, laidOut().lists()));
  }

  private void take(int column, String name) {
    ActionColumns old = model.planProperty().get().columns();
    controller.correctColumns(
        new ActionColumns(
            column == 0 ? name : old.user(),
            column == 1 ? name : old.item(),
            column == 2 ? name : old.rating(),
            column == 3 ? name : old.time(),
            old.history()));
  }

  private static boolean isSeparated(Format format) {
    return format == Format.TEXT || format == Format.CSV;
  }

  private void show() {
    ImportPlan plan = model.planProperty().get();
    FileLook look = model.lookProperty().get();
    if (plan == null || look == null) {
      return;
    }
    boolean separated = isSeparated(plan.layout().format());
    seen(entry, look.entries().size() > 1);
    entry.show(look.entries(), plan.entry());
    format.show(List.of(Format.values()), plan.layout().format());
    showSeparator(plan.layout());
    seen(separator.getParent(), separated);
    seen(header, separated);
    header.setSelected(plan.layout().header());
    ActionColumns columns = plan.columns();
    boolean columned = look.columns().size() > 1;
    List.of(user, item, rating, time).forEach(box -> seen(box, columned));
    user.show(look, columns.user());
    item.show(look, columns.item());
    rating.show(look, columns.rating());
    time.show(look, columns.time());
    times.show(List.of(TimeNotation.values()), plan.times());
    seen(times, columned && !columns.time().isEmpty());
  }

  private void showSeparator(FileLayout layout) {
    boolean known = layout.separator().isEmpty() || SEPARATORS.containsKey(layout.separator());
    separator.show(
        layout.format() == Format.CSV ? IN_TABLES : IN_TEXT, known ? layout.separator() : OTHER);
    seen(otherSeparator, !known);
    if (!known) {
      otherSeparator.setText(layout.separator());
    }
  }

  private static void seen(Node node, boolean seen) {
    node.setVisible(seen);
    node.setManaged(seen);
  }

  /** Where a person begins. */
  void focus() {
    format.requestFocus();
  }

  /** So that a tooltip says what does not fit into a box. */
  void explain() {
    entry.setTooltip(new Tooltip());
    entry.getTooltip().textProperty().bind(entry.valueProperty());
  }
}
