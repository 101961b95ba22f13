package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void tabReachesEveryControlFromTopToBottomAndEachHasAName(FxRobot robot) {
    bench.press(robot, "dataset-sample");
    bench.await("the sample to be read", () -> bench.seen("dataset-next"));
    List<PageId> pages =
        Stream.of(PageId.values()).filter(page -> bench.seen("rail-" + page.name())).toList();
    assertThat(pages).hasSizeGreaterThan(6);
    SoftAssertions problems = new SoftAssertions();
    for (PageId page : pages) {
      bench.show(robot, page);
      Pulses.await(3);
      walk(page, new TabWalk(robot, bench.stage().getScene()), problems);
    }
    problems.assertAll();
  }

  /** Of toggles of one group Tab reaches the one that is chosen, and the arrows the others. */
  private static boolean isByArrows(Node control, Set<Node> reached) {
    return control instanceof ToggleButton toggle
        && toggle.getToggleGroup() != null
        && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
  }

  private static void walk(PageId page, TabWalk walk, SoftAssertions problems) {
    Set<Node> reached = walk.reached();
    problems
        .assertThat(walk.controls())
        .as("controls that Tab does not reach on page %s", page)
        .filteredOn(control -> !reached.contains(control) && !isByArrows(control, reached))
        .extracting(TabWalk::describe)
        .isEmpty();
    problems.assertThat(walk.stepsBack()).as("steps back on page %s", page).isEmpty();
    problems
        .assertThat(reached)
        .as("controls without a name on page %s", page)
        .filteredOn(control -> !TabWalk.hasName(control))
        .extracting(TabWalk::describe)
        .isEmpty();
  }
}
