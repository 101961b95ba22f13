package recdenoiser.app.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import recdenoiser.app.chart.ExportableChart;
import recdenoiser.app.chart.PicturePane;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.FigureExport;

/** The figure of a study as it was drawn elsewhere. */
final class StudyFigurePane extends PicturePane implements ExportableChart {
  private final StudyModel model;

  StudyFigurePane(StudyModel model, StudyController controller, ObservableValue<Theme> theme) {
    super("study-figure", theme, controller::drawAt);
    this.model = model;
    model.drawnProperty().subscribe(this::showDrawn);
  }

  private void showDrawn(DrawnStudy drawn) {
    show(
        drawn == null ? null : drawn.picture(),
        inWords(drawn == null ? List.of() : drawn.caption()));
  }

  private String inWords(List<String> caption) {
    StudyRequest request = model.requestProperty().get();
    return (request == null ? "" : request.study().title() + ". ") + String.join(" ", caption);
  }

  @Override
  public Optional<FigureExport> export() {
    return Optional.ofNullable(model.drawnProperty().get())
        .filter(drawn -> drawn.picture().panels() > 0)
        .map(DrawnStudy::export);
  }

  @Override
  public String quantity() {
    StudyRequest request = model.requestProperty().get();
    if (request == null) {
      return "";
    }
    return switch (model.aspectProperty().get()) {
      case RESULT -> request.study().id() + " " + model.measureProperty().get().label();
      case AXES, RANKS, TRIALS ->
          request.study().id() + " " + model.aspectProperty().get().name().toLowerCase(Locale.ROOT);
    };
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
