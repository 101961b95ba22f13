package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Files that figures are written to. */
public enum FigureFormat {
  /** A picture with several pixels for each pixel of the figure, sharp in print. */
  PNG {
    @Override
    public byte[] write(Figure figure) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (!ImageIO.write(image(figure), "png", bytes)) {
        throw new IOException("This Java has no writer for PNG pictures; choose SVG instead.");
      }
      return bytes.toByteArray();
    }
  },
  /** A drawing, whose texts stay texts. */
  SVG {
    @Override
    public byte[] write(Figure figure) throws IOException {
      return SvgDrawing.write(figure);
    }
  },
  /** A page as large as the figure, whose texts stay texts. */
  PDF {
    @Override
    public byte[] write(Figure figure) throws IOException {
      return PdfDrawing.write(figure);
    }
  };

  /** Pixels of a picture for each pixel of a figure, along each side. */
  static final int PIXELS_PER_UNIT = 3;

  /** The whole file. */
  public abstract byte[] write(Figure figure) throws IOException;

  /** Ending of a file's name, without the point. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that the ending of a file's name asks for, in letters of any size.
   *
   * @throws IllegalArgumentException if it asks for none
   */
  public static FigureFormat of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (FigureFormat format : values()) {
      if (name.endsWith("." + format.extension())) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "A figure is a file that ends in .png, .svg or .pdf; found " + file + ".");
  }

  private static BufferedImage image(Figure figure) {
    BufferedImage image =
        new BufferedImage(
            PIXELS_PER_UNIT * figure.width(),
            PIXELS_PER_UNIT * figure.height(),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g2 = image.createGraphics();
    g2.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    g2.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    figure.draw(g2);
    g2.dispose();
    return image;
  }
}
