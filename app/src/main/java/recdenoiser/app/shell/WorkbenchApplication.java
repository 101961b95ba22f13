package recdenoiser.app.shell;

import java.util.List;
import java.util.prefs.Preferences;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import recdenoiser.app.Workbench;
import recdenoiser.app.task.KeptPreferences;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.SystemAppearance;
import recdenoiser.app.theme.Themes;

/**
 * The window. It is shown empty, in the colour of the theme, before anything is built that takes
 * longer.
 */
public final class WorkbenchApplication extends Application {
  /** Node of the user's preferences in which all of the window's are kept. */
  public static final String PREFERENCES = "rec-denoiser-workbench";

  private static final int FRAMES = 2;

  private Preferences preferences;
  private KeptPreferences kept;
  private Themes themes;
  private Workbench workbench;
  private LogTap log;

  /** Not on the JavaFX thread: reads the preferences, and may ask the desktop for its colours. */
  @Override
  public void init() {
    preferences = Preferences.userRoot().node(PREFERENCES);
    kept = KeptPreferences.watch(preferences);
    themes = new Themes(preferences, SystemAppearance::read);
  }

  @Override
  public void start(Stage stage) {
    themes.dressApplication();
    Scene scene = new Scene(new Region(), themes.theme().background());
    stage.setTitle(Texts.bundle("shell").get("window.title"));
    stage.setScene(scene);
    new WindowFrame(stage, preferences).show();
    FirstUse.afterFrames(FRAMES, () -> furnish(stage, scene));
  }

  private void furnish(Stage stage, Scene scene) {
    Shell shell =
        new Shell(
            themes,
            () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    log = LogTap.open(shell.model().log());
    workbench = Workbench.open(shell, themes, preferences);
    shell.furnish(scene);
    stage.setOnCloseRequest(event -> workbench.onCloseRequest(event, stage::close));
    FirstUse.afterFrames(FRAMES, () -> firstUsed(shell));
  }

  /** What the first page can do without comes when it is there. */
  private void firstUsed(Shell shell) {
    FirstUse.tell();
    List<String> given = getParameters().getRaw();
    if (given.isEmpty()) {
      workbench.openRemembered();
    } else {
      workbench.openGiven(given);
    }
    shell.preload();
  }

  /** Also where the window was closed before it was furnished. */
  @Override
  public void stop() {
    if (workbench != null) {
      workbench.close();
      log.close();
    }
    kept.close();
  }
}
