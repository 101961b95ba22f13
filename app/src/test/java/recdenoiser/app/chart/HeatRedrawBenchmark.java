package recdenoiser.app.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import javafx.application.Platform;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatLayout;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;

/**
 * How long it takes to redraw a heat map of n = 200, values into pixels and axes included. Run its
 * {@code main} with the tests' class path and {@code -Dglass.platform=Monocle
 * -Dmonocle.platform=Headless -Dprism.order=sw}; it prints the median and the longest of 300
 * redraws after 100 to warm up, in milliseconds.
 */
public final class HeatRedrawBenchmark {
  private static final int SLOTS = 200;
  private static final int WARM_UP = 100;
  private static final int REDRAWS = 300;
  private static final double MOST = 0.05;

  private HeatRedrawBenchmark() {}

  public static void main(String[] arguments) {
    Platform.startup(() -> {});
    Platform.runLater(
        () -> {
          measure();
          Platform.exit();
        });
  }

  private static void measure() {
    HeatMatrix[] epochs = {matrix(1), matrix(2)};
    HeatScale scale = HeatScale.clippedAt(MOST);
    HeatCanvas canvas = new HeatCanvas();
    canvas.setWidth(HeatLayout.widthFor(SLOTS, 2));
    canvas.setHeight(HeatLayout.heightFor(SLOTS, 2));
    HeatLayout layout = HeatLayout.fit(SLOTS, canvas.getWidth(), canvas.getHeight());
    double[] milliseconds = new double[REDRAWS];
    for (int i = -WARM_UP; i < REDRAWS; i++) {
      long start = System.nanoTime();
      canvas.clear();
      canvas.paint(epochs[i & 1], scale, layout, Theme.DARK);
      canvas.snapshot(null, null);
      if (i >= 0) {
        milliseconds[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        Locale.ROOT,
        "redraw of %d x %d cells: median %.2f ms, longest %.2f ms%n",
        SLOTS,
        SLOTS,
        milliseconds[REDRAWS / 2],
        milliseconds[REDRAWS - 1]);
  }

  /** Causal, a third of it exactly zero. */
  private static HeatMatrix matrix(long seed) {
    Random random = new Random(seed);
    float[] values = new float[SLOTS * SLOTS];
    for (int query = 0; query < SLOTS; query++) {
      for (int key = 0; key < SLOTS; key++) {
        float value = random.nextInt(3) == 0 ? 0 : (float) (random.nextDouble() * MOST);
        values[query * SLOTS + key] = key > query ? Float.NaN : value;
      }
    }
    return new HeatMatrix(SLOTS, values);
  }
}
