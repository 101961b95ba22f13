package recdenoiser.engine.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Colours, font and strokes that all figures have in common. */
public record ChartStyle(ColourScheme colours, FigureFont font) {
  static final Stroke HAIRLINE = new BasicStroke(1f);
  static final Stroke THIN_DASH =
      new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, new float[] {4, 4}, 0);
  static final int TITLE_SIZE = 14;
  private static final double LOOSE_LETTERS = 1.08;
  private static final double BESIDE_TITLE = 8;

  /** Of files: a white page, as papers want it. */
  public static ChartStyle ofFiles() {
    return new ChartStyle(ColourScheme.LIGHT, FigureFont.ofFiles());
  }

  Font letters() {
    return new Font(font.family(), Font.PLAIN, FigureFont.SIZE);
  }

  Font titleLetters() {
    return new Font(font.family(), Font.PLAIN, TITLE_SIZE);
  }

  /**
   * Room that a text needs, in pixels; some ways of drawing put letters further apart than they
   * measure.
   */
  double width(String text) {
    return text.isEmpty() ? 0 : LOOSE_LETTERS * font.width().applyAsDouble(text);
  }

  /** A chart without title, outline or vertical grid on the page's own background. */
  JFreeChart chart(XYPlot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(colours.hairline());
    plot.setRangeGridlineStroke(HAIRLINE);
    plot.setRangeZeroBaselineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    JFreeChart chart = new JFreeChart(null, letters(), plot, false);
    chart.setBackgroundPaint(colours.background());
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    chart.setAntiAlias(true);
    return chart;
  }

  /** Puts a title above a chart that stands alone, as in a file. */
  void addTitle(JFreeChart chart, String text) {
    TextTitle title = new TextTitle(text, titleLetters());
    title.setPaint(colours.text());
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setPadding(BESIDE_TITLE, BESIDE_TITLE, BESIDE_TITLE, BESIDE_TITLE);
    chart.setTitle(title);
  }

  /** Puts a sentence below a chart that stands alone. */
  void addCaption(JFreeChart chart, String text) {
    TextTitle caption = new TextTitle(text, letters());
    caption.setPaint(colours.mutedText());
    caption.setPosition(RectangleEdge.BOTTOM);
    caption.setHorizontalAlignment(HorizontalAlignment.LEFT);
    caption.setTextAlignment(HorizontalAlignment.LEFT);
    caption.setPadding(2, BESIDE_TITLE, 2, BESIDE_TITLE);
    chart.addSubtitle(0, caption);
  }

  static Color translucent(Color colour, double opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
  }
}
