package recdenoiser.app.dataset;

import java.util.function.Consumer;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Latest;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.statistics.OrderStatistics;

/**
 * Reads one data set after another: first what is quickly counted, then how much its order tells.
 * Of several requests the newest counts.
 */
final class DataReader {
  private final Latest reading;
  private final Latest counting;

  DataReader(Background background) {
    this.reading = new Latest(background);
    this.counting = new Latest(background);
  }

  private record Read(DataSet data, OpenedData opened) {}

  /**
   * @param source path of a file or {@code sample:NAME}
   * @param onCounted called some time after {@code onOpened}
   */
  void read(
      String source,
      Consumer<OpenedData> onOpened,
      Consumer<OrderStatistics> onCounted,
      Consumer<? super Exception> onFailed) {
    reading.run(
        () -> {
          DataSet data = DataSets.open(source);
          return new Read(data, OpenedData.of(data));
        },
        read -> {
          onOpened.accept(read.opened());
          counting.run(() -> OrderStatistics.of(read.data().sequences()), onCounted, onFailed);
        },
        onFailed);
  }

  /** Stops reading; what is being counted of an earlier one goes on. */
  void cancel() {
    reading.cancel();
  }

  void cancelCounting() {
    counting.cancel();
  }
}
