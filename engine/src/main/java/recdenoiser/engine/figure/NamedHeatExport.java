package recdenoiser.engine.figure;

import java.util.Optional;
import recdenoiser.engine.table.DataGrid;

/** A map with names, for files: the picture, and its cells as a table. */
public record NamedHeatExport(NamedMatrix matrix, HeatScale scale) implements FigureExport {

  @Override
  public Figure figure(String title, FigureSize size) {
    return new FittedFigure(new NamedHeatFigure(title, matrix, scale), size);
  }

  @Override
  public Optional<DataGrid> table() {
    return Optional.of(matrix.table());
  }
}
