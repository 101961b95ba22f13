package recdenoiser.engine.figure;

import java.util.Optional;
import recdenoiser.engine.table.DataGrid;

/**
 * A heat map of a window, for files. Its cells make no table; a snapshot of masks is an npz file
 * anyway.
 */
public record HeatExport(HeatMatrix matrix, HeatScale scale) implements FigureExport {

  @Override
  public Figure figure(String title, FigureSize size) {
    return new FittedFigure(new HeatFigure(title, matrix, scale), size);
  }

  @Override
  public Optional<DataGrid> table() {
    return Optional.empty();
  }
}
