package recdenoiser.app.analysis;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import recdenoiser.app.chart.ExportableChart;
import recdenoiser.app.chart.PicturePane;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.FigureExport;

/** The figure of an analysis as it was drawn elsewhere. */
final class AnalysisFigurePane extends PicturePane implements ExportableChart {
  private final AnalysisModel model;

  AnalysisFigurePane(
      AnalysisModel model, AnalysisController controller, ObservableValue<Theme> theme) {
    super("analysis-figure", theme, controller::drawAt);
    this.model = model;
    model.drawnProperty().subscribe(this::showDrawn);
  }

  private void showDrawn(DrawnAnalysis drawn) {
    if (drawn == null) {
      show(null, "");
    } else {
      show(drawn.picture(), drawn.analysed().grid().title());
    }
  }

  @Override
  public Optional<FigureExport> export() {
    return Optional.ofNullable(model.drawnProperty().get());
  }

  @Override
  public String quantity() {
    return model.kindProperty().get().name().toLowerCase(Locale.ROOT);
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
