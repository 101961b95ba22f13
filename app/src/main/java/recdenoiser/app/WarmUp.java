package recdenoiser.app;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.config.Presets;

/**
 * Loads, beside the start of JavaFX, what the first page needs of libraries: on the JavaFX thread
 * the window would stand empty meanwhile.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /** Each stands for a library, or a part of one, that takes long to load and needs no toolkit. */
  private static final List<String> CLASSES =
      List.of(
          "recdenoiser.engine.data.opening.DataSets",
          "recdenoiser.engine.run.queue.RunQueue",
          "org.jfree.chart.StandardChartTheme",
          "org.jfree.chart.axis.LogAxis",
          "org.jfree.fx.FXGraphics2D",
          "org.controlsfx.control.StatusBar",
          "org.kordamp.ikonli.feather.Feather");

  private static final int SIDE = 128;

  private WarmUp() {}

  /** Returns at once. */
  static void begin() {
    Thread thread = new Thread(WarmUp::load, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    for (String name : CLASSES) {
      try {
        Class.forName(name, !name.startsWith("org.controlsfx"), WarmUp.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        LOG.debug("{} is not loaded ahead: {}", name, e.getMessage());
      }
    }
    LOG.debug("{} presets are there.", Presets.list().size());
    drawChart();
  }

  /** Onto a picture that nobody sees: fonts and the drawing of lines load with it. */
  private static void drawChart() {
    XYSeries line = new XYSeries("line");
    line.add(0, 0);
    line.add(1, 1);
    XYPlot plot =
        new XYPlot(
            new XYSeriesCollection(line),
            new NumberAxis("x"),
            new NumberAxis("y"),
            new XYLineAndShapeRenderer());
    new JFreeChart(plot).createBufferedImage(SIDE, SIDE);
  }
}
