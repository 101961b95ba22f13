package recdenoiser.engine.cli;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import recdenoiser.engine.storage.AtomicFiles;

/**
 * Charts side by side, drawn without a display.
 *
 * @param charts row after row
 * @param columns charts in one row
 * @param chartWidth in pixels
 * @param chartHeight in pixels
 */
record Figure(List<JFreeChart> charts, int columns, int chartWidth, int chartHeight) {
  private static final int SCALE = 2;

  /** Writes {@code name.png}, at twice the size, and {@code name.svg}. */
  List<Path> write(Path folder, String name) throws IOException {
    Path png = folder.resolve(name + ".png");
    Path svg = folder.resolve(name + ".svg");
    BufferedImage image = image();
    AtomicFiles.write(png, out -> ImageIO.write(image, "png", out));
    AtomicFiles.write(svg, svg().getBytes(StandardCharsets.UTF_8));
    return List.of(png, svg);
  }

  private BufferedImage image() {
    BufferedImage image =
        new BufferedImage(SCALE * width(), SCALE * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    draw(graphics);
    graphics.dispose();
    return image;
  }

  private String svg() {
    SVGGraphics2D graphics = new SVGGraphics2D(width(), height());
    draw(graphics);
    return graphics.getSVGDocument();
  }

  private void draw(Graphics2D graphics) {
    for (int c = 0; c < charts.size(); c++) {
      int x = c % columns * chartWidth;
      int y = c / columns * chartHeight;
      charts.get(c).draw(graphics, new Rectangle2D.Double(x, y, chartWidth, chartHeight));
    }
  }

  private int width() {
    return columns * chartWidth;
  }

  private int height() {
    return (charts.size() + columns - 1) / columns * chartHeight;
  }
}
