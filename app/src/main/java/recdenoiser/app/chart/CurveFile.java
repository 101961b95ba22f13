package recdenoiser.app.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import recdenoiser.app.theme.Theme;

/** A chart as a file, always on a white page, as papers want it. Any thread may write one. */
final class CurveFile {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 432;
  private static final int PIXELS_PER_UNIT = 3;

  enum Kind {
    PNG,
    SVG,
    CSV
  }

  private final CurveSnapshot curves;
  private final CurveData data;
  private final double low;
  private final double high;

  /**
   * @param low least value of the axis, as on the screen; so is {@code high}
   */
  CurveFile(CurveSnapshot curves, CurveData data, double low, double high) {
    this.curves = curves;
    this.data = data;
    this.low = low;
    this.high = high;
  }

  void write(Kind kind, Path file) throws IOException {
    switch (kind) {
      case PNG -> writePng(file);
      case SVG -> writeText(file, svg());
      case CSV -> writeText(file, data.csv());
    }
  }

  private void writePng(Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(
            WIDTH * PIXELS_PER_UNIT, HEIGHT * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g2 = image.createGraphics();
    g2.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    g2.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    chart().draw(g2, area());
    g2.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException(
          "This Java has no writer for PNG pictures; choose SVG instead of " + file + ".");
    }
  }

  private String svg() {
    SVGGraphics2D g2 = new SVGGraphics2D(WIDTH, HEIGHT);
    chart().draw(g2, area());
    return g2.getSVGDocument();
  }

  private JFreeChart chart() {
    return CurveFigure.chart(curves, low, high, Theme.LIGHT, Lettering.file(), WIDTH);
  }

  private static Rectangle2D area() {
    return new Rectangle2D.Double(0, 0, WIDTH, HEIGHT);
  }

  private static void writeText(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** A file name, without its extension, for the picture of a quantity. */
  static String name(String label) {
    String name =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "");
    return name.isEmpty() ? "chart" : name;
  }
}
