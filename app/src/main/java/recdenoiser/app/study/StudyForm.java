package recdenoiser.app.study;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyAxis;
import recdenoiser.engine.study.StudyData;
import recdenoiser.engine.study.StudyPoint;

/** What a study is, on which files it runs, and what is varied. */
final class StudyForm extends ScrollPane {
  private static final Texts TEXTS = Texts.bundle("study-page");

  private static final Insets BESIDE_SCROLL_BAR = new Insets(0, 16, 8, 0);

  private final StudyModel model;
  private final StudyController controller;
  private final Label source = words("study-source");
  private final Label note = words("study-note");
  private final GridPane data = grid("study-data");
  private final GridPane axes = grid("study-axes");
  private final Map<String, Label> files = new LinkedHashMap<>();
  private final Map<String, Button> leaveOut = new LinkedHashMap<>();
  private Study shown;
  private boolean shownQuick;

  StudyForm(StudyModel model, StudyController controller) {
    this.model = model;
    this.controller = controller;
    getStyleClass().add("plain-scroll");
    setFitToWidth(true);
    VBox content =
        new VBox(
            12,
            heading("form.data"),
            data,
            heading("form.axes"),
            axes,
            new SearchForm(model, controller),
            heading("form.about"),
            source,
            note);
    content.setPadding(BESIDE_SCROLL_BAR);
    setContent(content);
    model.requestProperty().subscribe(this::show);
  }

  private static Label words(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static Label heading(String key) {
    Label label = new Label(TEXTS.get(key));
    label.getStyleClass().add("muted");
    return label;
  }

  static GridPane grid(String id) {
    GridPane grid = new GridPane();
    grid.setId(id);
    grid.setHgap(12);
    grid.setVgap(8);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(96);
    names.setMaxWidth(200);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    grid.getColumnConstraints().addAll(names, values);
    return grid;
  }

  private void show(StudyRequest request) {
    if (request == null) {
      return;
    }
    if (!request.study().equals(shown) || request.quick() != shownQuick) {
      shown = request.study();
      shownQuick = request.quick();
      source.setText(shown.source());
      note.setText(shown.note());
      build(request.onFiles());
    }
    tellFiles(request.onFiles(), request.files());
  }

  private void build(Study study) {
    data.getChildren().clear();
    files.clear();
    leaveOut.clear();
    for (StudyData one : study.data()) {
      data.addRow(files.size(), named(one.title()), fileRow(one));
    }
    axes.getChildren().clear();
    int row = 0;
    for (StudyAxis axis : study.axes()) {
      String points =
          axis.points().stream().map(StudyPoint::name).collect(Collectors.joining("; "));
      axes.addRow(
          row++,
          named(axis.label()),
          field(
              "study-axis-" + axis.name(),
              axis.label(),
              points,
              text -> controller.editAxis(axis, text)));
    }
    String seeds =
        study.seeds().stream().map(seed -> Long.toString(seed)).collect(Collectors.joining(", "));
    axes.addRow(
        row,
        named(TEXTS.get("form.seeds")),
        field("study-seeds", TEXTS.get("form.seeds"), seeds, controller::editSeeds));
  }

  static Label named(String name) {
    Label label = new Label(name);
    label.setTooltip(new Tooltip(name));
    return label;
  }

  private Node fileRow(StudyData one) {
    Label file = new Label();
    file.setMinWidth(0);
    file.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(file, Priority.ALWAYS);
    Button choose = new Button(TEXTS.get("form.choose"), Icon.OPEN.node());
    choose.setId("study-file-" + one.name());
    choose.setAccessibleText(TEXTS.get("form.chooseFor", one.title()));
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(event -> chooseFile(one));
    Button forget = new Button(null, Icon.CLOSE.node());
    forget.setId("study-forget-" + one.name());
    forget.getStyleClass().addAll("flat", "button-icon");
    forget.setTooltip(new Tooltip(TEXTS.get("form.forget", one.title())));
    forget.setAccessibleText(TEXTS.get("form.forget", one.title()));
    forget.setOnAction(event -> controller.setFile(one.name(), ""));
    files.put(one.name(), file);
    leaveOut.put(one.name(), forget);
    HBox row = new HBox(8, file, choose, forget);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void tellFiles(Study study, Map<String, String> chosen) {
    for (StudyData one : study.data()) {
      Label file = files.get(one.name());
      file.setText(one.atHand() ? shortName(one.file()) : TEXTS.get("form.noFile"));
      file.setTooltip(one.atHand() ? new Tooltip(one.file()) : null);
      Button forget = leaveOut.get(one.name());
      forget.setVisible(chosen.containsKey(one.name()));
      forget.setManaged(forget.isVisible());
    }
  }

  private static String shortName(String file) {
    Path name = file.startsWith("sample:") ? null : Path.of(file).getFileName();
    return name == null ? file : name.toString();
  }

  /** What is typed counts when the field is left, or at Enter. */
  static TextField field(
      String id, String name, String text, java.util.function.Consumer<String> onText) {
    TextField field = new TextField(text);
    field.setId(id);
    field.setAccessibleText(name);
    field.setTooltip(new Tooltip(TEXTS.get("form.edit")));
    field.setOnAction(event -> onText.accept(field.getText()));
    field
        .focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused && field.getScene() != null) {
                onText.accept(field.getText());
              }
            });
    return field;
  }

  private void chooseFile(StudyData one) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("form.chooseFor", one.title()));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      controller.setFile(one.name(), file.getAbsolutePath());
    }
  }

  /** Asks for a file for the first data that have none. */
  void chooseFirstMissing() {
    model.requestProperty().get().onFiles().data().stream()
        .filter(one -> !one.atHand())
        .findFirst()
        .ifPresent(this::chooseFile);
  }

  /** Studies that can be opened as files. */
  static FileChooser studyChooser() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("open"));
    chooser
        .getExtensionFilters()
        .addAll(List.of(new FileChooser.ExtensionFilter("JSON", "*.json")));
    return chooser;
  }
}
