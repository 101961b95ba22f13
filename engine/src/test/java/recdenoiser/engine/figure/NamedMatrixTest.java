package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.table.GridFormat;

/** Two rows and three columns with names, and how they are drawn. */
class NamedMatrixTest {
  private static final ToDoubleFunction<String> SIX_A_LETTER = text -> 6.0 * text.length();

  private final NamedMatrix map =
      new NamedMatrix(
          "from",
          "to",
          List.of("Alien", "Brazil"),
          List.of("Alien", "Brazil", "Contact"),
          new float[] {0, 0.5f, Float.NaN, -2, 0, 1});

  @Test
  void aMapHasAValueForEachRowAndColumn() {
    assertThat(map.value(1, 0)).isEqualTo(-2);
    assertThat(map.at(new HeatCell(1, 2))).contains(1f);
    assertThat(map.at(new HeatCell(0, 2))).as("what cannot be").isEmpty();
    assertThat(map.at(new HeatCell(2, 0))).as("outside").isEmpty();
    assertThatThrownBy(() -> new NamedMatrix("", "", List.of("a"), List.of("b", "c"), new float[3]))
        .hasMessage("A map of 1 rows and 2 columns needs 2 values; found 3.");
  }

  @Test
  void whatAScaleAsksForIsFoundAmongTheValuesThatExist() {
    assertThat(map.hasNegative()).isTrue();
    assertThat(map.zeroShare()).isCloseTo(0.4, within(1e-12));
    assertThat(map.quantileOfSizes(1)).isEqualTo(2);
  }

  @Test
  void itsTableHasTheNamesAroundNumbersAtFullPrecision() {
    assertThat(GridFormat.CSV.write(map.table()))
        .isEqualTo("from,Alien,Brazil,Contact\nAlien,0,0.5,\nBrazil,-2,0,1\n");
  }

  @Test
  void namesThatOccurAgainAreNumbered() {
    NamedMatrix twice = new NamedMatrix("", "", List.of("a", "b", "a"), List.of("c"), new float[3]);
    assertThat(twice.withDistinctNames().rows()).containsExactly("1 a", "b", "3 a");
  }

  @Test
  void theCellBesideAnotherStaysInside() {
    assertThat(map.moved(new HeatCell(1, 2), 1, 1)).isEqualTo(new HeatCell(1, 2));
    assertThat(map.moved(new HeatCell(0, 0), 1, 2)).isEqualTo(new HeatCell(1, 2));
  }

  @Property(tries = 200)
  void everyCellIsFoundWhereItStands(
      @ForAll @IntRange(min = 1, max = 80) int rows,
      @ForAll @IntRange(min = 1, max = 200) int columns,
      @ForAll @IntRange(min = 240, max = 1200) int width) {
    NamedMatrix numbered =
        new NamedMatrix("row", "column", names(rows), names(columns), new float[rows * columns]);
    NamedHeatLayout layout = NamedHeatLayout.fit(numbered, width, SIX_A_LETTER);
    HeatCell last = new HeatCell(rows - 1, columns - 1);
    assertThat(
            layout.at(
                layout.x(columns - 1) + layout.cellWidth() / 2.0,
                layout.y(rows - 1) + layout.cellHeight() / 2.0))
        .contains(last);
    assertThat(layout.at(layout.left() - 1, layout.top())).isEmpty();
    assertThat(layout.width()).isLessThanOrEqualTo(Math.max(width, layout.left() + columns + 12));
    assertThat(layout.namedRows()).contains(rows - 1);
    assertThat(layout.height()).isGreaterThan(layout.cellsHeight());
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void namesAreTurnedWhereTheyAreWiderThanTheirColumn() {
    assertThat(NamedHeatLayout.fit(map, 400, SIX_A_LETTER).upright()).isTrue();
    NamedMatrix numbered = new NamedMatrix("", "", names(3), names(9), new float[27]);
    assertThat(NamedHeatLayout.fit(numbered, 400, SIX_A_LETTER).upright()).isFalse();
  }

  @Test
  void aFileHasAllNamesAsText() throws IOException {
    String svg =
        new String(
            FigureFormat.SVG.write(new NamedHeatFigure("Next", map, HeatScale.around(2))),
            StandardCharsets.UTF_8);
    assertThat(svg).contains("Next", "Alien", "Brazil", "Contact", "from", "to", "exactly 0: 40");
    assertThat(new NamedHeatExport(map, HeatScale.around(2)).table()).contains(map.table());
    assertThat(
            new NamedHeatExport(map, HeatScale.around(2))
                .write(FigureExport.Kind.PNG, "Next", FigureSize.USUAL))
        .isNotEmpty();
  }
}
