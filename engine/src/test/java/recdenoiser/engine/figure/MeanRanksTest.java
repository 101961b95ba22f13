package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which methods a critical-difference diagram joins. */
final class MeanRanksTest {
  private static final List<String> METHODS = List.of("C4.5+m+cf", "C4.5+m", "C4.5+cf", "C4.5");
  private static final List<Double> RANKS = List.of(1.964, 2.0, 2.893, 3.143);

  /**
   * Demšar, JMLR 2006, section 3.2.2: four methods on 14 data sets. At 5 % the critical difference
   * is 1.25 and nothing is told apart; at 10 % it is 1.12, and C4.5 is worse than the two with m.
   */
  @Test
  void theExampleOfThePaper() {
    assertThat(new MeanRanks(METHODS, RANKS, 1.25).alike())
        .containsExactly(new MeanRanks.Group(0, 3));
    assertThat(new MeanRanks(METHODS, RANKS, 1.12).alike())
        .containsExactly(new MeanRanks.Group(0, 2), new MeanRanks.Group(2, 3));
  }

  @Test
  void whatDiffersByTheCriticalDifferenceIsToldApart() {
    List<String> three = List.of("a", "b", "c");
    assertThat(new MeanRanks(three, List.of(1.0, 2.0, 3.0), 1).alike()).isEmpty();
    assertThat(new MeanRanks(three, List.of(1.0, 2.0, 3.0), 2.5).alike())
        .containsExactly(new MeanRanks.Group(0, 2));
    assertThat(new MeanRanks(three, List.of(1.0, 1.0, 3.0), 0.5).alike())
        .containsExactly(new MeanRanks.Group(0, 1));
  }

  @Test
  void whatIsNoRankingIsRefused() {
    assertThatThrownBy(() -> new MeanRanks(List.of("a"), List.of(1.0), 1))
        .hasMessageContaining("At least two methods");
    assertThatThrownBy(() -> new MeanRanks(List.of("a", "b"), List.of(2.0, 1.0), 1))
        .hasMessageContaining("ascend");
  }

  /** Two methods share a bar exactly where their ranks differ by less than the difference. */
  @Property
  void barsJoinWhatCannotBeToldApartAndNothingElse(
      @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = 1, max = 12) Double> some,
      @ForAll @DoubleRange(min = 0.1, max = 8) double difference) {
    List<Double> ascending = some.stream().sorted().toList();
    List<String> names = new ArrayList<>();
    ascending.forEach(rank -> names.add("method " + names.size()));
    List<MeanRanks.Group> groups = new MeanRanks(names, ascending, difference).alike();
    for (int one = 0; one < names.size(); one++) {
      for (int other = one + 1; other < names.size(); other++) {
        int first = one;
        int last = other;
        assertThat(groups.stream().anyMatch(g -> g.first() <= first && last <= g.last()))
            .isEqualTo(ascending.get(last) - ascending.get(first) < difference);
      }
    }
  }

  @Test
  void theDiagramNamesEveryMethodWithItsRank() throws Exception {
    Figure figure =
        ChartFigure.of(
            "Ranks",
            CriticalDifferenceFigure.chart(
                new MeanRanks(METHODS, RANKS, 1.25), "Mean rank", "CD", ChartStyle.ofFiles()),
            List.of(),
            new FigureSize(640, 300));

    String svg = new String(FigureFormat.SVG.write(figure), StandardCharsets.UTF_8);

    assertThat(svg)
        .contains("C4.5+m+cf 1.96", "C4.5+m 2.00", "2.89 C4.5+cf", "3.14 C4.5", "CD = 1.25")
        .contains("Mean rank");
  }
}
