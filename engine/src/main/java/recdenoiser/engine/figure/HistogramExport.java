package recdenoiser.engine.figure;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.figure.HistogramFigure.Bin;

/**
 * Counts by bin of a window, for files.
 *
 * @param bins those that the screen shows
 * @param all bins, for a table
 */
public record HistogramExport(List<Bin> bins, List<Bin> all, String binLabel, String countLabel)
    implements FigureExport {

  @Override
  public Figure figure(String title, FigureSize size) {
    return ChartFigure.of(title, bins, binLabel, countLabel, size);
  }

  @Override
  public Optional<DataTable> table() {
    return Optional.of(
        new DataTable(
            List.of(binLabel, countLabel),
            List.of(false, true),
            all.stream().map(bin -> List.of(bin.label(), Integer.toString(bin.count()))).toList()));
  }
}
