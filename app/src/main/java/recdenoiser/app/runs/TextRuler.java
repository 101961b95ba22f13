package recdenoiser.app.runs;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * How long texts are in one font, letter by letter. The letters are measured once, when it is made;
 * from then on any thread may ask.
 */
final class TextRuler {
  private static final double SIZE = 13;
  private static final int SAMPLES = 10;
  private static final String MORE = "–—…·±×−²αβγδεσλρμΔΦχ\u2009\u00a0äöüßéèç";

  private final Map<Integer, Double> letters = new HashMap<>();

  private TextRuler(FontWeight weight) {
    Font font = Font.font(Font.getDefault().getFamily(), weight, SIZE);
    for (int letter = ' '; letter < 0x7f; letter++) {
      letters.put(letter, width(letter, font));
    }
    MORE.codePoints().forEach(letter -> letters.put(letter, width(letter, font)));
  }

  /** Of cells. */
  static TextRuler plain() {
    return new TextRuler(FontWeight.NORMAL);
  }

  /** Of headers. */
  static TextRuler bold() {
    return new TextRuler(FontWeight.BOLD);
  }

  /** In pixels, of the longest line; a letter that is not known counts as wide as it is high. */
  double width(String text) {
    return text.lines().mapToDouble(this::line).max().orElse(0);
  }

  private double line(String line) {
    return Math.ceil(
        line.codePoints().mapToDouble(letter -> letters.getOrDefault(letter, SIZE)).sum());
  }

  private static double width(int letter, Font font) {
    Text sample = new Text(Character.toString(letter).repeat(SAMPLES));
    sample.setFont(font);
    return sample.getLayoutBounds().getWidth() / SAMPLES;
  }
}
