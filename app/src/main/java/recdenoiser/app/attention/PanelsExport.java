package recdenoiser.app.attention;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.FigureGrid;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.FittedFigure;
import recdenoiser.engine.figure.HeatFigure;
import recdenoiser.engine.table.DataGrid;

/**
 * Maps side by side in one file, each with its title and scale.
 *
 * @param columns in a row
 */
record PanelsExport(List<HeatFigure> maps, int columns) implements FigureExport {

  @Override
  public Figure figure(String title, FigureSize size) {
    return new FittedFigure(new FigureGrid(maps, Math.min(columns, maps.size())), size);
  }

  @Override
  public Optional<DataGrid> table() {
    return Optional.empty();
  }
}
