package recdenoiser.app.workbench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import recdenoiser.app.Workbench;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.testing.Pictures;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.run.queue.ExperimentLauncher;

/** A real workbench with the real engine in a test's window. */
final class WorkbenchDriver {
  private static final int THREADS = 2;
  private static final int SECONDS = 120;

  private final Stage stage;
  private final Preferences preferences;
  private final Path runs;
  private Themes themes;
  private Shell shell;
  private Workbench workbench;

  WorkbenchDriver(Stage stage, Preferences preferences, Path runs) {
    this.stage = stage;
    this.preferences = preferences;
    this.runs = runs;
  }

  /** On the JavaFX thread: as when the program starts. */
  void open() {
    themes = new Themes(preferences, Optional::empty);
    shell =
        new Shell(
            themes,
            () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    shell.model().threadsProperty().set(THREADS);
    workbench = Workbench.open(shell, themes, preferences, runs, new ExperimentLauncher(runs));
    stage.setScene(shell.scene(1280, 800));
    stage.setOnCloseRequest(event -> workbench.onCloseRequest(event, stage::close));
    stage.show();
    stage.requestFocus();
  }

  /** On the JavaFX thread: as when the program ends. */
  void close() {
    workbench.close();
  }

  Stage stage() {
    return stage;
  }

  Themes themes() {
    return themes;
  }

  Shell shell() {
    return shell;
  }

  void show(FxRobot robot, PageId page) {
    robot.interact(() -> shell.show(page));
  }

  /** On the JavaFX thread: as when its file is chosen. */
  void openStudy(Path file) {
    workbench.openStudy(file);
  }

  /** On the JavaFX thread: as when the program is started with files. */
  void openGiven(Path... given) {
    workbench.openGiven(Stream.of(given).map(Path::toString).toList());
  }

  /** Presses a button where it stands, wherever the pointer is. */
  void press(FxRobot robot, String id) {
    await("#" + id + " to be seen", () -> seen(id));
    robot.interact(() -> ((ButtonBase) find(id)).fire());
  }

  /** Whether any node of that name is on the page in front. */
  boolean seen(String id) {
    return stage.getScene().getRoot().lookupAll("#" + id).stream()
        .anyMatch(WorkbenchDriver::isSeen);
  }

  static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Empty where it is not there, or not yet: pages come into the scene in portions. */
  String text(String id) {
    Node found = find(id);
    return found == null ? "" : ((Labeled) found).getText();
  }

  Node find(String id) {
    Parent root = stage.getScene().getRoot();
    return root.lookup("#" + id);
  }

  /** Types into a field and leaves it. */
  void type(FxRobot robot, String id, String text) {
    TextField field = (TextField) find(id);
    robot.interact(
        () -> {
          field.requestFocus();
          field.selectAll();
        });
    robot.write(text);
    robot.push(KeyCode.TAB);
  }

  /** The epoch that the Train page shows; 0 before the first. */
  int epoch() {
    String shown = text("training-epoch").split(" ")[0].replace("\u2009", "");
    return shown.isEmpty() || shown.equals("–") ? 0 : Integer.parseInt(shown);
  }

  /** Waits until {@code condition} holds on the JavaFX thread. */
  void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
    } catch (TimeoutException e) {
      Pictures.take("in-vain", stage, themes, Theme.LIGHT, 1280, 800);
      String message = seen("training-message") ? text("training-message") : "";
      throw new AssertionError("Waited " + SECONDS + " s in vain for " + what + ". " + message, e);
    }
  }
}
