package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are made without a display, on any thread. */
class CurveExportTest {
  @TempDir private Path folder;
  private final Curves curves = new Curves("validation NDCG@10");

  @BeforeEach
  void fill() {
    CurveSeries first = curves.add("SASRec, \"plain\"");
    CurveSeries second = curves.add("learned mask");
    for (int epoch = 1; epoch <= 5; epoch++) {
      first.append(epoch, 3.5 * epoch, 0.1 * epoch);
      second.append(epoch, 4 * epoch, 0.09 * epoch);
    }
    second.append(5.5, 22, 1e-7);
    curves.addReference("published 0.5360", 0.536);
    curves.markBest(first, 5);
  }

  @Test
  void aPartOfTheAxisIsDrawn() {
    CurveSnapshot snapshot = CurveSnapshot.of(curves, CurveOptions.PLAIN);
    CurveView whole = CurveView.whole(snapshot, new ValueRange(0, 1));

    assertThat(whole.part(ValueRange.UNLIMITED)).isEqualTo(whole);
    assertThat(whole.part(new ValueRange(1.5, 99)).across())
        .isEqualTo(new ValueRange(1.5, whole.across().high()));
    assertThatThrownBy(() -> whole.part(new ValueRange(98, 99)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The axis goes from 1.0 to ")
        .hasMessageEndingWith("; found nothing of it from 98.0 to 99.0.");
  }

  @Test
  void csvHoldsEveryPoint() throws IOException {
    Path file = write(FigureExport.Kind.CSV, "curve.csv");
    assertThat(Files.readAllLines(file))
        .hasSize(12)
        .startsWith("series,epoch,elapsed_seconds,value", "\"SASRec, \"\"plain\"\"\",1,3.500,0.1")
        .endsWith("learned mask,5.5,22.000,1.0E-7");
  }

  @Test
  void pngIsWhiteWithTheCurvesColours() throws IOException {
    BufferedImage image = ImageIO.read(write(FigureExport.Kind.PNG, "curve.png").toFile());
    assertThat(image.getWidth()).isEqualTo(2160);
    assertThat(image.getRGB(2, 2)).isEqualTo(0xFFFFFFFF);
    assertThat(count(image, ColourScheme.LIGHT.line(0).getRGB())).isGreaterThan(500);
    assertThat(count(image, ColourScheme.LIGHT.line(1).getRGB())).isGreaterThan(500);
  }

  @Test
  void svgNamesLinesAndAxes() throws IOException {
    assertThat(Files.readString(write(FigureExport.Kind.SVG, "curve.svg")))
        .contains(
            "Ranking on validation",
            "learned mask",
            "validation NDCG@10",
            "epoch",
            "published 0.5360",
            "0.5000");
  }

  @Test
  void nameOfAFileComesFromTheQuantity() {
    assertThat(FigureExport.fileName("validation NDCG@10")).isEqualTo("validation-ndcg-10");
    assertThat(FigureExport.fileName("../..")).isEqualTo("chart");
  }

  private Path write(FigureExport.Kind kind, String name) throws IOException {
    Path file = folder.resolve(name);
    CurveSnapshot snapshot = CurveSnapshot.of(curves, CurveOptions.PLAIN);
    CurveExport export =
        new CurveExport(
            snapshot, CurveData.of(curves), CurveView.whole(snapshot, new ValueRange(0, 0.6)));
    Files.write(file, export.write(kind, "Ranking on validation", FigureSize.USUAL));
    return file;
  }

  private static int count(BufferedImage image, int rgb) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
