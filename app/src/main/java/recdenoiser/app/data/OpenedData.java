package recdenoiser.app.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.importing.ImportManifest;
import recdenoiser.engine.data.importing.Reading;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.statistics.DataStatistics;
import recdenoiser.engine.data.statistics.PublishedStatistics;

/**
 * A data set as the pages know it: where it is and what it looks like, not the actions themselves.
 *
 * @param source as the configuration names it: a path or {@code sample:NAME}
 * @param checksum 64 hexadecimal digits
 * @param trainingUsers users with at least two actions to train on
 * @param published what is published of data sets of that name
 * @param origin where it comes from, if it was imported
 * @param reading how it was read and what is doubtful, if that is known
 */
public record OpenedData(
    String source,
    String checksum,
    DataStatistics statistics,
    int trainingUsers,
    List<Popularity.Bin> popularity,
    List<PublishedStatistics> published,
    Optional<ImportManifest> origin,
    Optional<Reading> reading) {

  /** Counts what there is to know of {@code data}. */
  public static OpenedData of(DataSet data) {
    DataStatistics statistics = DataStatistics.of(data.sequences());
    return new OpenedData(
        data.source(),
        data.checksum(),
        statistics,
        new LeaveOneOut(data.sequences()).trainingUsers().length,
        Popularity.bins(data.sequences().itemActions()),
        PublishedStatistics.of(statistics.name()),
        data.source().startsWith(DataSets.SAMPLE)
            ? Optional.empty()
            : ImportManifest.find(Path.of(data.source())),
        data.reading().isEmpty()
            ? Optional.empty()
            : Optional.of(Reading.of(data.source(), data.reading())));
  }

  public String name() {
    return statistics.name();
  }
}
