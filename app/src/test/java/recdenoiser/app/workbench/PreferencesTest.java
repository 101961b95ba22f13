package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.theme.Theme;

@ExtendWith(ApplicationExtension.class)
class PreferencesTest {
  @TempDir static Path runs;

  private final Preferences preferences = new MemoryPreferences();
  private WorkbenchDriver bench;

  @Start
  void start(Stage stage) {
    bench = new WorkbenchDriver(stage, preferences, runs);
    bench.open();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(bench::close);
  }

  @Test
  void areChosenOnASheetAndKept(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(bench.seen("preferences")).isTrue();
    assertThat(bench.stage().getScene().getFocusOwner()).isSameAs(bench.find("preferences-SYSTEM"));
    bench.press(robot, "preferences-DARK");
    assertThat(bench.themes().theme()).isEqualTo(Theme.DARK);
    bench.press(robot, "preferences-DARK");
    assertThat(bench.themes().theme()).as("one of them is always on").isEqualTo(Theme.DARK);
    bench.press(robot, "preferences-SYSTEM");
    assertThat(bench.themes().theme()).isEqualTo(Theme.LIGHT);
    assertThat(preferences.get("theme", "none")).isEqualTo("none");
    bench.press(robot, "preferences-CIVIDIS");
    robot.interact(() -> ((TextField) bench.find("preferences-folder")).setText("elsewhere"));
    assertThat(preferences.get("colour-map", "")).isEqualTo("CIVIDIS");
    assertThat(preferences.get("runs-folder", "")).isEqualTo("elsewhere");
    bench.press(robot, "preferences-GERMAN");
    assertThat(preferences.get("language", "")).isEqualTo("GERMAN");
    robot.interact(() -> ((Spinner<?>) bench.find("preferences-masks")).increment());
    assertThat(preferences.getInt("mask-memory", 0)).isEqualTo(80);
    bench.press(robot, "preferences-close");
    assertThat(robot.lookup("#preferences").<Node>tryQuery()).isEmpty();
  }

  @Test
  void closeWithEscape(FxRobot robot) {
    bench.press(robot, "preferences-toggle");
    robot.push(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#preferences").<Node>tryQuery()).isEmpty();
    bench.press(robot, "preferences-toggle");
    assertThat(bench.seen("preferences")).isTrue();
  }
}
