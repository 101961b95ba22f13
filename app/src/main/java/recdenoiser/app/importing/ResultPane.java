package recdenoiser.app.importing;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.data.FactGrid;
import recdenoiser.app.data.StepsTable;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.data.importing.ImportJob;
import recdenoiser.engine.data.importing.ImportManifest;
import recdenoiser.engine.text.Numbers;

/** What has become of a file: the steps, the data set, and the lines that were left out. */
final class ResultPane extends ScrollPane {
  private static final int REJECTED_SEEN = 8;
  private static final double WIDEST = 1080;

  private final Texts texts;
  private final Label title = new Label();
  private final StepsTable steps = new StepsTable("import-steps");
  private final FactGrid facts = new FactGrid("import-facts");
  private final Label rejectedTitle = new Label();
  private final VBox rejectedWhere = new VBox();
  private final RejectedTable rejected;
  private final Button statistics;

  /**
   * @param another asks for another file
   */
  ResultPane(Texts texts, ImportModel model, ImportController controller, Runnable another) {
    this.texts = texts;
    getStyleClass().add("plain-scroll");
    setFitToWidth(true);
    title.setId("import-result-title");
    title.getStyleClass().add("page-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    rejected = new RejectedTable(texts, "import-rejected");
    rejectedTitle.setId("import-rejected-title");
    rejectedTitle.getStyleClass().add("card-title");
    statistics = new Button(texts.get("result.statistics"), Icon.DATA.node());
    statistics.setId("import-statistics");
    statistics.getStyleClass().addAll("accent", "large");
    statistics.setOnAction(event -> controller.close());
    Button more = new Button(texts.get("result.another"), Icon.OPEN.node());
    more.setId("import-another");
    more.getStyleClass().add("large");
    more.setOnAction(event -> another.run());
    VBox content =
        new VBox(
            title,
            new HBox(12, statistics, more),
            section("result.steps", steps),
            section("result.facts", facts),
            new VBox(8, rejectedTitle, rejected, rejectedWhere));
    content.getStyleClass().add("import-result");
    content.setMaxWidth(WIDEST);
    HBox centred = new HBox(content);
    HBox.setHgrow(content, Priority.ALWAYS);
    setContent(centred);
    model.resultProperty().subscribe(this::show);
  }

  private VBox section(String key, Node content) {
    Label head = new Label(texts.get(key));
    head.getStyleClass().add("card-title");
    return new VBox(8, head, content);
  }

  private void show(ImportJob.Result result) {
    if (result == null) {
      return;
    }
    ImportManifest manifest = result.manifest();
    title.setText(texts.get(result.already() ? "result.already" : "result.done", manifest.name()));
    steps.show(manifest);
    facts.getChildren().clear();
    fact("result.version", manifest.version());
    fact("result.file", result.packed().toString());
    fact("result.checksum", result.checksum());
    fact("result.source", manifest.file());
    fact("result.sourceChecksum", manifest.fileChecksum());
    showRejected(result);
    statistics.requestFocus();
  }

  private void fact(String key, String value) {
    String name = texts.get(key);
    Button copy = new CopyButton(texts.get("result.copy"), texts.get("result.copied"), value);
    copy.getStyleClass().add("flat");
    copy.setAccessibleText(texts.get("result.copy") + " " + name);
    facts.addFact(name, value, copy);
  }

  private void showRejected(ImportJob.Result result) {
    ImportManifest manifest = result.manifest();
    boolean any = manifest.rejected() > 0;
    rejectedTitle.setText(
        any
            ? texts.get(
                "result.rejected",
                Numbers.count(manifest.rejected()),
                Numbers.count(manifest.lines()))
            : texts.get("result.noneRejected", Numbers.count(manifest.lines())));
    rejected.show(result.firstRejected(), REJECTED_SEEN);
    boolean some = !result.firstRejected().isEmpty();
    rejected.setVisible(some);
    rejected.setManaged(some);
    rejectedWhere.getChildren().setAll(any ? List.of(where(result.rejectedFile())) : List.of());
  }

  private Node where(Path file) {
    Label path = new Label(file.toString());
    path.setId("import-rejected-file");
    path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    path.setTooltip(new Tooltip(file.toString()));
    path.setMinWidth(0);
    Label says = new Label(texts.get("result.allRejected"));
    says.getStyleClass().add("muted");
    says.setMinWidth(USE_PREF_SIZE);
    Button copy =
        new CopyButton(texts.get("result.copyPath"), texts.get("result.copied"), file.toString());
    copy.setId("import-copy-rejected");
    HBox line = new HBox(8, says, path, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
