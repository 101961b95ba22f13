package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
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

  private final ListView<Integer> list = new ListView<>();
  private ScrollPane page;

  @Start
  void start(Stage stage) {
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
    scrollDown(robot, 1);
    assertThat(page.getVvalue()).isPositive();
  }

  private void scrollDown(FxRobot robot, int notches) {
    robot.moveTo(list);
    robot.scroll(notches, VerticalDirection.DOWN);
    Pulses.await(2);
  }
}
