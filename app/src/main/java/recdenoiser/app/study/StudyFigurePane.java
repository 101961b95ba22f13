package recdenoiser.app.study;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import recdenoiser.app.chart.ExportableChart;
import recdenoiser.app.chart.RedrawThrottle;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.study.StudyMeasure;

/** The figure of a study as it was drawn elsewhere; asks for another when its room changes. */
final class StudyFigurePane extends Region implements ExportableChart {
  private static final double LEAST_WIDTH = 200;
  private static final double PANEL_HEIGHT = 240;

  private final StudyModel model;
  private final StudyController controller;
  private final ObservableValue<Theme> theme;
  private final ImageView picture = new ImageView();
  private final RedrawThrottle throttle = new RedrawThrottle(this::ask);
  private int panels = 1;

  StudyFigurePane(StudyModel model, StudyController controller, ObservableValue<Theme> theme) {
    this.model = model;
    this.controller = controller;
    this.theme = theme;
    setId("study-figure");
    setMinWidth(LEAST_WIDTH);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getStyleClass().add("study-figure");
    picture.setMouseTransparent(true);
    getChildren().add(picture);
    setOnMousePressed(event -> requestFocus());
    theme.addListener((property, before, now) -> throttle.request());
    widthProperty().subscribe(throttle::request);
    heightProperty().subscribe(throttle::request);
    model.drawnProperty().subscribe(this::show);
  }

  private void ask() {
    if (getScene() == null || getWidth() < 1 || getHeight() < 1) {
      return;
    }
    double scale = getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    controller.drawAt(
        new FigureSpace((int) getWidth(), (int) getHeight(), scale, theme.getValue().colours()));
  }

  private void show(DrawnStudy drawn) {
    if (drawn == null || drawn.pixels() == null) {
      picture.setImage(null);
      setAccessibleText(accessible(List.of()));
      return;
    }
    picture.setImage(
        new WritableImage(
            new PixelBuffer<IntBuffer>(
                drawn.width(),
                drawn.height(),
                drawn.pixels(),
                PixelFormat.getIntArgbPreInstance())));
    setAccessibleText(accessible(drawn.caption()));
    panels = drawn.panels();
    requestLayout();
  }

  private String accessible(List<String> caption) {
    StudyRequest request = model.requestProperty().get();
    return (request == null ? "" : request.study().title() + ". ") + String.join(" ", caption);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    int columns = DrawnStudy.columns(panels, width < 0 ? getWidth() : width);
    return PANEL_HEIGHT * DrawnStudy.rows(panels, columns);
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }

  @Override
  protected void layoutChildren() {
    DrawnStudy drawn = model.drawnProperty().get();
    if (drawn != null && drawn.pixels() != null && getScene() != null) {
      double scale = getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
      picture.setFitWidth(drawn.width() / scale);
      picture.setFitHeight(drawn.height() / scale);
    }
    picture.relocate(0, 0);
  }

  @Override
  public Optional<FigureExport> export() {
    return Optional.ofNullable(model.drawnProperty().get()).map(DrawnStudy::export);
  }

  @Override
  public String quantity() {
    StudyRequest request = model.requestProperty().get();
    StudyMeasure measure = model.measureProperty().get();
    return request == null ? "" : request.study().id() + " " + measure.label();
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
