package recdenoiser.app.chart;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import recdenoiser.engine.figure.FigureExport;

/** A chart or map that can be kept as a file. */
public interface ExportableChart {
  /** What it shows now; empty where there is nothing. */
  Optional<FigureExport> export();

  /** The quantity, after which its files are called. */
  String quantity();

  /** Whether its numbers are shown as a table in its place; empty where they make none. */
  Optional<BooleanProperty> asTable();

  /** Whether only a part is shown; empty where it cannot be zoomed. */
  Optional<ReadOnlyBooleanProperty> zoomed();

  /** Shows everything again. */
  default void showAll() {}
}
