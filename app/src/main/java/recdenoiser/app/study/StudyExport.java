package recdenoiser.app.study;

import java.util.Optional;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.study.StudyFigure;
import recdenoiser.engine.study.StudyMeasure;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.table.DataGrid;

/**
 * The figure of a study, for files. Its title is the study's own; its numbers are in the table
 * beside it.
 *
 * @param published whether published numbers stand beside ours
 */
record StudyExport(StudyResult result, StudyMeasure measure, boolean published)
    implements FigureExport {

  @Override
  public Figure figure(String title, FigureSize size) {
    return StudyFigure.of(result, measure, published, size);
  }

  @Override
  public Optional<DataGrid> table() {
    return Optional.empty();
  }
}
