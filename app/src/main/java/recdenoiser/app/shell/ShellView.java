package recdenoiser.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final int FRAMES_TO_PREPARE = 2;

  private final Rail rail;
  private final StackPane pageArea = new StackPane();
  private final VBox banners = new VBox();
  private final StatusBar statusBar = new StatusBar();
  private final Map<Node, StackPane> frames = new HashMap<>();
  private boolean keeping;
  private int unfolding;

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
    StackPane front = frames.get(page.view());
    if (front == null) {
      if (keeping) {
        unfold(page.view(), () -> {});
      }
      front = new StackPane(page.view());
      frames.put(page.view(), front);
    }
    if (!keeping) {
      pageArea.getChildren().setAll(front);
      frames.values().retainAll(List.of(front));
    } else if (!pageArea.getChildren().contains(front)) {
      pageArea.getChildren().add(front);
    }
    for (Node each : pageArea.getChildren()) {
      see(each, each == front);
    }
    front.setOpacity(1);
    rail.select(page.id());
  }

  /** Pages that have been in front stay where they are, unseen: coming back takes no time. */
  void keepPages() {
    keeping = true;
  }

  /** Lets a page take its styles and its size behind the one in front, where nobody sees it. */
  void prepare(Page page) {
    if (!frames.containsKey(page.view())) {
      StackPane behind = new StackPane(page.view());
      frames.put(page.view(), behind);
      unfold(page.view(), () -> FirstUse.afterFrames(FRAMES_TO_PREPARE, () -> hideAgain(behind)));
      behind.setOpacity(0);
      behind.setMouseTransparent(true);
      pageArea.getChildren().add(0, behind);
    }
  }

  private void unfold(Node page, Runnable whenDone) {
    unfolding++;
    Unfolding.begin(
        page,
        () -> {
          unfolding--;
          whenDone.run();
        });
  }

  /** Whether a page is still coming into the scene. */
  boolean isUnfolding() {
    return unfolding > 0;
  }

  private static void hideAgain(StackPane prepared) {
    prepared.setMouseTransparent(false);
    if (prepared.getOpacity() == 0) {
      prepared.setOpacity(1);
      see(prepared, false);
    }
  }

  private static void see(Node page, boolean seen) {
    page.setVisible(seen);
    page.setManaged(seen);
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
