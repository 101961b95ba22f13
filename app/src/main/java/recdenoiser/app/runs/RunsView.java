package recdenoiser.app.runs;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import recdenoiser.app.chart.CurveControls;
import recdenoiser.app.run.RunCards;
import recdenoiser.app.shell.Crumbs;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.shell.TwoEnds;
import recdenoiser.app.shell.Unfolding;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.run.library.RunRow;

/** The table of runs with its details, and behind it the run that is looked at. */
final class RunsView extends StackPane {
  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final double DIVIDER = 0.66;

  private final Texts texts = Texts.bundle("runs");
  private final RunsModel model;
  private final RunsController controller;
  private final PathChoice places;
  private final TableView<RunRow> table;
  private final FilterBar filters;
  private final DetailsView details;

  /**
   * @param setUp goes to the page where a run is set up
   * @param places ask for files and folders
   */
  RunsView(
      RunsModel model,
      RunsController controller,
      RunCards cards,
      Runnable setUp,
      PathChoice places) {
    this.model = model;
    this.controller = controller;
    this.places = places;
    this.table = new RunsTable(model, controller.layout(), texts).view();
    this.filters = new FilterBar(model, controller, texts);
    this.details = new DetailsView(model, controller, texts);
    Node library = library();
    BorderPane single = new BorderPane(cards);
    single.setTop(singleBar());
    EmptyState empty =
        new EmptyState(
            Drawings.rows(),
            texts.get("empty.head"),
            texts.get("empty.body"),
            texts.get("empty.button"),
            setUp);
    var nothing = model.libraryProperty().map(state -> state.entries().isEmpty()).orElse(true);
    var isEmpty =
        Bindings.createBooleanBinding(
            () ->
                model.openedProperty().get() == null
                    && model.readProperty().get()
                    && nothing.getValue()
                    && model.folders().size() == 1
                    && model.undoProperty().get().isEmpty(),
            model.openedProperty(),
            model.readProperty(),
            model.libraryProperty(),
            model.folders(),
            model.undoProperty());
    Visibility.showWhen(single, model.openedProperty().isNotNull());
    Visibility.showWhen(empty, isEmpty);
    Visibility.showWhen(library, model.openedProperty().isNull().and(isEmpty.not()));
    getChildren().addAll(library, single, empty);
    Unfolding.allow(this);
  }

  private Node library() {
    Label nothing = new Label();
    nothing
        .textProperty()
        .bind(model.readProperty().map(read -> texts.get(read ? "nothing" : "reading")));
    table.setPlaceholder(nothing);
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && event.getTarget() instanceof Node) {
            controller.openChosen();
          }
        });
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::onTableKey);
    MasterDetailPane pane = new MasterDetailPane(Side.RIGHT, table, details, false);
    pane.setAnimated(false);
    pane.setDividerPosition(DIVIDER);
    pane.showDetailNodeProperty().bind(model.detailsShownProperty());
    BorderPane library = new BorderPane(pane);
    library.getStyleClass().add("runs");
    library.setTop(
        new VBox(new ActionBar(model, controller, texts, table, places), filters, messages()));
    library.setBottom(new FolderBar(model, controller, texts, places));
    library.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    return library;
  }

  private void onTableKey(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> controller.openChosen();
      case DELETE -> controller.trashChosen();
      case F2 -> {
        model.detailsShownProperty().set(true);
        details.editName();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void onKey(KeyEvent event) {
    if (FIND.match(event)) {
      filters.focus();
      event.consume();
    } else if (UNDO.match(event) && !model.undoProperty().get().isEmpty()) {
      controller.undo();
      event.consume();
    }
  }

  private Node messages() {
    Label problem = new Label();
    problem.setId("runs-problem");
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    Visibility.showWhen(problem, model.problemProperty().isNotEmpty());
    Label busy = new Label();
    busy.setId("runs-busy");
    busy.getStyleClass().add("muted");
    busy.textProperty().bind(model.busyProperty());
    Visibility.showWhen(busy, model.busyProperty().isNotEmpty());
    Label done = new Label();
    done.setId("runs-undone");
    done.textProperty().bind(model.undoProperty());
    Button undo = new Button(texts.get("undo"), Icon.RESET.node());
    undo.setId("runs-undo");
    undo.setOnAction(event -> controller.undo());
    Button forget = new Button(texts.get("forget"), Icon.CLOSE.node());
    forget.setId("runs-forget");
    forget.getStyleClass().add("flat");
    forget.setOnAction(event -> controller.forgetUndo());
    HBox bar = new HBox(12, done, undo, forget);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("undo-bar");
    Visibility.showWhen(bar, model.undoProperty().isNotEmpty());
    return new VBox(4, bar, busy, problem);
  }

  private Node singleBar() {
    Crumbs crumbs = new Crumbs(level -> controller.closeOpened());
    crumbs.setId("runs-crumbs");
    model
        .openedProperty()
        .subscribe(
            opened -> {
              if (opened != null) {
                crumbs.show(texts.get("crumb"), opened.title());
              }
            });
    Label message = new Label();
    message.getStyleClass().add("muted");
    message.textProperty().bind(model.run().messageProperty());
    HBox left = new HBox(16, crumbs, message);
    left.setAlignment(Pos.CENTER_LEFT);
    TwoEnds bar = new TwoEnds(left, new CurveControls(model.run().curves().settings()));
    bar.getStyleClass().add("run-bar");
    return bar;
  }
}
