package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.testing.FxWatchdog;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.testing.TabWalk;

/** Every page can be used without a mouse and without seeing it. */
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class KeyboardTest {
  @TempDir static Path runs;

  private WorkbenchDriver bench;

  @Start
  void start(Stage stage) {
    bench = new WorkbenchDriver(stage, new MemoryPreferences(), runs);
    bench.open();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(bench::close);
  }

  @ParameterizedTest
  @EnumSource(PageId.class)
  void tabReachesEveryControlFromTopToBottomAndEachHasAName(PageId page, FxRobot robot) {
    bench.press(robot, "dataset-sample");
    bench.await("the sample to be read", () -> bench.seen("dataset-next"));
    bench.show(robot, page);
    Pulses.await(3);
    TabWalk walk = new TabWalk(robot, bench.stage().getScene());
    Set<Node> reached = walk.reached();
    assertThat(walk.controls())
        .as("controls that Tab does not reach on page %s", page)
        .filteredOn(control -> !reached.contains(control))
        .extracting(TabWalk::describe)
        .isEmpty();
    assertThat(walk.stepsBack()).as("steps back on page %s", page).isEmpty();
    assertThat(reached)
        .as("controls without a name on page %s", page)
        .filteredOn(control -> !TabWalk.hasName(control))
        .extracting(TabWalk::describe)
        .isEmpty();
  }
}
