package recdenoiser.app.study;

import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import recdenoiser.app.chart.PanelPicture;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.study.SearchFigure;
import recdenoiser.engine.study.SearchStatus;
import recdenoiser.engine.study.SearchTable;
import recdenoiser.engine.study.StudyAnalysis;
import recdenoiser.engine.study.StudyAnalysisFigure;
import recdenoiser.engine.study.StudyFigure;
import recdenoiser.engine.study.StudyMeasure;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyTable;
import recdenoiser.engine.table.DataGrid;

/**
 * What is seen of a study, for files. Its title is the study's own; its numbers are in the table
 * beside it.
 *
 * @param search how it stands; null for a study that does not search
 * @param published whether published numbers stand beside ours
 */
record StudyExport(
    StudyAspect aspect,
    StudyResult result,
    SearchStatus search,
    StudyMeasure measure,
    boolean published)
    implements FigureExport {

  /** As the window shows it; none where there is nothing yet. */
  List<PanelPicture.Panel> panels(ChartStyle style) {
    return switch (aspect) {
      case RESULT ->
          result.cells().isEmpty()
              ? List.of()
              : plain(StudyFigure.panels(result, measure, published, style));
      case AXES -> alone(StudyAnalysisFigure.axes(result, measure, style));
      case RANKS -> alone(StudyAnalysisFigure.ranks(result, measure, style));
      case TRIALS -> search == null ? List.of() : plain(SearchFigure.panels(search, style));
    };
  }

  private static List<PanelPicture.Panel> plain(List<StudyFigure.Panel> panels) {
    return panels.stream().map(one -> new PanelPicture.Panel(one.title(), one.chart())).toList();
  }

  private static List<PanelPicture.Panel> alone(Optional<JFreeChart> chart) {
    return chart.map(one -> new PanelPicture.Panel("", one)).stream().toList();
  }

  /** What has to stand below. */
  List<String> caption() {
    return switch (aspect) {
      case RESULT -> StudyFigure.caption(result, published);
      case AXES -> StudyAnalysisFigure.axesCaption(result, measure);
      case RANKS -> StudyAnalysisFigure.ranksCaption(result, measure);
      case TRIALS -> search == null ? List.of() : SearchFigure.caption(search);
    };
  }

  /**
   * @param everyCell whether a result has a row for each cell, instead of looking like the paper's
   */
  DataGrid grid(boolean everyCell) {
    return switch (aspect) {
      case RESULT ->
          everyCell ? StudyTable.cells(result, published) : StudyTable.wide(result, published);
      case AXES -> StudyAnalysis.profiles(result, measure);
      case RANKS -> StudyAnalysis.ranking(result, measure);
      case TRIALS ->
          search == null ? DataGrid.of("", List.of(), List.of()) : SearchTable.of(search);
    };
  }

  @Override
  public Figure figure(String title, FigureSize size) {
    return switch (aspect) {
      case RESULT -> StudyFigure.of(result, measure, published, size);
      case AXES -> StudyAnalysisFigure.axes(result, measure, size).orElseThrow();
      case RANKS -> StudyAnalysisFigure.ranks(result, measure, size).orElseThrow();
      case TRIALS -> SearchFigure.of(search, size);
    };
  }

  @Override
  public Optional<DataGrid> table() {
    return Optional.empty();
  }
}
