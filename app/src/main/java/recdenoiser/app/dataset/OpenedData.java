package recdenoiser.app.dataset;

import java.util.List;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.DataStatistics;
import recdenoiser.engine.data.LeaveOneOut;

/**
 * A data set as the pages know it: where it is and what it looks like, not the actions themselves.
 *
 * @param source as the configuration names it: a path or {@code sample:NAME}
 * @param trainingUsers users with at least two actions to train on
 */
public record OpenedData(
    String source, DataStatistics statistics, int trainingUsers, List<Popularity.Bin> popularity) {

  static OpenedData of(DataSet data) {
    return new OpenedData(
        data.source(),
        DataStatistics.of(data.sequences()),
        new LeaveOneOut(data.sequences()).trainingUsers().length,
        Popularity.bins(data.sequences().itemActions()));
  }

  public String name() {
    return statistics.name();
  }
}
