package recdenoiser.engine.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Colours that people with any colour vision tell apart (Okabe and Ito, "Color Universal Design",
 * 2008), each with a dash and a marker of its own.
 */
public final class Palette {
  /** Orange, sky blue and yellow are darkened as far as a white page needs. */
  private static final Color[] ON_LIGHT = {
    new Color(0x0072B2), // blue
    new Color(0xD55E00), // vermillion
    new Color(0x009E73), // bluish green
    new Color(0xC06A9A), // reddish purple
    new Color(0xBF8400), // orange
    new Color(0x3496CE), // sky blue
    new Color(0x7F7F7F), // grey, in place of black
    new Color(0x999000), // yellow
  };

  /** Blue, vermillion and green are lightened as far as a dark page needs; yellow is its own. */
  private static final Color[] ON_DARK = {
    new Color(0x2E9BE0), // blue
    new Color(0xF27C2E), // vermillion
    new Color(0x1DBF91), // bluish green
    new Color(0xDE93BC), // reddish purple
    new Color(0xE69F00), // orange
    new Color(0x8CCEF7), // sky blue
    new Color(0xA6A6A6), // grey, in place of black
    new Color(0xF0E442), // yellow
  };

  private static final float[][] DASHES = {
    null, {7, 3}, {2, 2.5f}, {8, 3, 2, 3}, {12, 4}, {4, 2}, {8, 3, 2, 3, 2, 3}, {1, 3},
  };
  private static final float WIDTH = 1.5f;
  private static final double MARKER = 3.5;

  private Palette() {}

  static Color onLight(int slot) {
    return ON_LIGHT[Math.floorMod(slot, ON_LIGHT.length)];
  }

  static Color onDark(int slot) {
    return ON_DARK[Math.floorMod(slot, ON_DARK.length)];
  }

  /** Where colours come round again, dashes do not. */
  static BasicStroke stroke(int slot) {
    float[] dash =
        DASHES[Math.floorMod(slot + Math.floorDiv(slot, ON_LIGHT.length), DASHES.length)];
    return new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  static BasicStroke plainStroke() {
    return new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** Of lines with more points than pixels. */
  static BasicStroke denseStroke() {
    return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
  }

  /** A marker around (0, 0). */
  public static Shape marker(int slot) {
    double r = MARKER;
    return switch (Math.floorMod(slot, 5)) {
      case 0 -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
      case 1 -> new Rectangle2D.Double(-r * 0.9, -r * 0.9, 1.8 * r, 1.8 * r);
      case 2 -> polygon(0, -1.2 * r, 1.1 * r, 0.9 * r, -1.1 * r, 0.9 * r);
      case 3 -> polygon(0, -1.25 * r, 1.25 * r, 0, 0, 1.25 * r, -1.25 * r, 0);
      default -> polygon(0, 1.2 * r, 1.1 * r, -0.9 * r, -1.1 * r, -0.9 * r);
    };
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
