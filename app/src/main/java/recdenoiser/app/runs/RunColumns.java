package recdenoiser.app.runs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.run.RunLibrary.Entry;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.text.Numbers;

/** The columns of the table of runs. Numbers are sorted as numbers; what is missing comes last. */
final class RunColumns {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private static final double NAME_WIDTH = 128;
  private static final double MODEL_WIDTH = 176;
  private static final double MOST_MODEL_WIDTH = 264;
  private static final int MODEL_COLUMN = 2;
  private static final double SCROLL_BAR = 4;

  private final Texts texts;

  RunColumns(Texts texts) {
    this.texts = texts;
  }

  void addTo(TableView<Entry> table) {
    table
        .getColumns()
        .add(text("name", NAME_WIDTH, entry -> entry.folder().path().getFileName().toString()));
    table.getColumns().add(text("data", 56, entry -> read(entry, e -> e.record().data().name())));
    table
        .getColumns()
        .add(
            text(
                "model",
                MODEL_WIDTH,
                entry -> read(entry, e -> ModelName.of(e.record().config()))));
    table.getColumns().add(text("state", 80, entry -> texts.get("state." + entry.state())));
    table
        .getColumns()
        .add(number("best", 48, entry -> count(summary(entry).bestEpoch()), RunColumns::whole));
    table.getColumns().add(metrics("validation", RunSummary::validation));
    table.getColumns().add(metrics("test", RunSummary::test));
    table
        .getColumns()
        .add(text("started", 132, entry -> read(entry, e -> started(e.record().created()))));
    table.widthProperty().subscribe(width -> stretch(table, width.doubleValue()));
  }

  /** The model's name takes what it needs of what the others leave, the run's name the rest. */
  private static void stretch(TableView<Entry> table, double width) {
    TableColumn<Entry, ?> name = table.getVisibleLeafColumn(0);
    TableColumn<Entry, ?> model = table.getVisibleLeafColumn(MODEL_COLUMN);
    double others =
        table.getVisibleLeafColumns().stream()
            .filter(column -> column != name && column != model)
            .mapToDouble(TableColumn::getWidth)
            .sum();
    double left = width - others - SCROLL_BAR;
    double wide = Math.min(MOST_MODEL_WIDTH, Math.max(MODEL_WIDTH, left - NAME_WIDTH));
    model.setPrefWidth(wide);
    name.setPrefWidth(Math.max(NAME_WIDTH, left - wide));
  }

  private TableColumn<Entry, ?> metrics(String key, Function<RunSummary, Evaluation> split) {
    TableColumn<Entry, Object> group = new TableColumn<>(texts.get("column." + key));
    group.getColumns().add(pair("sampled", split, Evaluation::sampled));
    group.getColumns().add(pair("full", split, Evaluation::full));
    return group;
  }

  private TableColumn<Entry, ?> pair(
      String key,
      Function<RunSummary, Evaluation> split,
      Function<Evaluation, RankingMetrics> ranking) {
    TableColumn<Entry, Object> pair = new TableColumn<>(texts.get("column." + key));
    pair.getColumns().add(metric("hit", split, found -> ranking.apply(found).hitAt(10)));
    pair.getColumns().add(metric("ndcg", split, found -> ranking.apply(found).ndcgAt(10)));
    return pair;
  }

  private TableColumn<Entry, Double> metric(
      String key, Function<RunSummary, Evaluation> split, ToDoubleFunction<Evaluation> value) {
    return number(
        key,
        64,
        entry -> {
          Evaluation found = split.apply(summary(entry));
          return found == null ? Double.NaN : value.applyAsDouble(found);
        },
        Numbers::metric);
  }

  private TableColumn<Entry, String> text(String key, double width, Function<Entry, String> value) {
    TableColumn<Entry, String> column = new TableColumn<>(texts.get("column." + key));
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
    column.setCellFactory(table -> new TextCell());
    column.setPrefWidth(width);
    return column;
  }

  private TableColumn<Entry, Double> number(
      String key, double width, ToDoubleFunction<Entry> value, Function<Double, String> shown) {
    TableColumn<Entry, Double> column = new TableColumn<>(texts.get("column." + key));
    column.setCellValueFactory(
        cell -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(cell.getValue())));
    column.setCellFactory(table -> new NumberCell(shown));
    column.getStyleClass().add("number");
    column.setPrefWidth(width);
    return column;
  }

  /** What is too long for it can be read under the pointer. */
  private static final class TextCell extends TableCell<Entry, String> {
    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      boolean nothing = empty || text == null;
      setText(nothing ? "" : text);
      setTooltip(nothing ? null : new Tooltip(text));
    }
  }

  private static final class NumberCell extends TableCell<Entry, Double> {
    private final Function<Double, String> shown;

    NumberCell(Function<Double, String> shown) {
      this.shown = shown;
    }

    @Override
    protected void updateItem(Double value, boolean empty) {
      super.updateItem(value, empty);
      setText(empty || value == null ? "" : shown.apply(value));
    }
  }

  private static RunSummary summary(Entry entry) {
    return entry.readable() ? entry.record().summary() : NOTHING;
  }

  private static final RunSummary NOTHING = RunSummary.blank();

  private static double count(int bestEpoch) {
    return bestEpoch == 0 ? Double.NaN : bestEpoch;
  }

  private static String whole(double value) {
    return Double.isNaN(value) ? "–" : Numbers.count((long) value);
  }

  private static String read(Entry entry, Function<Entry, String> value) {
    return entry.readable() ? value.apply(entry) : "–";
  }

  private static String started(String created) {
    try {
      return MINUTES.format(Instant.parse(created));
    } catch (DateTimeParseException e) {
      return created;
    }
  }
}
