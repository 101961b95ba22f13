package recdenoiser.app.configure;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import recdenoiser.app.configure.ConfigureModel.FieldGroup;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.shell.Unfolding;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.config.Preset;

/** The form, built from the catalogue of settings, and the summary beside it. */
final class ConfigureView extends BorderPane {
  private static final double MARGIN = 24;
  private static final double TWO_COLUMNS_FROM = 720;
  private static final double THREE_COLUMNS_FROM = 1240;
  private static final double LEAST_PRESETS = 160;
  private static final double MOST_PRESETS = 420;
  private static final String MODEL = "model";
  private static final List<List<List<String>>> COLUMNS =
      List.of(
          List.of(
              List.of("data", MODEL, "attention", "denoiser", "loss", "training", "evaluation")),
          List.of(
              List.of("data", MODEL, "attention", "denoiser"),
              List.of("loss", "training", "evaluation")),
          List.of(
              List.of("data", MODEL),
              List.of("attention", "denoiser", "evaluation"),
              List.of("loss", "training")));

  private final Texts texts = Texts.bundle("configure");
  private final ConfigureModel model;
  private final ConfigureController controller;
  private final Map<SettingField, SettingRow> rows = new HashMap<>();
  private final Map<String, Node> groups = new HashMap<>();
  private final HBox columns = new HBox(32);
  private final ScrollPane scroll = new ScrollPane();
  private final FormBar bar;

  ConfigureView(
      ConfigureModel model, ConfigureController controller, ObservableValue<OpenedData> data) {
    this.model = model;
    this.controller = controller;
    getStyleClass().add("configure");
    model.groups().forEach(group -> groups.put(group.name(), group(group)));
    VBox form = new VBox(24, columns);
    form.getStyleClass().add("form");
    scroll.setContent(form);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    scroll.widthProperty().subscribe(width -> arrange(width.doubleValue()));
    bar = new FormBar(texts, model, this::jump);
    VBox top = Unfolding.allow(new VBox(12, presetBar(), bar));
    top.getStyleClass().add("form-top");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setCenter(new VBox(top, scroll));
    setRight(new SummaryView(texts, model, data, model::reset, controller::measure, this::start));
  }

  void start() {
    controller.start().ifPresent(this::reveal);
  }

  void search() {
    bar.focusSearch();
  }

  /** Whether there was something to take back, and no text field that does it for its own text. */
  boolean undo() {
    boolean writing =
        getScene().getFocusOwner() instanceof TextInputControl text && text.isUndoable();
    if (writing || !model.undoableProperty().get()) {
      return false;
    }
    model.undo();
    return true;
  }

  private void reveal(SettingField field) {
    rows.get(field).focusControl();
  }

  private void jump(FieldGroup group) {
    place(groups.get(group.name()));
    group.fields().stream()
        .filter(field -> field.shownProperty().get())
        .findFirst()
        .ifPresent(this::reveal);
  }

  /** Scrolls so that a node is at the top. */
  private void place(Node node) {
    Node content = scroll.getContent();
    Bounds bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    double hidden = hiddenHeight();
    if (hidden > 0) {
      scroll.setVvalue(Math.max(0, Math.min(1, (bounds.getMinY() - MARGIN) / hidden)));
    }
  }

  private double hiddenHeight() {
    return scroll.getContent().getBoundsInLocal().getHeight()
        - scroll.getViewportBounds().getHeight();
  }

  /** Scrolls as far as it takes to see what has the focus; what is seen stays where it is. */
  private void scrollIntoView(Node focused) {
    Node content = scroll.getContent();
    Bounds place = content.sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
    double seen = scroll.getViewportBounds().getHeight();
    double hidden = hiddenHeight();
    if (hidden <= 0) {
      return;
    }
    double top = scroll.getVvalue() * hidden;
    if (place.getMinY() < top) {
      scroll.setVvalue(Math.max(0, (place.getMinY() - MARGIN) / hidden));
    } else if (place.getMaxY() > top + seen) {
      scroll.setVvalue(Math.min(1, (place.getMaxY() + 2 * MARGIN - seen) / hidden));
    }
  }

  private Node group(FieldGroup group) {
    Label heading = new Label(group.label());
    heading.getStyleClass().add("card-title");
    VBox box = Unfolding.allow(new VBox(heading));
    box.setId("group-" + group.name());
    box.getStyleClass().add("setting-group");
    Visibility.showWhen(box, group.shown());
    List<SettingRow> members = new ArrayList<>();
    for (SettingField field : group.fields()) {
      SettingRow row = new SettingRow(texts, field, model, this::scrollIntoView);
      rows.put(field, row);
      members.add(row);
    }
    box.getChildren().addAll(members);
    return box;
  }

  /** As many columns as there is room for; related groups stay together. */
  private void arrange(double width) {
    int count = width >= THREE_COLUMNS_FROM ? 3 : width >= TWO_COLUMNS_FROM ? 2 : 1;
    if (count == columns.getChildren().size()) {
      return;
    }
    columns.getChildren().clear();
    for (List<String> names : COLUMNS.get(count - 1)) {
      VBox column = new VBox(24);
      for (String name : names) {
        column.getChildren().add(groups.get(name));
        if (name.equals(MODEL)) {
          column.getChildren().addAll(groupsOfModels());
        }
      }
      column.setMinWidth(0);
      column.setPrefWidth(1);
      HBox.setHgrow(column, Priority.ALWAYS);
      columns.getChildren().add(column);
    }
  }

  /** Those that models and attention rules bring themselves. */
  private List<Node> groupsOfModels() {
    Set<String> common = COLUMNS.get(0).get(0).stream().collect(Collectors.toUnmodifiableSet());
    return model.groups().stream()
        .map(FieldGroup::name)
        .filter(name -> !common.contains(name))
        .map(groups::get)
        .toList();
  }

  private Node presetBar() {
    ComboBox<Preset> presets = new SearchableComboBox<>();
    presets.setId("preset");
    presets.setAccessibleText(texts.get("preset"));
    presets.setMinWidth(LEAST_PRESETS);
    presets.setMaxWidth(MOST_PRESETS);
    HBox.setHgrow(presets, Priority.ALWAYS);
    presets.getItems().setAll(model.presets());
    presets.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Preset preset) {
            return preset == null ? "" : preset.title();
          }

          @Override
          public Preset fromString(String title) {
            return presets.getValue();
          }
        });
    model.presetProperty().subscribe(presets::setValue);
    presets.setOnAction(event -> choose(presets.getValue()));
    Label name = new Label(texts.get("preset"));
    name.getStyleClass().add("card-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setLabelFor(presets);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button importing = new Button(texts.get("import"), Icon.OPEN.node());
    importing.setId("configure-import");
    importing.setMinWidth(Region.USE_PREF_SIZE);
    importing.setOnAction(event -> chooseImport());
    Button exporting = new Button(texts.get("export"), Icon.DOWNLOAD.node());
    exporting.setId("configure-export");
    exporting.setMinWidth(Region.USE_PREF_SIZE);
    exporting.setOnAction(event -> chooseExport());
    HBox bar = new HBox(12, name, presets, space, importing, exporting);
    bar.setAlignment(Pos.CENTER_LEFT);
    Label note = new Label();
    note.setId("preset-note");
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    note.getStyleClass().add("setting-message");
    Tooltip whole = new Tooltip();
    whole.setWrapText(true);
    whole.setMaxWidth(MOST_PRESETS);
    whole.textProperty().bind(note.textProperty());
    note.setTooltip(whole);
    note.textProperty()
        .bind(model.presetProperty().map(preset -> preset.source() + " – " + preset.note()));
    return new VBox(8, bar, note);
  }

  private void choose(Preset preset) {
    if (preset != null && !preset.equals(model.presetProperty().get())) {
      model.choosePreset(preset);
    }
  }

  private void chooseImport() {
    File file = chooser("import.title").showOpenDialog(getScene().getWindow());
    if (file != null) {
      controller.importFrom(file.toPath());
    }
  }

  private void chooseExport() {
    FileChooser chooser = chooser("export.title");
    chooser.setInitialFileName(texts.get("export.name"));
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      controller.exportTo(file.toPath());
    }
  }

  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(texts.get("filter.json"), "*.json"));
    return chooser;
  }
}
