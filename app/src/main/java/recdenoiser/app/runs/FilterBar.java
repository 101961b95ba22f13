package recdenoiser.app.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.run.library.LibraryQuery;
import recdenoiser.engine.run.library.RunField;
import recdenoiser.engine.run.library.RunFields;

/** Which runs are shown, counted together how, with which columns. */
final class FilterBar extends FlowPane {
  private static final double BOX_WIDTH = 136;
  private static final Duration TYPING = Duration.millis(200);

  private final RunsModel model;
  private final RunsController controller;
  private final Texts texts;
  private final TextField words = new TextField();
  private final TextField condition = new TextField();
  private final ToggleButton grouped;
  private final ToggleButton archived;
  private final CheckComboBox<String> groupBy = new CheckComboBox<>();
  private final PauseTransition pause = new PauseTransition(TYPING);

  FilterBar(RunsModel model, RunsController controller, Texts texts) {
    super(8, 8);
    this.model = model;
    this.controller = controller;
    this.texts = texts;
    this.grouped = toggle("group");
    this.archived = toggle("archived");
    getStyleClass().add("tools");
    setAlignment(Pos.CENTER_LEFT);
    LibraryQuery query = model.queryProperty().get();
    field(words, "words", query.text(), 15);
    field(condition, "condition", query.where(), 17);
    condition.setTooltip(new Tooltip(texts.get("condition.help")));
    grouped.setSelected(query.grouped());
    archived.setSelected(query.archived());
    Label problem = new Label();
    problem.setId("runs-filter-problem");
    problem.getStyleClass().add("inline-message");
    problem.textProperty().bind(model.filterProblemProperty());
    Visibility.showWhen(problem, model.filterProblemProperty().isNotEmpty());
    pause.setOnFinished(event -> show());
    Visibility.showWhen(groupBy, grouped.selectedProperty());
    getChildren()
        .addAll(words, condition, grouped, chooseGroups(query), archived, chooseColumns(), problem);
    words.textProperty().subscribe((before, now) -> pause.playFromStart());
    condition.textProperty().subscribe((before, now) -> pause.playFromStart());
    grouped.selectedProperty().subscribe((before, now) -> show());
    archived.selectedProperty().subscribe((before, now) -> show());
  }

  void focus() {
    words.requestFocus();
    words.selectAll();
  }

  private void show() {
    controller.show(
        new LibraryQuery(
            archived.isSelected(),
            words.getText(),
            condition.getText(),
            grouped.isSelected(),
            List.copyOf(groupBy.getCheckModel().getCheckedItems())));
  }

  private void field(TextField field, String key, String text, int columns) {
    field.setId("runs-" + key);
    field.setText(text);
    field.setPrefColumnCount(columns);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
  }

  private ToggleButton toggle(String key) {
    ToggleButton button = new ToggleButton(texts.get(key));
    button.setId("runs-" + key);
    button.getStyleClass().add("quiet");
    return button;
  }

  /** The items are set once: its checks lose their place when they change. */
  private CheckComboBox<String> chooseGroups(LibraryQuery query) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (SettingDescriptor setting : SettingCatalogue.get().settings()) {
      if (!setting.name().equals("data")) {
        labels.put(setting.name(), setting.label());
      }
    }
    prepare(groupBy, "groupBy", labels);
    query.groupBy().stream().filter(labels::containsKey).forEach(groupBy.getCheckModel()::check);
    groupBy
        .getCheckModel()
        .getCheckedItems()
        .addListener((ListChangeListener<String>) change -> show());
    return groupBy;
  }

  private CheckComboBox<String> chooseColumns() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (RunField field : RunFields.offered()) {
      labels.put(field.name(), field.title());
    }
    for (SettingDescriptor setting : SettingCatalogue.get().settings()) {
      labels.put(setting.name(), setting.label());
    }
    CheckComboBox<String> chosen = new CheckComboBox<>();
    prepare(chosen, "columns", labels);
    model.columns().stream().filter(labels::containsKey).forEach(chosen.getCheckModel()::check);
    chosen
        .getCheckModel()
        .getCheckedItems()
        .addListener(
            (ListChangeListener<String>)
                change -> setColumns(chosen.getCheckModel().getCheckedItems()));
    return chosen;
  }

  private void prepare(CheckComboBox<String> box, String key, Map<String, String> labels) {
    box.setId("runs-" + key);
    box.setPrefWidth(BOX_WIDTH);
    box.setMaxWidth(BOX_WIDTH);
    box.setTitle(texts.get(key));
    box.setAccessibleText(texts.get(key));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String name) {
            return labels.getOrDefault(name, "");
          }

          @Override
          public String fromString(String text) {
            return text;
          }
        });
    box.getItems().setAll(labels.keySet());
  }

  /** Those that were there keep their order; new ones come last. */
  private void setColumns(List<String> checked) {
    List<String> wanted = new ArrayList<>(model.columns());
    wanted.retainAll(checked);
    checked.stream().filter(name -> !wanted.contains(name)).forEach(wanted::add);
    if (!wanted.isEmpty() && !wanted.equals(List.copyOf(model.columns()))) {
      model.columns().setAll(wanted);
    }
  }
}
