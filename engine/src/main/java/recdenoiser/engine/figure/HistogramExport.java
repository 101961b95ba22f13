package recdenoiser.engine.figure;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.figure.HistogramFigure.Bin;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;

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
  public Optional<DataGrid> table() {
    return Optional.of(
        DataGrid.of(
            "",
            List.of(GridColumn.words(binLabel), GridColumn.numbers(countLabel)),
            all.stream()
                .map(bin -> List.of(GridCell.text(bin.label()), GridCell.number(bin.count())))
                .toList()));
  }
}
