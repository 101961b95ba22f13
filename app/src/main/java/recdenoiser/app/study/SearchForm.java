package recdenoiser.app.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Naming;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.config.SettingKind;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudySearch;

/** How a study searches: its budget, and where each setting is looked for. */
final class SearchForm extends VBox {
  private static final Texts TEXTS = Texts.bundle("study-page");
  private static final double GAP = 8;

  private final StudyController controller;
  private final GridPane budget = StudyForm.grid("study-search-budget");
  private final GridPane space = StudyForm.grid("study-search-space");
  private StudyRequest shown;

  SearchForm(StudyModel model, StudyController controller) {
    super(GAP);
    this.controller = controller;
    setId("study-search");
    Label rounds = new Label();
    rounds.setId("study-search-rounds");
    rounds.getStyleClass().add("muted");
    rounds.setWrapText(true);
    rounds.setMinHeight(Region.USE_PREF_SIZE);
    rounds.textProperty().bind(model.standingProperty().map(StudyInWords::budget).orElse(""));
    getChildren().addAll(StudyForm.heading("form.search"), budget, rounds, space);
    Visibility.showWhen(
        this, model.requestProperty().map(one -> one.study().search().isPresent()).orElse(false));
    model.requestProperty().subscribe(this::show);
  }

  private void show(StudyRequest request) {
    if (request == null || request.study().search().isEmpty()) {
      shown = null;
      return;
    }
    boolean other =
        shown == null || !shown.study().equals(request.study()) || shown.quick() != request.quick();
    boolean otherRows = other || !searched(shown).keySet().equals(searched(request).keySet());
    shown = request;
    if (other) {
      buildBudget(request.onFiles().search().orElseThrow());
    }
    if (otherRows) {
      buildSpace(request);
    }
  }

  private void buildBudget(StudySearch search) {
    budget.getChildren().clear();
    row(budget, "study-trials", "trials", search.trials(), controller::editTrials);
    row(
        budget,
        "study-first-epochs",
        "firstEpochs",
        search.firstEpochs(),
        controller::editFirstEpochs);
    row(budget, "study-keep", "keep", search.keep(), controller::editKeep);
  }

  private static void row(GridPane grid, String id, String part, int own, Consumer<String> edit) {
    String name = TEXTS.get("search." + part);
    TextField field = StudyForm.field(id, name, Integer.toString(own), edit);
    field.setTooltip(new Tooltip(TEXTS.get("search.help." + part)));
    grid.addRow(grid.getRowCount(), StudyForm.named(name), field);
  }

  /** Where settings are looked for, as text, by their names. */
  private static Map<String, String> searched(StudyRequest request) {
    Map<String, String> texts = new LinkedHashMap<>();
    request
        .onFiles()
        .search()
        .ifPresent(search -> search.space().forEach(one -> texts.put(one.setting(), one.text())));
    request
        .search()
        .space()
        .forEach(
            (setting, text) -> {
              if (text.isEmpty()) {
                texts.remove(setting);
              } else {
                texts.put(setting, text);
              }
            });
    return texts;
  }

  private void buildSpace(StudyRequest request) {
    space.getChildren().clear();
    Map<String, String> texts = searched(request);
    texts.forEach(
        (setting, text) -> space.addRow(space.getRowCount(), name(setting), edit(setting, text)));
    space.add(more(request.onFiles(), texts), 1, space.getRowCount());
  }

  private static Label name(String setting) {
    return StudyForm.named(SettingCatalogue.get().setting(setting).label());
  }

  private Node edit(String setting, String text) {
    String label = SettingCatalogue.get().setting(setting).label();
    TextField field =
        StudyForm.field(
            "study-search-" + setting,
            label,
            text,
            typed -> controller.editSearched(setting, typed));
    field.setTooltip(new Tooltip(TEXTS.get("search.edit")));
    HBox.setHgrow(field, Priority.ALWAYS);
    Button leave = new Button(null, Icon.CLOSE.node());
    leave.setId("study-search-leave-" + setting);
    leave.getStyleClass().addAll("flat", "button-icon");
    leave.setTooltip(new Tooltip(TEXTS.get("search.leave", label)));
    leave.setAccessibleText(TEXTS.get("search.leave", label));
    leave.setOnAction(event -> controller.leaveOut(setting));
    HBox row = new HBox(GAP, field, leave);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Begins with a list of the one value that the study has. */
  private ComboBox<SettingDescriptor> more(Study study, Map<String, String> texts) {
    ComboBox<SettingDescriptor> more = new ComboBox<>();
    more.setId("study-search-more");
    more.setPromptText(TEXTS.get("search.more"));
    more.setAccessibleText(TEXTS.get("search.more"));
    more.setConverter(new Naming<>(SettingDescriptor::label));
    more.setMinWidth(0);
    more.setMaxWidth(Double.MAX_VALUE);
    List<SettingDescriptor> free = new ArrayList<>();
    for (SettingDescriptor setting : SettingCatalogue.get().settings()) {
      if (setting.kind() != SettingKind.TEXT
          && !texts.containsKey(setting.name())
          && StudySearch.mayBeSearched(study, setting.name())) {
        free.add(setting);
      }
    }
    more.getItems().setAll(free);
    more.setOnAction(
        event -> {
          if (more.getValue() != null) {
            String setting = more.getValue().name();
            controller.editSearched(setting, StudySearch.own(study, setting));
          }
        });
    return more;
  }
}
