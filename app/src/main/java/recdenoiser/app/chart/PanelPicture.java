package recdenoiser.app.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import recdenoiser.engine.figure.FigureFont;

/**
 * Charts side by side, drawn away from the JavaFX thread.
 *
 * @param pixels with opacity multiplied in, row by row; null if there was no room
 * @param width in pixels of the screen
 * @param height in the same
 * @param panels how many charts
 */
public record PanelPicture(IntBuffer pixels, int width, int height, int panels) {
  private static final int TWO_COLUMNS_FROM = 760;

  /**
   * One of the charts.
   *
   * @param title above it; empty for none
   */
  public record Panel(String title, JFreeChart chart) {}

  /** For any thread but the JavaFX thread. */
  public static PanelPicture of(List<Panel> panels, FigureSpace space) {
    int width = (int) Math.round(space.width() * space.scale());
    int height = (int) Math.round(space.height() * space.scale());
    IntBuffer pixels = width < 1 || height < 1 ? null : draw(panels, space, width, height);
    return new PanelPicture(pixels, width, height, panels.size());
  }

  /** How many panels stand side by side in so much room. */
  static int columns(int panels, double width) {
    return panels > 1 && width >= TWO_COLUMNS_FROM ? 2 : 1;
  }

  static int rows(int panels, int columns) {
    return (panels + columns - 1) / columns;
  }

  private static IntBuffer draw(List<Panel> panels, FigureSpace space, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g2 = image.createGraphics();
    try {
      g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g2.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g2.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g2.transform(AffineTransform.getScaleInstance(space.scale(), space.scale()));
      int columns = columns(panels.size(), space.width());
      int rows = rows(panels.size(), columns);
      double panelWidth = space.width() / (double) columns;
      double panelHeight = space.height() / (double) Math.max(1, rows);
      for (int p = 0; p < panels.size(); p++) {
        Rectangle2D place =
            new Rectangle2D.Double(
                p % columns * panelWidth,
                Math.floorDiv(p, columns) * panelHeight,
                panelWidth,
                panelHeight);
        titled(panels.get(p), space.colours().text()).draw(g2, place);
      }
    } finally {
      g2.dispose();
    }
    return IntBuffer.wrap(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
  }

  private static JFreeChart titled(Panel panel, Color colour) {
    if (!panel.title().isEmpty()) {
      Font letters = new Font(FigureFont.ofFiles().family(), Font.PLAIN, FigureFont.SIZE);
      TextTitle title = new TextTitle(panel.title(), letters);
      title.setPaint(colour);
      title.setHorizontalAlignment(HorizontalAlignment.LEFT);
      panel.chart().setTitle(title);
    }
    return panel.chart();
  }
}
