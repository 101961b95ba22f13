package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class FigureFormatTest {
  private static final FigureSize SIZE = new FigureSize(480, 300);

  @ParameterizedTest
  @EnumSource
  void theSameFigureGivesTheSameBytes(FigureFormat format) throws IOException {
    assertThat(format.write(chart())).isEqualTo(format.write(chart()));
    assertThat(format.write(map())).isEqualTo(format.write(map()));
  }

  @Test
  void aPdfIsAsLargeAsWasAskedFor() throws IOException {
    try (PDDocument document = Loader.loadPDF(FigureFormat.PDF.write(chart()))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDRectangle page = document.getPage(0).getMediaBox();
      // 480 and 300 pixels of 1/96 inch, in points of 1/72 inch.
      assertThat(page.getWidth()).isCloseTo(360, within(0.01f));
      assertThat(page.getHeight()).isCloseTo(225, within(0.01f));
      assertThat(document.getDocumentInformation().getCreationDate()).isNull();
    }
  }

  @Test
  void textsOfAPdfStayTexts() throws IOException {
    try (PDDocument document = Loader.loadPDF(FigureFormat.PDF.write(chart()))) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Losses", "γ · Jacobian", "−0.5", "epoch", "SASRec (n = 2)");
    }
  }

  @Test
  void aPdfLooksLikeThePicture() throws IOException {
    try (PDDocument document = Loader.loadPDF(FigureFormat.PDF.write(chart()))) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 288);
      BufferedImage png = ImageIO.read(new ByteArrayInputStream(FigureFormat.PNG.write(chart())));
      assertThat(page.getWidth()).isEqualTo(png.getWidth());
      assertThat(meanDifference(page, png)).isLessThan(4);
    }
  }

  @Test
  void textsOfAnSvgStayTextsInALetterThatEveryReaderHas() throws Exception {
    byte[] svg = FigureFormat.SVG.write(chart());
    assertThat(new String(svg, StandardCharsets.UTF_8))
        .contains(">Losses<", "γ · Jacobian", "−0.5", "'Liberation Sans', Arial, Helvetica");
    Element root =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(withoutDoctype(svg)))
            .getDocumentElement();
    assertThat(root.getAttribute("width")).isEqualTo("480");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 480 300");
  }

  @Test
  void aMapIsFittedIntoTheSizeThatWasAskedFor() throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(FigureFormat.PNG.write(map())));
    assertThat(picture.getWidth()).isEqualTo(3 * 480);
    assertThat(picture.getHeight()).isEqualTo(3 * 300);
    assertThat(new Color(picture.getRGB(1, 1))).isEqualTo(Color.WHITE);
  }

  @Test
  void theEndingOfAFileSaysItsFormat() {
    assertThat(FigureFormat.of(Path.of("a", "Curves.PDF"))).isEqualTo(FigureFormat.PDF);
    assertThatThrownBy(() -> FigureFormat.of(Path.of("curves.gif")))
        .hasMessage("A figure is a file that ends in .png, .svg or .pdf; found curves.gif.");
  }

  @Test
  void aSizeThatNobodyCanReadIsRefused() {
    assertThatThrownBy(() -> new FigureSize(480, 50))
        .hasMessage("The height of a figure is 120 to 8000 pixels; found 50.");
  }

  private static Figure chart() {
    Curves curves = new Curves("loss");
    CurveSeries jacobian = curves.add("γ · Jacobian", 1);
    CurveGroup group = curves.addGroup("SASRec", 0);
    CurveSeries one = group.add("seed 1");
    CurveSeries other = group.add("seed 2");
    for (int epoch = 1; epoch <= 8; epoch++) {
      jacobian.append(epoch, epoch, 0.4 - 0.1 * epoch);
      one.append(epoch, epoch, 0.1 * epoch);
      other.append(epoch, epoch, 0.08 * epoch);
    }
    curves.markBest(jacobian, 3);
    return ChartFigure.of("Losses", curves, CurveOptions.PLAIN, SIZE);
  }

  private static Figure map() {
    float[] values = {1, Float.NaN, 0, 0.5f};
    return new HeatExport(new HeatMatrix(2, values), HeatScale.upTo(1)).figure("Mask", SIZE);
  }

  private static byte[] withoutDoctype(byte[] svg) {
    String text = new String(svg, StandardCharsets.UTF_8);
    return text.replaceFirst("(?s)<!DOCTYPE.*?>", "").getBytes(StandardCharsets.UTF_8);
  }

  /** Mean difference of a channel, 0 … 255. */
  private static double meanDifference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift : List.of(0, 8, 16)) {
          sum +=
              Math.abs((one.getRGB(x, y) >> shift & 0xFF) - (other.getRGB(x, y) >> shift & 0xFF));
        }
      }
    }
    return sum / (3.0 * one.getWidth() * one.getHeight());
  }
}
