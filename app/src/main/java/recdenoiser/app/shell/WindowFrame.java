package recdenoiser.app.shell;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Puts the window where it was last time, or at 1280 × 800 in the middle of the screen, and
 * remembers where it goes. All calls on the JavaFX thread.
 */
public final class WindowFrame {
  static final String KEY = "window";
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 720;
  private static final double LEAST_HEIGHT = 560;
  private static final Duration BETWEEN_CHECKS = Duration.millis(150);
  private static final int CHECKS = 8;
  private static final Duration SETTLED = Duration.millis(300);

  private final Stage stage;
  private final Preferences preferences;
  private final PauseTransition settled = new PauseTransition(SETTLED);
  private WindowPlace place;

  public WindowFrame(Stage stage, Preferences preferences) {
    this.stage = stage;
    this.preferences = preferences;
    List<Rectangle2D> screens = screens();
    this.place =
        WindowPlace.of(preferences.get(KEY, ""))
            .map(remembered -> remembered.on(screens))
            .orElseGet(() -> WindowPlace.centred(WIDTH, HEIGHT, screens.get(0)));
    settled.setOnFinished(event -> remember());
  }

  /** Shows the window, which has a scene already. */
  public void show() {
    stage.setX(place.bounds().getMinX());
    stage.setY(place.bounds().getMinY());
    stage.setWidth(place.bounds().getWidth());
    stage.setHeight(place.bounds().getHeight());
    stage.show();
    stage.setMinWidth(Math.min(LEAST_WIDTH, place.bounds().getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, place.bounds().getHeight()));
    if (place.maximised()) {
      stage.setMaximized(true);
      follow();
    } else {
      insist(CHECKS);
    }
    stage.requestFocus();
  }

  /**
   * Some window managers answer the first request for a place with one of their own, some time
   * after the window is there: asks again until the answer is right.
   */
  private void insist(int checksLeft) {
    ask(stage.xProperty().get(), place.bounds().getMinX(), stage::setX);
    ask(stage.yProperty().get(), place.bounds().getMinY(), stage::setY);
    ask(stage.widthProperty().get(), place.bounds().getWidth(), stage::setWidth);
    ask(stage.heightProperty().get(), place.bounds().getHeight(), stage::setHeight);
    PauseTransition pause = new PauseTransition(BETWEEN_CHECKS);
    pause.setOnFinished(
        event -> {
          if (checksLeft > 0 && !stage.isMaximized() && !stage.isFullScreen()) {
            insist(checksLeft - 1);
          } else {
            follow();
          }
        });
    pause.play();
  }

  /** What the window already believes to have would not be asked for. */
  private static void ask(double now, double wanted, DoubleConsumer request) {
    if (Math.abs(now - wanted) < 1) {
      return;
    }
    request.accept(wanted + 1);
    request.accept(wanted);
  }

  private void follow() {
    Stream.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
        .forEach(number -> number.addListener((property, before, now) -> settled.playFromStart()));
    stage.maximizedProperty().addListener((property, before, now) -> settled.playFromStart());
  }

  private void remember() {
    if (stage.isIconified() || stage.isFullScreen()) {
      return;
    }
    Rectangle2D bounds =
        stage.isMaximized()
            ? place.bounds()
            : new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    place = new WindowPlace(bounds, stage.isMaximized());
    preferences.put(KEY, place.text());
  }

  private static List<Rectangle2D> screens() {
    Screen primary = Screen.getPrimary();
    return Stream.concat(
            Stream.of(primary),
            Screen.getScreens().stream().filter(screen -> !screen.equals(primary)))
        .map(Screen::getVisualBounds)
        .toList();
  }
}
