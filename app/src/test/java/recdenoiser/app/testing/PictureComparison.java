package recdenoiser.app.testing;

import java.awt.image.BufferedImage;

/**
 * How far a picture is from one that was kept.
 *
 * <p>Both are halved, so that letters may be smoothed otherwise on another machine, and blurred
 * over 3 × 3 of these pixels; what then still differs by more than {@link #THRESHOLD} in a colour
 * counts. A control that is missing, or that stands elsewhere, is hundreds of such pixels.
 *
 * @param share of the pixels that differ, from 0 to 1; 1 where the sizes do
 * @param difference what was kept in grey, with what differs in red; half as wide and high
 */
record PictureComparison(double share, BufferedImage difference) {
  /** Of 255; differences up to it count as smoothing. */
  static final int THRESHOLD = 32;

  /**
   * Of 255; kept pictures have a few steps of every colour alone, which makes their files small.
   */
  private static final int STEP = 8;

  private static final int[] SHIFTS = {16, 8, 0};
  private static final int RED = 0xe02020;

  /**
   * @param kept as {@link #halved} made it
   * @param taken in full size
   */
  static PictureComparison of(BufferedImage kept, BufferedImage taken) {
    BufferedImage half = halved(taken);
    int width = half.getWidth();
    int height = half.getHeight();
    if (kept.getWidth() != width || kept.getHeight() != height) {
      return new PictureComparison(1, half);
    }
    BufferedImage difference = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int differing = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean differs = differs(kept, half, x, y);
        differing += differs ? 1 : 0;
        difference.setRGB(x, y, differs ? RED : pale(kept.getRGB(x, y)));
      }
    }
    return new PictureComparison((double) differing / (width * height), difference);
  }

  /** The picture in half its width and height, in steps of its colours. */
  static BufferedImage halved(BufferedImage picture) {
    int width = picture.getWidth() / 2;
    int height = picture.getHeight() / 2;
    BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = 0;
        for (int shift : SHIFTS) {
          int sum =
              colour(picture, 2 * x, 2 * y, shift)
                  + colour(picture, 2 * x + 1, 2 * y, shift)
                  + colour(picture, 2 * x, 2 * y + 1, shift)
                  + colour(picture, 2 * x + 1, 2 * y + 1, shift);
          rgb |= (sum / 4 / STEP * STEP) << shift;
        }
        half.setRGB(x, y, rgb);
      }
    }
    return half;
  }

  private static boolean differs(BufferedImage one, BufferedImage other, int x, int y) {
    for (int shift : SHIFTS) {
      if (Math.abs(blurred(one, x, y, shift) - blurred(other, x, y, shift)) > THRESHOLD) {
        return true;
      }
    }
    return false;
  }

  private static int blurred(BufferedImage picture, int x, int y, int shift) {
    int sum = 0;
    int count = 0;
    for (int v = Math.max(0, y - 1); v <= Math.min(picture.getHeight() - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(picture.getWidth() - 1, x + 1); u++) {
        sum += colour(picture, u, v, shift);
        count++;
      }
    }
    return sum / count;
  }

  private static int colour(BufferedImage picture, int x, int y, int shift) {
    return picture.getRGB(x, y) >> shift & 0xff;
  }

  private static int pale(int rgb) {
    int grey = ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3;
    int pale = 128 + grey / 2;
    return pale << 16 | pale << 8 | pale;
  }
}
