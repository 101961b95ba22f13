package recdenoiser.app.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.statistics.DataStatistics;
import recdenoiser.engine.data.statistics.PublishedStatistics;
import recdenoiser.engine.text.Numbers;

/**
 * The numbers of a data set, as papers print them, beside those that are published of its name and
 * those of another data set.
 *
 * @param columns without the one that names the quantities
 */
record NumberTable(List<Column> columns, List<Row> rows) {
  private static final String SEPARATOR = " · ";

  /** Papers do not print it, but what it is made of. */
  private static final String ABOUT = "≈\u2009";

  private static final String NOTHING = "–";

  /** Whose numbers. */
  enum Kind {
    OWN,
    PUBLISHED,
    COMPARED
  }

  /**
   * One data set.
   *
   * @param note a second line of the title
   * @param explanation where the numbers are from
   */
  record Column(Kind kind, String title, String note, String explanation) {}

  /** One quantity of all of them, in the order of the columns. */
  record Row(String what, List<Cell> cells) {}

  /**
   * One number.
   *
   * @param difference to that of the first column; empty for none
   */
  record Cell(String text, String difference) {}

  /**
   * How a quantity is found and shown.
   *
   * @param value NaN where it is not compared
   */
  private record Quantity(
      String key,
      Function<DataStatistics, String> text,
      ToDoubleFunction<DataStatistics> value,
      Function<PublishedStatistics, String> printed) {}

  /**
   * @param other null for none
   */
  static NumberTable of(OpenedData data, OpenedData other, Texts texts) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(Kind.OWN, data.name(), texts.get("column.own"), data.source()));
    for (PublishedStatistics published : data.published()) {
      columns.add(publishedColumn(published, texts));
    }
    if (other != null) {
      columns.add(
          new Column(Kind.COMPARED, other.name(), texts.get("column.compared"), other.source()));
    }
    List<Row> rows =
        quantities(texts).stream().map(quantity -> row(quantity, data, other, texts)).toList();
    return new NumberTable(List.copyOf(columns), rows);
  }

  /** "Rec-Denoiser, Table 1" on two lines. */
  private static Column publishedColumn(PublishedStatistics published, Texts texts) {
    String[] parts = published.source().split(", ", 2);
    return new Column(
        Kind.PUBLISHED,
        parts[0],
        parts.length > 1 ? parts[1] : "",
        texts.get("column.published", published.name(), published.source()));
  }

  private static Row row(Quantity quantity, OpenedData data, OpenedData other, Texts texts) {
    List<Cell> cells = new ArrayList<>();
    DataStatistics own = data.statistics();
    double value = quantity.value().applyAsDouble(own);
    cells.add(new Cell(quantity.text().apply(own), ""));
    for (PublishedStatistics published : data.published()) {
      cells.add(printed(quantity.printed().apply(published), value));
    }
    if (other != null) {
      DataStatistics theirs = other.statistics();
      cells.add(
          new Cell(
              quantity.text().apply(theirs),
              PrintedNumber.difference(quantity.value().applyAsDouble(theirs), value)));
    }
    return new Row(texts.get("row." + quantity.key()), List.copyOf(cells));
  }

  private static Cell printed(String printed, double own) {
    if (printed == null) {
      return new Cell(NOTHING, "");
    }
    String difference =
        PrintedNumber.of(printed)
            .filter(number -> !number.fits(own))
            .map(number -> PrintedNumber.difference(number.value(), own))
            .orElse("");
    return new Cell(printed.replace(',', '\u2009').replace("M", "\u2009M"), difference);
  }

  private static List<Quantity> quantities(Texts texts) {
    return List.of(
        new Quantity(
            "users",
            data -> Numbers.count(data.users()),
            DataStatistics::users,
            PublishedStatistics::users),
        new Quantity(
            "items",
            data -> Numbers.count(data.items()),
            DataStatistics::items,
            PublishedStatistics::items),
        new Quantity(
            "actions",
            data -> Numbers.count(data.actions()),
            DataStatistics::actions,
            PublishedStatistics::actions),
        new Quantity(
            "perUser",
            data -> Numbers.fixed(data.meanActionsPerUser(), 2),
            DataStatistics::meanActionsPerUser,
            PublishedStatistics::perUser),
        new Quantity(
            "perItem",
            data -> Numbers.fixed(data.meanActionsPerItem(), 2),
            DataStatistics::meanActionsPerItem,
            published -> null),
        new Quantity(
            "density",
            data -> density(data.density()),
            DataStatistics::density,
            published -> ABOUT + density(published.density())),
        new Quantity(
            "evaluated",
            data -> Numbers.count(data.evaluatedUsers()),
            DataStatistics::evaluatedUsers,
            published -> null),
        told(
            "length",
            data ->
                median(data.medianActionsPerUser())
                    + SEPARATOR
                    + Numbers.count(data.longestSequence())),
        told(
            "popularity",
            data ->
                median(data.medianActionsPerItem())
                    + SEPARATOR
                    + Numbers.count(data.popularItems().get(0).actions())),
        told("extras", data -> extras(data, texts)));
  }

  /** What is shown and not compared. */
  private static Quantity told(String key, Function<DataStatistics, String> text) {
    return new Quantity(key, text, data -> Double.NaN, published -> null);
  }

  private static String extras(DataStatistics data, Texts texts) {
    List<String> extras = new ArrayList<>();
    if (data.hasTimes()) {
      extras.add(texts.get("extras.times"));
    }
    if (data.hasTitles()) {
      extras.add(texts.get("extras.titles"));
    }
    if (!data.genres().isEmpty()) {
      extras.add(texts.get("extras.genres"));
    }
    return extras.isEmpty() ? texts.get("extras.none") : String.join(", ", extras);
  }

  /** Medians are whole or half. */
  private static String median(double value) {
    return value == Math.rint(value) ? Numbers.count((long) value) : Numbers.fixed(value, 1);
  }

  /** Densities go down to hundredths of a per cent. */
  private static String density(double share) {
    return Numbers.fixed(100 * share, share < 0.01 ? 3 : 2) + "\u2009%";
  }
}
