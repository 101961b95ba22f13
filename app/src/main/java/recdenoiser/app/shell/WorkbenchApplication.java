package recdenoiser.app.shell;

import java.util.prefs.Preferences;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import recdenoiser.app.Workbench;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.SystemAppearance;
import recdenoiser.app.theme.Themes;

/** The window. */
public final class WorkbenchApplication extends Application {
  private static final String SAMPLE = "sample:shop";
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 720;
  private static final double LEAST_HEIGHT = 560;

  private Workbench workbench;
  private LogTap log;

  @Override
  public void start(Stage stage) {
    Preferences preferences = Preferences.userRoot().node("rec-denoiser-workbench");
    Themes themes = new Themes(preferences, SystemAppearance::read);
    Shell shell =
        new Shell(
            themes,
            () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    log = LogTap.open(shell.model().log());
    workbench = Workbench.open(shell, themes, preferences);
    Scene scene = shell.scene(WIDTH, HEIGHT);
    stage.setTitle(Texts.bundle("shell").get("window.title"));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setScene(scene);
    stage.setOnCloseRequest(event -> workbench.onCloseRequest(event, stage::close));
    stage.show();
    stage.requestFocus();
    workbench.openData(SAMPLE);
  }

  @Override
  public void stop() {
    workbench.close();
    log.close();
  }
}
