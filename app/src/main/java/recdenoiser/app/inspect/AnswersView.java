package recdenoiser.app.inspect;

import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.text.Texts;

/** What each run recommends with the rule and without, and where the true next item stands. */
final class AnswersView extends VBox {
  private static final Texts TEXTS = Texts.bundle("inspect");
  private static final double WIDTH = 496;
  private static final double PLAIN_WIDTH = 336;
  private static final double RANK = 28;

  private final InspectModel model;
  private final WrappedRow runs = new WrappedRow(24, 16);

  AnswersView(InspectModel model) {
    super(12);
    this.model = model;
    Label head = new Label(TEXTS.get("recommended"));
    head.getStyleClass().add("card-title");
    getChildren().addAll(head, runs);
    head.visibleProperty().bind(Bindings.isNotEmpty(model.answers()));
    model.answers().subscribe(this::show);
  }

  private void show() {
    runs.getChildren().clear();
    for (int r = 0; r < model.answers().size(); r++) {
      runs.getChildren().add(answer(r + 1, model.answers().get(r)));
    }
  }

  private VBox answer(int number, RunAnswer answer) {
    Label name = new Label(answer.name());
    name.getStyleClass().add("map-title");
    name.setMinWidth(0);
    Label target = wrapped(answer.target());
    target.setId("inspect-target-" + number);
    VBox box = new VBox(8, name, target);
    answer.notes().forEach(note -> box.getChildren().add(muted(note)));
    box.getChildren().add(answer.hasRule() ? table(answer) : list(answer));
    box.setPrefWidth(answer.hasRule() ? WIDTH : PLAIN_WIDTH);
    return box;
  }

  private static GridPane list(RunAnswer answer) {
    GridPane grid = new GridPane(12, 2);
    ColumnConstraints rank = new ColumnConstraints(RANK);
    rank.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints()
        .addAll(rank, new ColumnConstraints(0, PLAIN_WIDTH - RANK - 12, Double.MAX_VALUE));
    for (RunAnswer.Row row : answer.rows()) {
      grid.add(muted(Integer.toString(row.rank())), 0, row.rank());
      grid.add(item(row.with(), false), 1, row.rank());
    }
    return grid;
  }

  private static GridPane table(RunAnswer answer) {
    GridPane grid = new GridPane(12, 2);
    ColumnConstraints rank = new ColumnConstraints(RANK);
    rank.setHalignment(HPos.RIGHT);
    double half = (WIDTH - RANK - 24) / 2;
    grid.getColumnConstraints()
        .addAll(rank, new ColumnConstraints(half), new ColumnConstraints(half));
    grid.add(muted(TEXTS.get("with")), 1, 0);
    grid.add(muted(TEXTS.get("without")), 2, 0);
    for (RunAnswer.Row row : answer.rows()) {
      grid.add(muted(Integer.toString(row.rank())), 0, row.rank());
      grid.add(item(row.with(), row.onlyWith()), 1, row.rank());
      grid.add(item(row.without(), row.onlyWithout()), 2, row.rank());
    }
    return grid;
  }

  private static Label item(String title, boolean alone) {
    Label label = new Label(title);
    label.setMinWidth(0);
    label.setTooltip(new Tooltip(title));
    if (alone) {
      label.getStyleClass().add("only-here");
    }
    return label;
  }

  private static Label muted(String text) {
    Label label = wrapped(text);
    label.getStyleClass().add("muted");
    return label;
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
