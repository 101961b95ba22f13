package recdenoiser.app.chart;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.HeatExport;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;

/**
 * A heat map as something that can be kept as a file.
 *
 * @param matrix what it shows; empty where it shows nothing
 */
public record MapOfCells(
    String quantity, Supplier<Optional<HeatMatrix>> matrix, ObservableValue<HeatScale> scale)
    implements ExportableChart {

  @Override
  public Optional<FigureExport> export() {
    return matrix.get().map(cells -> new HeatExport(cells, scale.getValue()));
  }

  @Override
  public Optional<BooleanProperty> asTable() {
    return Optional.empty();
  }

  @Override
  public Optional<ReadOnlyBooleanProperty> zoomed() {
    return Optional.empty();
  }
}
