package recdenoiser.app.dataset;

import java.util.List;
import java.util.function.Function;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.statistics.OrderStatistics;
import recdenoiser.engine.text.Numbers;

/** How much the order of a data set tells, as rows of a table and as a sentence. */
final class OrderRows {
  private OrderRows() {}

  /**
   * @param value one text for each data set
   */
  record Row(String what, List<String> value) {}

  /**
   * @param counted of one or more data sets
   */
  static List<Row> of(List<OrderStatistics> counted, Texts texts) {
    return List.of(
        row("ties", counted, texts, order -> times(order, order.timeTies(), texts)),
        row("tiedTests", counted, texts, order -> times(order, order.tiedTests(), texts)),
        row("coldTests", counted, texts, order -> Numbers.percent(order.coldTests())),
        row("repeated", counted, texts, order -> Numbers.percent(order.repeatedActions())),
        row("repeatedTests", counted, texts, order -> Numbers.percent(order.repeatedTests())),
        row("entropy", counted, texts, order -> bits(order.itemEntropy())),
        row("nextEntropy", counted, texts, order -> bits(order.nextEntropy())),
        row("shuffled", counted, texts, OrderRows::shuffled));
  }

  private static Row row(
      String key,
      List<OrderStatistics> counted,
      Texts texts,
      Function<OrderStatistics, String> value) {
    return new Row(texts.get("order." + key), counted.stream().map(value).toList());
  }

  private static String times(OrderStatistics order, double share, Texts texts) {
    return order.hasTimes() ? Numbers.percent(share) : texts.get("order.noTimes");
  }

  private static String shuffled(OrderStatistics order) {
    double deviation = order.shuffledDeviation();
    return bits(order.shuffledEntropy())
        + " ± "
        + (deviation < 0.0095 ? Numbers.fixed(deviation, 4) : bits(deviation));
  }

  private static String bits(double value) {
    return Numbers.fixed(value, 3);
  }

  /** What it means. */
  static String sentence(OrderStatistics order, Texts texts) {
    return texts.get(
        order.tellsOfOrder() ? "order.sentence" : "order.sentence.nothing",
        bits(order.bitsOfLast()),
        bits(order.bitsOfLastShuffled()),
        bits(order.bitsOfOrder()));
  }
}
