package recdenoiser.app.importing;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.data.Tables;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.importing.FileLook;
import recdenoiser.engine.data.importing.ImportPlan;
import recdenoiser.engine.data.importing.ImportPreview;
import recdenoiser.engine.text.Numbers;

/** The first actions as they are understood, and the lines among them that are not. */
final class PreviewPane extends VBox {
  private static final int REJECTED_SEEN = 4;

  private final Label doubts = new Label();
  private final Texts texts;
  private final ImportModel model;
  private final TableView<ImportPreview.Row> table;
  private final TableColumn<ImportPreview.Row, String> rating;
  private final TableColumn<ImportPreview.Row, String> time;
  private final Label rejectedTitle = new Label();
  private final RejectedTable rejected;

  PreviewPane(Texts texts, ImportModel model) {
    this.texts = texts;
    this.model = model;
    getStyleClass().add("import-section");
    table = Tables.of("import-preview", texts.get("preview.none"));
    Tables.number(table, texts.get("preview.line"), 72, row -> Numbers.count(row.line()));
    Tables.text(table, texts.get("preview.user"), 160, ImportPreview.Row::user);
    Tables.text(table, texts.get("preview.item"), 160, ImportPreview.Row::item);
    rating = Tables.number(table, texts.get("preview.rating"), 80, ImportPreview.Row::rating);
    time = Tables.text(table, texts.get("preview.time"), 176, PreviewPane::date);
    VBox.setVgrow(table, Priority.ALWAYS);
    table.setMinHeight(96);
    rejected = new RejectedTable(texts, "import-preview-rejected");
    rejectedTitle.setId("import-preview-rejected-title");
    rejectedTitle.getStyleClass().add("import-rejected-title");
    doubts.setId("import-doubts");
    doubts.getStyleClass().add("muted");
    doubts.setWrapText(true);
    doubts.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(title(), problem(), doubts, table, rejectedTitle, rejected);
    model.previewProperty().subscribe(this::show);
    model.problemProperty().subscribe(this::show);
  }

  /** {@code 1997-12-04T15:55:49Z} as {@code 1997-12-04 15:55:49}. */
  private static String date(ImportPreview.Row row) {
    return row.date().replace('T', ' ').replace("Z", "");
  }

  private Node title() {
    Label title = new Label(texts.get("preview.title"));
    title.getStyleClass().add("card-title");
    Label help = new Label(texts.get("preview.help", Integer.toString(Understanding.PREVIEWED)));
    help.getStyleClass().add("muted");
    ProgressIndicator busy = new ProgressIndicator();
    busy.setId("import-looking");
    busy.setPrefSize(16, 16);
    busy.setMaxSize(16, 16);
    busy.visibleProperty().bind(model.lookingProperty());
    HBox line = new HBox(12, title, help, busy);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("import-title");
    return line;
  }

  private Node problem() {
    Label problem = new Label();
    problem.setId("import-problem");
    problem.getStyleClass().addAll("inline-message", "import-problem");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.setMaxWidth(Double.MAX_VALUE);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
  }

  private void showDoubts() {
    FileLook look = model.lookProperty().get();
    ImportPlan plan = model.planProperty().get();
    String sentences =
        look == null || plan == null
            ? ""
            : look.detection(plan).doubts().stream()
                .map(Doubt::sentence)
                .collect(Collectors.joining("\n"));
    doubts.setText(sentences);
    doubts.setVisible(!sentences.isEmpty());
    doubts.setManaged(!sentences.isEmpty());
  }

  private void show() {
    showDoubts();
    ImportPreview preview = model.previewProperty().get();
    ImportPlan plan = model.planProperty().get();
    table.getItems().setAll(preview == null ? List.of() : preview.rows());
    if (preview != null && plan != null) {
      rating.setVisible(!plan.columns().rating().isEmpty());
      time.setVisible(plan.hasTimes());
    }
    int count = preview == null ? 0 : preview.rejected().size();
    rejectedTitle.setVisible(count > 0);
    rejectedTitle.setManaged(count > 0);
    rejected.setVisible(count > 0);
    rejected.setManaged(count > 0);
    if (count > 0) {
      rejectedTitle.setText(
          texts.get(
              "preview.rejected",
              Numbers.count(count),
              Numbers.count(preview.rows().size() + (long) count)));
      rejected.show(preview.rejected(), REJECTED_SEEN);
    }
  }
}
