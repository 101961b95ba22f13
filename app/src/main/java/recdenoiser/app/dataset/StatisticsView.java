package recdenoiser.app.dataset;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import recdenoiser.app.chart.HistogramChart;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.CardGrid;
import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.data.DataStatistics;
import recdenoiser.engine.data.DataStatistics.LengthBin;
import recdenoiser.engine.data.DataStatistics.PopularItem;

/** What a data set looks like: its numbers, two distributions, its most popular items. */
final class StatisticsView {
  private final Texts texts;
  private final TableView<NumberRows.Row> numbers = new TableView<>();
  private final TableView<PopularItem> items = new TableView<>();
  private final HistogramChart lengths;
  private final HistogramChart popularity;
  private final CardGrid grid;

  StatisticsView(Texts texts, ObservableValue<Theme> theme) {
    this.texts = texts;
    lengths = new HistogramChart(texts.get("axis.length"), texts.get("axis.users"), theme);
    lengths.setId("dataset-lengths");
    popularity = new HistogramChart(texts.get("axis.actions"), texts.get("axis.items"), theme);
    popularity.setId("dataset-popularity");
    numbers.setId("dataset-numbers");
    numbers.getStyleClass().add("headless");
    addColumn(numbers, "column.what", NumberRows.Row::what, false);
    addColumn(numbers, "column.value", NumberRows.Row::value, true);
    items.setId("dataset-items");
    addColumn(items, "column.item", PopularItem::label, false);
    addColumn(items, "column.actions", item -> Numbers.count(item.actions()), true);
    grid =
        new CardGrid(
            new Card(texts.get("card.numbers"), numbers),
            new Card(texts.get("card.lengths"), lengths),
            new Card(texts.get("card.items"), items),
            new Card(texts.get("card.popularity"), popularity));
  }

  CardGrid grid() {
    return grid;
  }

  void show(OpenedData data) {
    DataStatistics statistics = data.statistics();
    numbers.getItems().setAll(NumberRows.of(statistics, texts));
    items.getItems().setAll(statistics.popularItems());
    lengths.setBins(statistics.lengthHistogram().stream().map(StatisticsView::bin).toList());
    popularity.setBins(
        data.popularity().stream()
            .map(bin -> new HistogramChart.Bin(range(bin.from(), bin.to()), bin.items()))
            .toList());
  }

  private static HistogramChart.Bin bin(LengthBin bin) {
    return new HistogramChart.Bin(range(bin.from(), bin.to()), bin.users());
  }

  private static String range(int from, int to) {
    return from == to ? Numbers.count(from) : Numbers.count(from) + "–" + Numbers.count(to);
  }

  private <T> void addColumn(
      TableView<T> table, String key, Function<T, String> text, boolean number) {
    TableColumn<T, String> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
    if (number) {
      column.getStyleClass().add("number");
      column.setPrefWidth(112);
      column.setMaxWidth(128);
      column.setMinWidth(96);
    }
    table.getColumns().add(column);
    table.getStyleClass().add("dense");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
  }
}
