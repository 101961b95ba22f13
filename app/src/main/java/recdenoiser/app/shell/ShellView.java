package recdenoiser.app.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.StatusBar;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.app.theme.Themes;

/**
 * The frame: rail, header, the page in front, log, status bar, and the overlays above them. Its
 * parts are added in the order in which Tab goes through them.
 */
final class ShellView extends StackPane {
  private final Rail rail;
  private final StackPane pageArea = new StackPane();
  private final VBox banners = new VBox();
  private final StatusBar statusBar = new StatusBar();

  ShellView(Texts texts, ShellModel model, Themes themes) {
    getStyleClass().add("workbench");
    rail = new Rail(texts, model.railCollapsedProperty());
    pageArea.getStyleClass().add("page-area");
    pageArea.setMinSize(0, 0);

    BorderPane right = new BorderPane();
    right.setTop(new VBox(new Header(texts, model, themes), banners));
    right.setCenter(pageArea);
    LogPane log = new LogPane(texts, model);
    model.logOpenProperty().subscribe(open -> right.setBottom(open ? log : null));

    BorderPane frame = new BorderPane();
    frame.setLeft(rail);
    frame.setCenter(right);
    frame.setBottom(statusBar(texts, model));
    getChildren().add(frame);
    model.pageProperty().subscribe(this::showPage);
  }

  Rail rail() {
    return rail;
  }

  void setStatus(String text) {
    statusBar.setText(text);
  }

  /** Puts something above the page, whichever is in front. */
  void addBanner(Node banner) {
    banners.getChildren().add(banner);
  }

  private void showPage(Page page) {
    if (page == null) {
      pageArea.getChildren().clear();
      return;
    }
    pageArea.getChildren().setAll(page.view());
    rail.select(page.id());
  }

  private Node statusBar(Texts texts, ShellModel model) {
    Button log = new Button(texts.get("log.title"), Icon.LOG.node());
    log.setId("log-toggle");
    log.getStyleClass().addAll("flat", "status-button");
    log.setOnAction(event -> model.logOpenProperty().set(!model.logOpenProperty().get()));
    Label notice = new Label();
    notice.setId("status-notice");
    notice.textProperty().bind(model.noticeProperty());
    statusBar.setId("status-bar");
    statusBar.setText("");
    statusBar.setFocusTraversable(false);
    statusBar
        .getRightItems()
        .addAll(
            new TasksButton(texts, model.tasks()),
            notice,
            new Separator(Orientation.VERTICAL),
            log);
    return new VBox(statusBar);
  }
}
