package recdenoiser.app.attention;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import recdenoiser.app.attention.AttentionPanelsModel.Shown;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.task.ThreadedBackground;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.run.library.LibraryReader;

/**
 * How long it takes from asking for another user until the maps of four runs are drawn: models,
 * statistics, pixels and the frame of the JavaFX thread. Run its {@code main} with the tests' class
 * path, a folder of at least four runs as its argument and {@code -Dglass.platform=Monocle
 * -Dmonocle.platform=Headless -Dprism.order=sw}. It goes round the users of 180 to 220 actions and
 * prints the median and the 95 % of 100 changes after 20 to warm up, in milliseconds: all of it,
 * and until the maps are computed.
 */
public final class ChangeOfUserBenchmark {
  private static final int WARM_UP = 20;
  private static final int CHANGES = 100;
  private static final int SHORTEST = 180;
  private static final int LENGTHS = 40;

  /** Maps are drawn in the second frame after their values came. */
  private static final int FRAMES = 3;

  private ChangeOfUserBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    List<RunChoice> runs =
        RunChoice.of(new LibraryReader().read(List.of(Path.of(arguments[0]))).entries()).stream()
            .limit(4)
            .toList();
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    try (ThreadedBackground background = new ThreadedBackground(2)) {
      measure(runs, background);
    }
    Platform.exit();
  }

  private static void measure(List<RunChoice> runs, ThreadedBackground background)
      throws Exception {
    SideBySideController controller = new SideBySideController(new OpenRuns(), background);
    AttentionPanelsModel panels = controller.model().panels();
    onFx(() -> show(controller, background));
    change(panels, () -> controller.open(runs));
    double[] computed = new double[CHANGES];
    double[] drawn = new double[CHANGES];
    for (int i = -WARM_UP; i < CHANGES; i++) {
      int length = SHORTEST + Math.floorMod(i, LENGTHS);
      long[] times = change(panels, () -> controller.showLength(length));
      if (i >= 0) {
        computed[i] = times[0] / 1e6;
        drawn[i] = times[1] / 1e6;
      }
    }
    print("until computed", computed);
    print("until drawn", drawn);
  }

  private static void show(SideBySideController controller, ThreadedBackground background) {
    Application.setUserAgentStylesheet(Application.STYLESHEET_MODENA);
    ChartContext charts =
        new ChartContext(new SimpleObjectProperty<>(Theme.LIGHT), background, notice -> {});
    ScrollPane scroll = new ScrollPane(new SideBySideView(controller, charts));
    scroll.setFitToWidth(true);
    Stage stage = new Stage();
    stage.setScene(new Scene(scroll, 1200, 750));
    stage.show();
  }

  /** Nanoseconds until the maps came, and until they were surely drawn. */
  private static long[] change(AttentionPanelsModel panels, Runnable ask) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    long[] times = new long[2];
    onFx(
        () -> {
          Shown before = panels.shownProperty().get();
          long start = System.nanoTime();
          var scene = javafx.stage.Window.getWindows().get(0).getScene();
          scene.addPostLayoutPulseListener(
              new Runnable() {
                private int frames;

                @Override
                public void run() {
                  if (frames == FRAMES) {
                    times[1] = System.nanoTime() - start;
                    scene.removePostLayoutPulseListener(this);
                    done.countDown();
                  } else if (!panels.shownProperty().get().equals(before)) {
                    times[0] = frames == 0 ? System.nanoTime() - start : times[0];
                    frames++;
                    Platform.requestNextPulse();
                  } else {
                    Platform.requestNextPulse();
                  }
                }
              });
          ask.run();
          Platform.requestNextPulse();
        });
    done.await();
    return times;
  }

  private static void onFx(Runnable work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          work.run();
          done.countDown();
        });
    done.await();
  }

  private static void print(String what, double[] milliseconds) {
    Arrays.sort(milliseconds);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.1f ms, 95 %% %.1f ms%n",
        what,
        milliseconds[CHANGES / 2],
        milliseconds[CHANGES * 95 / 100]);
  }
}
