package recdenoiser.app.study;

import java.util.List;
import recdenoiser.app.chart.FigureSpace;
import recdenoiser.app.chart.PanelPicture;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.FigureFont;
import recdenoiser.engine.table.DataGrid;

/** What came out of a study as a window shows it: a picture, its caption and its table. */
record DrawnStudy(StudyExport export, PanelPicture picture, List<String> caption, DataGrid table) {

  /** Draws and tabulates; for any thread but the JavaFX thread. */
  static DrawnStudy of(StudyExport export, boolean everyCell, FigureSpace space) {
    ChartStyle style = new ChartStyle(space.colours(), FigureFont.ofFiles());
    return new DrawnStudy(
        export,
        PanelPicture.of(export.panels(style), space),
        export.caption(),
        export.grid(everyCell));
  }
}
