package recdenoiser.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pictures of the same window are the same; those of a window that has changed are not. */
class PictureComparisonTest {
  private static final BufferedImage KEPT = PictureComparison.halved(window(400, "Pause", true));

  @Test
  void theSamePictureIsTheSame() {
    assertThat(share(window(400, "Pause", true))).isZero();
  }

  @Test
  void singlePixelsAreNotSeen() {
    BufferedImage noisy = window(400, "Pause", true);
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      noisy.setRGB(random.nextInt(1280), random.nextInt(800), random.nextInt(0x1000000));
    }
    assertThat(share(noisy)).isLessThan(KeptPictures.MOST);
  }

  @Test
  void lettersMayBeSmoothedOtherwise() {
    assertThat(share(window(400, "Pause", false))).isLessThan(KeptPictures.MOST);
  }

  @Test
  void aCardThatStandsElsewhereIsSeen() {
    assertThat(share(window(408, "Pause", true))).isGreaterThan(KeptPictures.MOST);
  }

  @Test
  void aButtonThatIsMissingIsSeen() {
    assertThat(share(window(400, "", true))).isGreaterThan(KeptPictures.MOST);
  }

  @Test
  void anotherSizeIsAnotherPicture() {
    BufferedImage narrow = new BufferedImage(1000, 800, BufferedImage.TYPE_INT_RGB);
    assertThat(share(narrow)).isEqualTo(1);
  }

  private static double share(BufferedImage taken) {
    return PictureComparison.of(KEPT, taken).share();
  }

  /** A page with two cards, the second of which begins at {@code left}, and a button. */
  private static BufferedImage window(int left, String button, boolean smooth) {
    BufferedImage window = new BufferedImage(1280, 800, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = window.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING,
        smooth
            ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON
            : RenderingHints.VALUE_TEXT_ANTIALIAS_LCD_HRGB);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 1280, 800);
    card(g, 20, "training loss");
    card(g, left, "validation NDCG@10");
    if (!button.isEmpty()) {
      g.setColor(new Color(0x0969da));
      g.fillRoundRect(20, 20, 72, 30, 6, 6);
      g.setColor(Color.WHITE);
      g.drawString(button, 36, 40);
    }
    g.dispose();
    return window;
  }

  private static void card(Graphics2D g, int left, String title) {
    g.setColor(new Color(0xd0d7de));
    g.drawRoundRect(left, 80, 340, 260, 8, 8);
    g.setColor(new Color(0x24292f));
    g.drawString(title, left + 16, 104);
    for (int line = 0; line < 6; line++) {
      g.drawString("0." + line + "35", left + 16, 140 + 32 * line);
    }
    g.fillRect(left + 60, 300, 240, 3);
  }
}
