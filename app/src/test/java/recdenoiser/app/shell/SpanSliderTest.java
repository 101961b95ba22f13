package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Themes;

/** Two thumbs with pointer and keyboard, and keys that are meant for the window. */
@ExtendWith(ApplicationExtension.class)
class SpanSliderTest {
  private Button before;
  private Button after;
  private SpanSlider slider;
  private final List<KeyCode> heard = new ArrayList<>();

  @Start
  void start(Stage stage) {
    before = new Button("Before");
    after = new Button("After");
    slider = new SpanSlider(0, 100);
    VBox box = new VBox(16, before, slider, new VBox(after));
    box.addEventHandler(KeyEvent.KEY_PRESSED, event -> heard.add(event.getCode()));
    Scene scene = new Scene(box, 400, 200);
    new Themes(new MemoryPreferences(), Optional::empty).dress(scene);
    stage.setScene(scene);
    stage.show();
    stage.requestFocus();
    before.requestFocus();
  }

  @Test
  void tabReachesOneThumbAfterTheOtherAndGoesOn(FxRobot robot) {
    robot.push(KeyCode.TAB);
    robot.push(KeyCode.RIGHT);
    assertThat(slider.getLowValue()).isCloseTo(2, within(1e-9));
    robot.push(KeyCode.TAB);
    robot.push(KeyCode.LEFT);
    assertThat(slider.getHighValue()).isCloseTo(98, within(1e-9));
    robot.push(KeyCode.TAB);
    assertThat(after.isFocused()).isTrue();
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(before.isFocused()).isTrue();
  }

  @Test
  void homeAndEndTakeAThumbAsFarAsItGoes(FxRobot robot) {
    robot.interact(
        () -> {
          slider.setLowValue(20);
          slider.setHighValue(60);
        });
    robot.push(KeyCode.TAB);
    robot.push(KeyCode.HOME);
    assertThat(slider.getLowValue()).isZero();
    assertThat(slider.getHighValue()).isEqualTo(60);
    robot.push(KeyCode.TAB);
    robot.push(KeyCode.END);
    assertThat(slider.getHighValue()).isEqualTo(100);
    robot.push(KeyCode.HOME);
    assertThat(slider.getHighValue()).isEqualTo(slider.getLowValue());
  }

  @Test
  void otherKeysAreTheWindows(FxRobot robot) {
    robot.push(KeyCode.TAB);
    heard.clear();
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.ALT, KeyCode.DIGIT3);
    assertThat(heard).contains(KeyCode.ESCAPE, KeyCode.DIGIT3);
    robot.push(KeyCode.LEFT);
    assertThat(heard).doesNotContain(KeyCode.LEFT);
  }

  @Test
  void aDoubleClickChoosesEverything(FxRobot robot) {
    robot.interact(
        () -> {
          slider.setLowValue(20);
          slider.setHighValue(60);
        });
    Pulses.await(2);
    Node bar = slider.lookup(".range-bar");
    robot.doubleClickOn(bar);
    assertThat(slider.isAllChosen()).isTrue();
    assertThat(slider.isFocused()).isTrue();
  }

  @Test
  void otherLimitsChooseEverything(FxRobot robot) {
    robot.interact(() -> slider.setHighValue(60));
    robot.interact(() -> slider.limit(200, 300));
    assertThat(slider.getMin()).isEqualTo(200);
    assertThat(slider.getLowValue()).isEqualTo(200);
    assertThat(slider.getHighValue()).isEqualTo(300);
    robot.interact(() -> slider.limit(1, 5));
    assertThat(slider.getMax()).isEqualTo(5);
    assertThat(slider.isAllChosen()).isTrue();
  }
}
