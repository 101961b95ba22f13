package recdenoiser.engine.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The letters of all files, Liberation Sans (SIL Open Font License), which PDFBox brings along: a
 * figure is the same on every machine, whatever fonts it has.
 */
final class Typeface {
  static final String FAMILY = "Liberation Sans";
  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Makes the family known to AWT, once. */
  private static final Font REGULAR = register();

  private Typeface() {}

  static Font ofSize(int size) {
    return REGULAR.deriveFont((float) size);
  }

  /** The font file. */
  static InputStream open() throws IOException {
    InputStream file = PDDocument.class.getResourceAsStream(FILE);
    if (file == null) {
      throw new FileNotFoundException("The font " + FILE + " of PDFBox is not on the class path.");
    }
    return file;
  }

  private static Font register() {
    try (InputStream file = open()) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, file);
      GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The font " + FILE + " of PDFBox cannot be read.", e);
    }
  }
}
