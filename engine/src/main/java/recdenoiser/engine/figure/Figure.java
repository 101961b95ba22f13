package recdenoiser.engine.figure;

import java.awt.Graphics2D;

/** Something drawn, of a size of its own. Any thread may draw it. */
public interface Figure {
  /** In pixels. */
  int width();

  /** In pixels. */
  int height();

  /** Draws with the left upper corner at (0, 0), background included. */
  void draw(Graphics2D g2);
}
