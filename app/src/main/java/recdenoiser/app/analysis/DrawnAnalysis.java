package recdenoiser.app.analysis;

import java.util.List;
import java.util.Optional;
import recdenoiser.app.chart.FigureSpace;
import recdenoiser.app.chart.PanelPicture;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.FigureFont;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.inspect.analysis.Analysed;
import recdenoiser.engine.table.DataGrid;

/** What came out of an analysis, and its picture. */
record DrawnAnalysis(Analysed analysed, PanelPicture picture) implements FigureExport {

  /** For any thread but the JavaFX thread. */
  static DrawnAnalysis of(Analysed analysed, FigureSpace space) {
    ChartStyle style = new ChartStyle(space.colours(), FigureFont.ofFiles());
    List<PanelPicture.Panel> panels =
        analysed.charts().apply(style).stream()
            .map(chart -> new PanelPicture.Panel("", chart))
            .toList();
    return new DrawnAnalysis(analysed, PanelPicture.of(panels, space));
  }

  @Override
  public Figure figure(String title, FigureSize size) {
    return analysed.figure().apply(size);
  }

  @Override
  public Optional<DataGrid> table() {
    return Optional.of(analysed.grid());
  }
}
