package recdenoiser.app.dataset;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.HistogramChart;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.CardGrid;
import recdenoiser.app.table.AskedWidths;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.statistics.DataStatistics;
import recdenoiser.engine.data.statistics.DataStatistics.GenreShare;
import recdenoiser.engine.data.statistics.DataStatistics.LengthBin;
import recdenoiser.engine.data.statistics.DataStatistics.PopularItem;
import recdenoiser.engine.figure.HistogramFigure;
import recdenoiser.engine.text.Numbers;

/**
 * What a data set looks like: its numbers beside others, how much its order tells, two
 * distributions, its most popular items, its genres, where it comes from.
 */
final class StatisticsView {
  /** All rows are seen. */
  private static final double NUMBERS_HEIGHT = 360;

  private static final double ORDER_HEIGHT = 340;

  private final Texts texts;
  private final DatasetModel model;
  private final NumbersView numbers;
  private final TableView<PopularItem> items = new TableView<>();
  private final TableView<GenreShare> genres = new TableView<>();
  private final HistogramChart lengths;
  private final HistogramChart popularity;
  private final OriginView origin;
  private final Card numbersCard;
  private final Card orderCard;
  private final Card genresCard;
  private final Card originCard;
  private final CardGrid grid;

  /**
   * @param compare asks for a file to compare with
   */
  StatisticsView(
      Texts texts,
      DatasetModel model,
      ChartContext charts,
      Runnable compare,
      Runnable stopComparing) {
    this.texts = texts;
    this.model = model;
    numbers = new NumbersView(texts, model.compareProblemProperty());
    origin = new OriginView(texts);
    lengths = new HistogramChart(texts.get("axis.length"), texts.get("axis.users"), charts.theme());
    lengths.setId("dataset-lengths");
    popularity =
        new HistogramChart(texts.get("axis.actions"), texts.get("axis.items"), charts.theme());
    popularity.setId("dataset-popularity");
    items.setId("dataset-items");
    addColumn(items, "column.item", PopularItem::label, false);
    addColumn(items, "column.actions", item -> Numbers.count(item.actions()), true);
    genres.setId("dataset-genres");
    addColumn(genres, "column.genre", GenreShare::genre, false);
    addColumn(genres, "column.items", genre -> Numbers.count(genre.items()), true);
    addColumn(genres, "column.share", genre -> percent(genre.actionShare()), true);
    numbersCard =
        new Card(
                texts.get("card.numbers"),
                numbers,
                new CompareTools(texts, model, compare, stopComparing))
            .atLeast(NUMBERS_HEIGHT);
    orderCard =
        new Card(texts.get("card.order"), new OrderView(texts, model)).atLeast(ORDER_HEIGHT);
    genresCard = new Card(texts.get("card.genres"), genres);
    originCard = new Card(texts.get("card.origin"), origin).spanning(2);
    grid =
        new CardGrid(
            numbersCard,
            orderCard,
            chart(charts, texts.get("card.lengths"), lengths),
            chart(charts, texts.get("card.popularity"), popularity),
            new Card(texts.get("card.items"), items),
            genresCard,
            originCard);
    model.openedProperty().subscribe(this::show);
    model.comparedProperty().subscribe(this::showNumbers);
  }

  private static Card chart(ChartContext charts, String title, HistogramChart chart) {
    charts.offerMenu(chart, chart, title);
    return new Card(title, chart, charts.menu(chart, title));
  }

  CardGrid grid() {
    return grid;
  }

  private void show(OpenedData data) {
    if (data == null) {
      return;
    }
    DataStatistics statistics = data.statistics();
    items.getItems().setAll(statistics.popularItems());
    genres.getItems().setAll(statistics.genres());
    genresCard.presentProperty().set(!statistics.genres().isEmpty());
    showNumbers();
    data.origin().ifPresent(manifest -> origin.show(manifest, data.checksum()));
    originCard.presentProperty().set(data.origin().isPresent());
    lengths.setBins(statistics.lengthHistogram().stream().map(StatisticsView::bin).toList());
    popularity.setBins(
        data.popularity().stream()
            .map(bin -> new HistogramFigure.Bin(range(bin.from(), bin.to()), bin.items()))
            .toList());
  }

  private void showNumbers() {
    OpenedData data = model.openedProperty().get();
    if (data != null) {
      NumberTable table = NumberTable.of(data, model.comparedProperty().get(), texts);
      numbers.show(table);
      boolean wide = table.columns().size() > 1;
      boolean compared = model.comparedProperty().get() != null;
      numbersCard.spanning(wide ? 2 : 1);
      orderCard.spanning(compared || (wide && genresCard.presentProperty().get()) ? 2 : 1);
    }
  }

  private static String percent(double share) {
    return Numbers.fixed(100 * share, 1);
  }

  private static HistogramFigure.Bin bin(LengthBin bin) {
    return new HistogramFigure.Bin(range(bin.from(), bin.to()), bin.users());
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
      column.setMinWidth(104);
    }
    table.getColumns().add(column);
    table.getStyleClass().add("dense");
    AskedWidths.give(table);
  }
}
