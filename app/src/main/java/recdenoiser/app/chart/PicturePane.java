package recdenoiser.app.chart;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import recdenoiser.app.theme.Theme;

/** A picture that was drawn elsewhere; asks for another when its room or the theme changes. */
public class PicturePane extends Region {
  private static final double LEAST_WIDTH = 200;
  private static final double PANEL_HEIGHT = 240;

  private final Consumer<FigureSpace> onSpace;
  private final ObservableValue<Theme> theme;
  private final ImageView picture = new ImageView();
  private final RedrawThrottle throttle = new RedrawThrottle(this::ask);
  private PanelPicture shown;
  private int panels = 1;

  /**
   * @param onSpace hears where there is to be drawn
   */
  public PicturePane(String id, ObservableValue<Theme> theme, Consumer<FigureSpace> onSpace) {
    this.theme = theme;
    this.onSpace = onSpace;
    setId(id);
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
  }

  private void ask() {
    if (getScene() != null && getWidth() >= 1 && getHeight() >= 1) {
      onSpace.accept(
          new FigureSpace(
              (int) getWidth(), (int) getHeight(), scale(), theme.getValue().colours()));
    }
  }

  private double scale() {
    return getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
  }

  /**
   * @param drawn null for none
   * @param inWords what is seen, for screen readers
   */
  public final void show(PanelPicture drawn, String inWords) {
    setAccessibleText(inWords);
    shown = drawn == null || drawn.pixels() == null ? null : drawn;
    if (shown == null) {
      picture.setImage(null);
      return;
    }
    picture.setImage(
        new WritableImage(
            new PixelBuffer<IntBuffer>(
                drawn.width(),
                drawn.height(),
                drawn.pixels(),
                PixelFormat.getIntArgbPreInstance())));
    panels = Math.max(1, drawn.panels());
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    int columns = PanelPicture.columns(panels, width < 0 ? getWidth() : width);
    return PANEL_HEIGHT * PanelPicture.rows(panels, columns);
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }

  @Override
  protected void layoutChildren() {
    if (shown != null && getScene() != null) {
      picture.setFitWidth(shown.width() / scale());
      picture.setFitHeight(shown.height() / scale());
    }
    picture.relocate(0, 0);
  }
}
