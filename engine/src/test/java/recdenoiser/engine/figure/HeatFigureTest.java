package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeatFigureTest {
  private static final float NONE = Float.NaN;
  private static final HeatMatrix MATRIX =
      new HeatMatrix(3, new float[] {1, NONE, NONE, 0, 1, NONE, 0.5f, 0, 0.25f});
  private static final HeatScale SCALE = HeatScale.upTo(1);

  @ParameterizedTest
  @EnumSource
  void zerosHaveTheirToneAndWhatCannotExistHasNone(ColourScheme scheme) {
    int zero = scheme.zero().getRGB();
    assertThat(SCALE.pixels(MATRIX, scheme))
        .containsExactly(
            ColourMap.VIRIDIS.argb(1, scheme),
            0,
            0,
            zero,
            ColourMap.VIRIDIS.argb(1, scheme),
            0,
            ColourMap.VIRIDIS.argb(0.5, scheme),
            zero,
            ColourMap.VIRIDIS.argb(0.25, scheme));
  }

  @ParameterizedTest
  @EnumSource
  void everyPixelOfACellHasItsColour(ColourScheme scheme) {
    HeatFigure figure = figure(scheme);
    BufferedImage image = drawn(figure);
    HeatLayout layout = figure.layout();
    assertCell(image, layout, 0, 0, ColourMap.VIRIDIS.argb(1, scheme));
    assertCell(image, layout, 0, 1, scheme.background().getRGB());
    assertCell(image, layout, 1, 0, scheme.zero().getRGB());
    assertCell(image, layout, 2, 0, ColourMap.VIRIDIS.argb(0.5, scheme));
  }

  @Test
  void aPictureInPrintKeepsTheEdgesOfCells() throws IOException {
    HeatFigure figure = figure(ColourScheme.LIGHT);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigureFormat.PNG.write(figure)));
    int scale = FigureFormat.PIXELS_PER_UNIT;
    HeatLayout layout = figure.layout();
    int y = scale * ((int) layout.y(1)) + 5;
    int edge = scale * ((int) layout.x(1));
    assertThat(image.getRGB(edge - 1, y)).isEqualTo(ColourScheme.LIGHT.zero().getRGB());
    assertThat(image.getRGB(edge, y)).isEqualTo(ColourMap.VIRIDIS.argb(1, ColourScheme.LIGHT));
  }

  @Test
  void aDrawingSaysScaleZerosAndDistances() {
    String drawing = new String(svg(figure(ColourScheme.LIGHT)), StandardCharsets.UTF_8);
    assertThat(drawing)
        .contains("Block 1", ">now<", ">−2<", ">key<", ">query<", ">1<")
        .contains("exactly 0: 33\u2009%");
  }

  @Test
  void aMapOfOneToneHasNoScale() {
    HeatFigure figure = new HeatFigure("Pattern", MATRIX, HeatScale.ofOneTone());
    assertThat(new String(svg(figure), StandardCharsets.UTF_8)).contains("above 0", "exactly 0");
  }

  @Test
  void aGridHasRoomForEveryFigure() {
    HeatFigure figure = figure(ColourScheme.LIGHT);
    FigureGrid grid = new FigureGrid(List.of(figure, figure, figure), 2);
    assertThat(grid.width()).isEqualTo(2 * figure.width());
    assertThat(grid.height()).isEqualTo(2 * figure.height());
    BufferedImage image = drawn(grid);
    HeatLayout layout = figure.layout();
    int x = (int) layout.x(0) + 3;
    int y = (int) layout.y(1) + 3;
    assertThat(image.getRGB(x + figure.width(), y)).isEqualTo(image.getRGB(x, y));
    assertThat(image.getRGB(x, y + figure.height())).isEqualTo(image.getRGB(x, y));
    assertThat(image.getRGB(x + figure.width(), y + figure.height()))
        .isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void longWindowsFitThePageToo() {
    HeatFigure figure = new HeatFigure("200 slots", new HeatMatrix(200, new float[40_000]), SCALE);
    assertThat(figure.layout().cell()).isEqualTo(1);
    assertThat(figure.width()).isLessThan(600);
  }

  @Test
  void theUpperEndIsSaidAsShortAsItIs() {
    assertThat(HeatScale.upTo(1).highText()).isEqualTo("1");
    assertThat(HeatScale.clippedAt(0.042).highText()).isEqualTo("≥ 0.042");
  }

  private static HeatFigure figure(ColourScheme scheme) {
    return new HeatFigure("Block 1", MATRIX, SCALE, new ChartStyle(scheme, FigureFont.ofFiles()));
  }

  private static byte[] svg(Figure figure) {
    try {
      return FigureFormat.SVG.write(figure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage drawn(Figure figure) {
    BufferedImage image =
        new BufferedImage(figure.width(), figure.height(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D g2 = image.createGraphics();
    figure.draw(g2);
    g2.dispose();
    return image;
  }

  private static void assertCell(
      BufferedImage image, HeatLayout layout, int query, int key, int argb) {
    for (int y = 0; y < layout.cell(); y++) {
      for (int x = 0; x < layout.cell(); x++) {
        assertThat(image.getRGB((int) layout.x(key) + x, (int) layout.y(query) + y))
            .as("query %d, key %d, pixel (%d, %d)", query, key, x, y)
            .isEqualTo(argb);
      }
    }
  }
}
