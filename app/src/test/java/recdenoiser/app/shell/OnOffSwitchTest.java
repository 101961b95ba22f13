package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
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

/** On and off with pointer, keyboard and screen reader. */
@ExtendWith(ApplicationExtension.class)
class OnOffSwitchTest {
  private OnOffSwitch named;
  private OnOffSwitch bare;

  @Start
  void start(Stage stage) {
    named = new OnOffSwitch("Published numbers");
    bare = new OnOffSwitch("");
    VBox box = new VBox(16, new Button("First"), named, bare);
    Scene scene = new Scene(box, 400, 200);
    new Themes(new MemoryPreferences(), Optional::empty).dress(scene);
    stage.setScene(scene);
    stage.show();
    stage.requestFocus();
  }

  @Test
  void theSwitchAndItsNameAreClickedAlike(FxRobot robot) {
    robot.clickOn(named.lookup(".thumb-area"));
    assertThat(named.isSelected()).isTrue();
    assertThat(named.isFocused()).isTrue();
    robot.clickOn(named.lookup(".label"));
    assertThat(named.isSelected()).isFalse();
  }

  @Test
  void theSpaceBarSwitches(FxRobot robot) {
    robot.push(KeyCode.TAB);
    assertThat(named.isFocused()).isTrue();
    robot.push(KeyCode.SPACE);
    assertThat(named.isSelected()).isTrue();
    robot.push(KeyCode.SPACE);
    assertThat(named.isSelected()).isFalse();
  }

  @Test
  void aScreenReaderHearsACheckBox(FxRobot robot) {
    assertThat(named.getAccessibleRole()).isEqualTo(AccessibleRole.CHECK_BOX);
    assertThat(named.queryAccessibleAttribute(AccessibleAttribute.TEXT))
        .isEqualTo("Published numbers");
    assertThat(named.queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(false);
    robot.interact(() -> named.executeAccessibleAction(AccessibleAction.FIRE));
    assertThat(named.queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(true);
    bare.setAccessibleText("Header");
    assertThat(bare.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Header");
  }

  @Test
  void withoutANameItIsNoWiderThanTheSwitch() {
    Pulses.await(2);
    assertThat(bare.getWidth()).isEqualTo(bare.lookup(".thumb-area").getLayoutBounds().getWidth());
  }
}
