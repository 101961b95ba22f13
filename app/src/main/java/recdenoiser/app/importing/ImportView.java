package recdenoiser.app.importing;

import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import recdenoiser.app.data.ImportPane;
import recdenoiser.app.importing.ImportModel.Stage;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/**
 * Brings in a file as it was downloaded: how it is read, what is kept, where it goes, the result.
 */
public final class ImportView extends BorderPane implements ImportPane {
  private static final double FORM_WIDTH = 352;

  private final Texts texts = Texts.bundle("importing");
  private final ImportModel model;
  private final ImportController controller;
  private final ObservableBooleanValue open;

  /**
   * @param another asks for another file
   */
  public ImportView(ImportModel model, ImportController controller, Runnable another) {
    this.model = model;
    this.controller = controller;
    this.open = model.stageProperty().isNotEqualTo(Stage.CLOSED);
    setId("import-view");
    getStyleClass().add("import-view");
    Node choosing = choosing();
    Node progress = new ProgressPane(texts, model, controller);
    Node result = new ResultPane(texts, model, controller, another);
    setTop(header());
    setCenter(new StackPane(choosing, progress, result));
    showAt(choosing, Stage.CHOOSING);
    showAt(progress, Stage.IMPORTING);
    showAt(result, Stage.DONE);
  }

  private void showAt(Node node, Stage stage) {
    Visibility.showWhen(node, model.stageProperty().map(now -> now == stage));
  }

  private Node header() {
    Label name = new Label();
    name.setId("import-title");
    name.getStyleClass().add("page-title");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(0);
    name.textProperty()
        .bind(
            model
                .fileProperty()
                .map(file -> texts.get("title", file.getFileName().toString()))
                .orElse(""));
    Tooltip path = new Tooltip();
    path.textProperty().bind(model.fileProperty().map(Object::toString).orElse(""));
    name.setTooltip(path);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = new Button(texts.get("close"), Icon.CLOSE.node());
    close.setId("import-close");
    close.setMinWidth(USE_PREF_SIZE);
    close.setTooltip(new Tooltip(texts.get("close.help")));
    close.setOnAction(event -> controller.close());
    HBox header = new HBox(12, name, space, close);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("import-header");
    Visibility.showWhen(header, model.stageProperty().map(stage -> stage == Stage.CHOOSING));
    return header;
  }

  private Node choosing() {
    PlanForm form = new PlanForm(texts, model, controller);
    form.explain();
    ScrollPane scroll = new ScrollPane(form);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefWidth(FORM_WIDTH);
    scroll.setMinWidth(FORM_WIDTH);
    PreviewPane preview = new PreviewPane(texts, model);
    VBox.setVgrow(preview, Priority.ALWAYS);
    VBox right = new VBox(24, preview, new OptionsForm(texts, model.options()));
    right.setMinWidth(0);
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox sections = new HBox(24, scroll, right);
    sections.getStyleClass().add("import-sections");
    BorderPane choosing = new BorderPane(sections);
    choosing.setBottom(new TargetBar(texts, model, controller));
    model
        .stageProperty()
        .subscribe(
            stage -> {
              if (stage == Stage.CHOOSING) {
                form.focus();
              }
            });
    return choosing;
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public ObservableBooleanValue open() {
    return open;
  }

  /** Carries out {@link Command#START} and {@link Command#BACK} while it is in front. */
  @Override
  public boolean perform(Command command) {
    Stage stage = model.stageProperty().get();
    if (command == Command.START && stage == Stage.CHOOSING) {
      controller.start();
      return true;
    }
    if (command == Command.BACK && (stage == Stage.CHOOSING || stage == Stage.DONE)) {
      controller.close();
      return true;
    }
    return false;
  }
}
