package recdenoiser.engine.figure;

import java.util.Optional;
import recdenoiser.engine.table.DataGrid;

/**
 * Curves of a window, for files.
 *
 * @param data its points, for a table
 * @param view the part that the screen shows
 */
public record CurveExport(CurveSnapshot curves, CurveData data, CurveView view)
    implements FigureExport {

  @Override
  public Figure figure(String title, FigureSize size) {
    return ChartFigure.of(title, curves, view, size);
  }

  @Override
  public Optional<DataGrid> table() {
    return Optional.of(data.table());
  }
}
