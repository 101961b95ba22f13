package recdenoiser.engine.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * Figures as PDF of one page without margins, for {@code \includegraphics}: texts stay texts, their
 * font is embedded, and the same figure gives the same bytes.
 */
final class PdfDrawing {
  /** A pixel is 1/96 inch and a point 1/72 inch. */
  private static final float POINTS_PER_PIXEL = 0.75f;

  /** In place of a number made of the time. */
  private static final long DOCUMENT_ID = 1L;

  private PdfDrawing() {}

  static byte[] write(Figure figure) throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream font = Typeface.open();
        PdfBoxGraphics2DFontTextDrawer letters = new PdfBoxGraphics2DFontTextDrawer()) {
      letters.registerFont(Typeface.FAMILY, PDType0Font.load(document, font, true));
      PDPage page = page(figure);
      document.addPage(page);
      draw(figure, document, page, letters);
      document.setDocumentId(DOCUMENT_ID);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static PDPage page(Figure figure) {
    return new PDPage(
        new PDRectangle(POINTS_PER_PIXEL * figure.width(), POINTS_PER_PIXEL * figure.height()));
  }

  private static void draw(
      Figure figure, PDDocument document, PDPage page, PdfBoxGraphics2DFontTextDrawer letters)
      throws IOException {
    PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, figure.width(), figure.height());
    g2.setFontTextDrawer(letters);
    figure.draw(g2);
    g2.dispose();
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.transform(Matrix.getScaleInstance(POINTS_PER_PIXEL, POINTS_PER_PIXEL));
      content.drawForm(g2.getXFormObject());
    }
  }
}
