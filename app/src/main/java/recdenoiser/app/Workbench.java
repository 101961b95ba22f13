package recdenoiser.app;

import java.util.prefs.Preferences;
import javafx.stage.WindowEvent;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.ThreadedBackground;
import recdenoiser.app.theme.Themes;

/** Puts the features together and plugs their pages into the shell. */
public final class Workbench implements AutoCloseable {
  private static final int BACKGROUND_THREADS = 2;

  private final Shell shell;
  private final ThreadedBackground background = new ThreadedBackground(BACKGROUND_THREADS);

  private Workbench(Shell shell) {
    this.shell = shell;
  }

  /** Builds all pages; the first one added is in front. */
  public static Workbench open(Shell shell, Themes themes, Preferences preferences) {
    Workbench workbench = new Workbench(shell);
    return workbench;
  }

  /**
   * Called when the window is asked to close.
   *
   * @param request consumed where the window must stay open for now
   * @param closeWindow closes it later
   */
  public void onCloseRequest(WindowEvent request, Runnable closeWindow) {}

  @Override
  public void close() {
    shell.close();
    background.close();
  }
}
