package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ScrollEvent.HorizontalTextScrollUnits;
import javafx.scene.input.ScrollEvent.VerticalTextScrollUnits;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.testing.Pulses;

/** The wheel over a list moves the list, and the page where the list cannot move. */
@ExtendWith(ApplicationExtension.class)
class WheelThroughTest {
  private static final int LONG = 200;

  private ListView<Integer> list;
  private ScrollPane page;

  @Start
  void start(Stage stage) {
    list = new ListView<>();
    list.setPrefHeight(200);
    list.setMinHeight(200);
    Region below = new Region();
    below.setMinHeight(2_000);
    page = new ScrollPane(new VBox(list, below));
    Scene scene = new Scene(page, 400, 400);
    WheelThrough.install(scene);
    stage.setScene(scene);
    stage.show();
    stage.requestFocus();
  }

  @Test
  void aShortListHandsItOn(FxRobot robot) {
    scrollDown(robot, 3);
    assertThat(page.getVvalue()).isPositive();
  }

  @Test
  void aLongListKeepsItUntilItsEnd(FxRobot robot) {
    robot.interact(() -> list.getItems().setAll(IntStream.range(0, LONG).boxed().toList()));
    Pulses.await(2);
    scrollDown(robot, 1);
    assertThat(page.getVvalue()).isZero();
    robot.interact(() -> list.scrollTo(LONG - 1));
    Pulses.await(2);
    scrollDown(robot, 3);
    assertThat(page.getVvalue()).isPositive();
  }

  private void scrollDown(FxRobot robot, int notches) {
    for (int i = 0; i < notches; i++) {
      robot.interact(() -> Event.fireEvent(list.lookup(".virtual-flow"), notchDown()));
    }
    Pulses.await(2);
  }

  private static ScrollEvent notchDown() {
    double pixels = -40;
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        0,
        0,
        0,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        pixels,
        0,
        pixels,
        HorizontalTextScrollUnits.NONE,
        0,
        VerticalTextScrollUnits.LINES,
        -3,
        0,
        null);
  }
}
