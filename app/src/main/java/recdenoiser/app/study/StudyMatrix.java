package recdenoiser.app.study;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.study.StudyRun;

/**
 * How every run stands: a row for each cell, a column for each seed. Enter or a click opens a run.
 */
final class StudyMatrix extends TableView<StudyStanding.Row> {
  private static final Texts TEXTS = Texts.bundle("study-page");
  private static final double LETTER = 7.2;
  private static final double PADDING = 24;
  private static final double NARROWEST = 64;
  private static final double WIDEST = 200;
  private static final double SEED_WIDTH = 100;

  private final Consumer<Path> open;
  private List<Long> seeds = List.of();
  private List<String> heads = List.of();

  /**
   * @param open shows the run in a folder
   */
  StudyMatrix(Consumer<Path> open) {
    this.open = open;
    setId("study-matrix");
    getStyleClass().addAll("dense", "study-matrix");
    setPlaceholder(new Label(TEXTS.get("matrix.empty")));
    setAccessibleText(TEXTS.get("matrix"));
    getSelectionModel().setCellSelectionEnabled(true);
    getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openChosen();
            event.consume();
          }
        });
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            openClicked(event);
          }
        });
  }

  /**
   * @param standing null for none
   */
  void show(StudyStanding standing) {
    if (standing == null) {
      getItems().clear();
      return;
    }
    List<Long> now = standing.status().plan().study().seeds();
    if (!now.equals(seeds) || !standing.heads().equals(heads)) {
      seeds = List.copyOf(now);
      heads = standing.heads();
      getItems().clear();
      getColumns().clear();
      for (int h = 0; h < heads.size(); h++) {
        getColumns().add(points(h, standing.matrix()));
      }
      for (int s = 0; s < seeds.size(); s++) {
        getColumns().add(seed(s));
      }
    }
    if (standing.matrix().size() == getItems().size()) {
      for (int row = 0; row < getItems().size(); row++) {
        if (!getItems().get(row).equals(standing.matrix().get(row))) {
          getItems().set(row, standing.matrix().get(row));
        }
      }
    } else {
      getItems().setAll(standing.matrix());
    }
  }

  /** Whether a run that can be opened is chosen. */
  BooleanBinding chosen() {
    return Bindings.createBooleanBinding(
        () -> folder() != null, getSelectionModel().getSelectedCells(), getItems());
  }

  void openChosen() {
    Path folder = folder();
    if (folder != null) {
      open.accept(folder);
    }
  }

  /** A click beside the runs, on heads or the bar, opens nothing. */
  private void openClicked(MouseEvent event) {
    for (Node each = event.getPickResult().getIntersectedNode();
        each != null && each != this;
        each = each.getParent()) {
      if (each instanceof RunCell cell && cell.getItem() != null) {
        openChosen();
        return;
      }
    }
  }

  private Path folder() {
    if (getSelectionModel().getSelectedCells().isEmpty()) {
      return null;
    }
    TablePosition<?, ?> place = getSelectionModel().getSelectedCells().get(0);
    int seed = place.getColumn() - heads.size();
    if (seed < 0 || place.getRow() < 0 || place.getRow() >= getItems().size()) {
      return null;
    }
    List<StudyRun> runs = getItems().get(place.getRow()).runs();
    return seed < runs.size() ? runs.get(seed).folder() : null;
  }

  private TableColumn<StudyStanding.Row, String> points(int place, List<StudyStanding.Row> rows) {
    TableColumn<StudyStanding.Row, String> column = new TableColumn<>(heads.get(place));
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(row.getValue().points().get(place)));
    int longest = rows.stream().mapToInt(row -> row.points().get(place).length()).max().orElse(0);
    column.setPrefWidth(Math.max(NARROWEST, Math.min(WIDEST, PADDING + LETTER * longest)));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private TableColumn<StudyStanding.Row, StudyRun> seed(int place) {
    TableColumn<StudyStanding.Row, StudyRun> column =
        new TableColumn<>(TEXTS.get("matrix.seed", Long.toString(seeds.get(place))));
    column.setCellValueFactory(
        row -> {
          List<StudyRun> runs = row.getValue().runs();
          return new ReadOnlyObjectWrapper<>(place < runs.size() ? runs.get(place) : null);
        });
    column.setCellFactory(unused -> new RunCell());
    column.setPrefWidth(SEED_WIDTH);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /** A mark in the colour of the state, and its word. */
  private static final class RunCell extends TableCell<StudyStanding.Row, StudyRun> {
    private final Region mark = new Region();

    RunCell() {
      mark.getStyleClass().add("study-run");
    }

    @Override
    protected void updateItem(StudyRun run, boolean empty) {
      super.updateItem(run, empty);
      if (empty || run == null) {
        setText(null);
        setGraphic(null);
        setTooltip(null);
        setCursor(null);
        return;
      }
      for (StudyRun.State state : StudyRun.State.values()) {
        mark.pseudoClassStateChanged(
            PseudoClass.getPseudoClass(state.name().toLowerCase(java.util.Locale.ROOT)),
            state == run.state());
      }
      setText(StudyInWords.state(run));
      setCursor(run.folder() == null ? null : Cursor.HAND);
      setGraphic(mark);
      setTooltip(run.message().isEmpty() ? null : new Tooltip(run.message()));
    }
  }
}
