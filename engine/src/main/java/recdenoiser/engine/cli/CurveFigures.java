package recdenoiser.engine.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import recdenoiser.engine.cli.RunFigures.HeadValues;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.train.LossParts;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingEvent.EpochEnded;

/** Curves of a run over its epochs. */
final class CurveFigures {
  /** Okabe and Ito's colours, told apart with every kind of colour vision. */
  private static final Color[] COLOURS = {
    new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
    new Color(0xE69F00), new Color(0x56B4E9), new Color(0x8C8C8C), new Color(0xD0C400)
  };

  /** Lines of one colour are told apart by their dashes. */
  private static final float[][] DASHES = {null, {7, 3}, {2, 3}, {8, 3, 2, 3}};

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Color GRID = new Color(0xDDDDDD);

  private CurveFigures() {}

  static Figure loss(List<TrainingEvent> events) {
    XYSeriesCollection curves = new XYSeriesCollection();
    curves.addSeries(epochs(events, "plot.total", LossParts::total));
    curves.addSeries(epochs(events, "plot.bce", LossParts::bce));
    curves.addSeries(epochs(events, "plot.maskPenalty", LossParts::masks));
    curves.addSeries(epochs(events, "plot.jacobian", LossParts::jacobian));
    return figure(chart("plot.lossTitle", "plot.loss", curves));
  }

  static Figure validation(List<TrainingEvent> events) {
    XYSeriesCollection curves = new XYSeriesCollection();
    curves.addSeries(evaluations(events, "plot.hit", e -> e.sampled().hitAt(10)));
    curves.addSeries(evaluations(events, "plot.ndcg", e -> e.sampled().ndcgAt(10)));
    curves.addSeries(evaluations(events, "plot.fullHit", e -> e.full().hitAt(10)));
    curves.addSeries(evaluations(events, "plot.fullNdcg", e -> e.full().ndcgAt(10)));
    JFreeChart chart = chart("plot.validationTitle", "plot.metric", curves);
    markBest(chart.getXYPlot(), events);
    return figure(chart);
  }

  /** Share of connections that each mask keeps. */
  static Figure openShares(List<TrainingEvent> events) {
    return figure(
        chart("plot.openTitle", "plot.openShare", heads(events, EpochEnded::openShares, 100)));
  }

  /** α of every head, between the softmax and the most sparse. */
  static Figure alpha(List<TrainingEvent> events) {
    JFreeChart chart = chart("plot.alphaTitle", "plot.alpha", heads(events, EpochEnded::alpha, 1));
    chart.getXYPlot().getRangeAxis().setRange(1, 2);
    return figure(chart);
  }

  private static XYSeriesCollection heads(
      List<TrainingEvent> events, HeadValues values, double factor) {
    XYSeriesCollection curves = new XYSeriesCollection();
    for (TrainingEvent event : events) {
      if (event instanceof EpochEnded epoch) {
        add(curves, epoch.epoch(), values.of(epoch), factor);
      }
    }
    return curves;
  }

  private static void add(XYSeriesCollection curves, int epoch, double[][] values, double factor) {
    for (int b = 0; b < values.length; b++) {
      for (int h = 0; h < values[b].length; h++) {
        String name = head(b + 1, h + 1, values[b].length);
        if (curves.getSeriesIndex(name) < 0) {
          curves.addSeries(new XYSeries(name));
        }
        curves.getSeries(name).add(epoch, factor * values[b][h]);
      }
    }
  }

  private static String head(int block, int head, int heads) {
    return heads == 1
        ? CliTexts.format("plot.block", Integer.toString(block))
        : CliTexts.format("plot.head", Integer.toString(block), Integer.toString(head));
  }

  private static Figure figure(JFreeChart chart) {
    return new Figure(List.of(chart), 1, 720, 420);
  }

  private static XYSeries epochs(
      List<TrainingEvent> events, String key, ToDoubleFunction<LossParts> part) {
    XYSeries series = new XYSeries(CliTexts.format(key));
    for (TrainingEvent event : events) {
      if (event instanceof EpochEnded epoch) {
        series.add(epoch.epoch(), part.applyAsDouble(epoch.meanLoss()));
      }
    }
    return series;
  }

  private static XYSeries evaluations(
      List<TrainingEvent> events, String key, ToDoubleFunction<Evaluation> metric) {
    XYSeries series = new XYSeries(CliTexts.format(key));
    for (TrainingEvent event : events) {
      if (event instanceof TrainingEvent.Evaluated evaluated
          && evaluated.split() == Split.VALIDATION) {
        series.add(evaluated.epoch(), metric.applyAsDouble(evaluated.evaluation()));
      }
    }
    return series;
  }

  private static void markBest(XYPlot plot, List<TrainingEvent> events) {
    for (TrainingEvent event : events) {
      if (event instanceof TrainingEvent.Evaluated evaluated && evaluated.split() == Split.TEST) {
        plot.addDomainMarker(new ValueMarker(evaluated.epoch(), Color.GRAY, new BasicStroke(1f)));
      }
    }
  }

  private static JFreeChart chart(String title, String value, XYSeriesCollection curves) {
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            CliTexts.format(title), CliTexts.format("plot.epoch"), CliTexts.format(value), curves);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getTitle().setFont(TITLE);
    XYPlot plot = chart.getXYPlot();
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    for (ValueAxis axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
      axis.setLabelFont(TITLE.deriveFont(12f));
    }
    plot.getDomainAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    for (int s = 0; s < curves.getSeriesCount(); s++) {
      lines.setSeriesPaint(s, COLOURS[s % COLOURS.length]);
      lines.setSeriesStroke(s, stroke(s));
    }
    plot.setRenderer(lines);
    return chart;
  }

  private static BasicStroke stroke(int series) {
    float[] dash = DASHES[series / COLOURS.length % DASHES.length];
    return new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }
}
