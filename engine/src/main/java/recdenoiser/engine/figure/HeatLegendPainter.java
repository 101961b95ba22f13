package recdenoiser.engine.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The scale of a heat map in one line, and how many of its values are exactly zero. */
final class HeatLegendPainter {
  /** Room that the longest legend needs, the map's axis beside it included. */
  static final int WIDTH = 400;

  private static final int STEPS = 96;
  private static final double SIDE = 12;
  private static final double GAP = 8;
  private static final double WIDE_GAP = 24;

  private final Graphics2D g2;
  private final ChartStyle style;

  HeatLegendPainter(Graphics2D g2, ChartStyle style) {
    this.g2 = g2;
    this.style = style;
  }

  /**
   * @param zeroShare of exact zeros; NaN to leave them out
   */
  void draw(HeatScale scale, double zeroShare, double left, double top) {
    double x = scale.oneTone() ? tone(scale, left, top) : bar(scale, left, top);
    if (Double.isFinite(zeroShare)) {
      swatch(new Color(scale.zero(style.colours())), x + WIDE_GAP, top);
      text(HeatScale.zerosText(zeroShare), x + WIDE_GAP + SIDE + GAP, top);
    }
  }

  private double bar(HeatScale scale, double left, double top) {
    double x = text(scale.lowText(), left, top) + GAP;
    for (int step = 0; step < STEPS; step++) {
      g2.setPaint(new Color(scale.colours().argb(step / (STEPS - 1.0), style.colours())));
      g2.fill(new Rectangle2D.Double(Math.round(x) + (double) step, top, 1, SIDE));
    }
    return text(scale.highText(), x + STEPS + GAP, top);
  }

  private double tone(HeatScale scale, double left, double top) {
    swatch(new Color(scale.argb(1, style.colours())), left, top);
    return text(FigureTexts.format("heat.above"), left + SIDE + GAP, top);
  }

  private void swatch(Color colour, double left, double top) {
    g2.setPaint(colour);
    g2.fill(new Rectangle2D.Double(Math.round(left), top, SIDE, SIDE));
  }

  /** Where it ends. */
  private double text(String text, double left, double top) {
    g2.setFont(style.letters());
    g2.setPaint(style.colours().text());
    g2.drawString(text, (float) left, (float) (top + SIDE - 2));
    return left + style.font().width().applyAsDouble(text);
  }
}
