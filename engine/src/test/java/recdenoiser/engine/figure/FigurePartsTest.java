package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FigurePartsTest {

  @Test
  void labelsMoveApartAsLittleAsNeeded() {
    assertThat(EndLabels.spread(new double[] {10, 12, 100}, 15, 0, 200))
        .containsExactly(10, 25, 100);
  }

  @Test
  void labelsStayInsideThePlot() {
    double[] placed = EndLabels.spread(new double[] {95, 96, 97}, 15, 0, 100);
    assertThat(placed).containsExactly(70, 85, 100);
  }

  @Test
  void thinningKeepsEndsAndExtremes() {
    int points = 100_000;
    double[] x = new double[points];
    double[] y = new double[points];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < points; i++) {
      x[i] = i;
      y[i] = random.nextDouble();
    }
    y[41_234] = 9;
    y[77_777] = -9;
    CurveLine line = line(x, y);
    double[][] thin = Decimation.thin(line, line::raw, new ValueRange(0, points), 400);
    assertThat(thin[0]).hasSizeLessThanOrEqualTo(806).isSorted();
    assertThat(thin[0][0]).isZero();
    assertThat(thin[0][thin[0].length - 1]).isEqualTo(points - 1);
    assertThat(thin[1]).contains(9, -9);
  }

  @Test
  void fewPointsAreLeftAlone() {
    double[] x = {1, 2, 3};
    CurveLine line = line(x, x);
    assertThat(Decimation.thin(line, line::raw, new ValueRange(1, 3), 100)[0])
        .containsExactly(1, 2, 3);
  }

  @Test
  void ofAPartOneMorePointRemainsOnEitherSide() {
    double[] x = {1, 2, 3, 4, 5, 6};
    CurveLine line = line(x, x);
    assertThat(Decimation.thin(line, line::raw, new ValueRange(2.5, 4), 100)[0])
        .containsExactly(2, 3, 4, 5);
    assertThat(Decimation.thin(line, line::raw, new ValueRange(7, 8), 100)[0]).containsExactly(6);
  }

  private static CurveLine line(double[] x, double[] y) {
    CurveLine.Points points = new CurveLine.Points(x.length, x, 1, y, y);
    return new CurveLine("", 0, points, CurveLine.NO_BAND, false);
  }

  @Test
  void firstEightLinesDifferInColourAndInDash() {
    Set<Object> colours = new HashSet<>();
    Set<Object> dashes = new HashSet<>();
    for (int slot = 0; slot < 8; slot++) {
      colours.add(Palette.onLight(slot));
      dashes.add(Arrays.toString(Palette.stroke(slot).getDashArray()));
    }
    assertThat(colours).hasSize(8);
    assertThat(dashes).hasSize(8);
  }

  @Test
  void whereColoursComeRoundAgainDashesDiffer() {
    Set<Object> looks = new HashSet<>();
    for (int slot = 0; slot < 16; slot++) {
      looks.add(Palette.onDark(slot) + Arrays.toString(Palette.stroke(slot).getDashArray()));
    }
    assertThat(looks).hasSize(16);
  }

  @Test
  void coloursBecomeLighterAllTheWay() {
    for (ColourMap map : ColourMap.sequential()) {
      double before = -1;
      for (int i = 0; i <= 100; i++) {
        double now = luminance(map.argb(i / 100.0, ColourScheme.LIGHT));
        assertThat(now).as("%s at %d %%", map, i).isGreaterThan(before);
        before = now;
      }
    }
  }

  @Test
  void endsOfViridisAreThePublishedOnes() {
    assertThat(ColourMap.VIRIDIS.argb(0, ColourScheme.LIGHT)).isEqualTo(0xFF440154);
    assertThat(ColourMap.VIRIDIS.argb(7, ColourScheme.LIGHT)).isEqualTo(0xFFFDE725);
  }

  @Test
  void scaleEndsAtTwoDigits() {
    assertThat(HeatScale.round(0.0412)).isCloseTo(0.042, within(1e-12));
    assertThat(HeatScale.round(0.5)).isCloseTo(0.5, within(1e-12));
    assertThat(HeatScale.round(0)).isEqualTo(1);
  }

  private static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
  }

  private static double linear(int channel) {
    return Math.pow((channel & 0xFF) / 255.0, 2.2);
  }
}
