package recdenoiser.engine.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.attention.AttentionSettings.RandomUnit;

/**
 * Patterns drawn by hand: a row for each query, # open, . closed, blank where causality forbids.
 */
class SparsePatternTest {

  @Test
  void stridedSeesTheLastTwoAndEverySecondBefore() {
    assertThat(heads(Rule.SPARSE_STRIDED, 2, 1, PatternHeads.MERGED, true))
        .containsExactly(
            """
            #
            ##
            ###
            .###
            #.###
            .#.###
            """,
            """
            #
            ##
            ###
            .###
            #.###
            .#.###
            """);
  }

  @Test
  void stridedHeadsTakeTurns() {
    assertThat(heads(Rule.SPARSE_STRIDED, 3, 1, PatternHeads.SPLIT, true))
        .containsExactly(
            """
            #
            ##
            ###
            ####
            .####
            ..####
            """,
            """
            #
            .#
            ..#
            #..#
            .#..#
            ..#..#
            """);
  }

  @Test
  void stridedInBothDirectionsIsSymmetric() {
    assertThat(heads(Rule.SPARSE_STRIDED, 3, 1, PatternHeads.SPLIT, false))
        .containsExactly(
            """
            ####..
            #####.
            ######
            ######
            .#####
            ..####
            """,
            """
            #..#..
            .#..#.
            ..#..#
            #..#..
            .#..#.
            ..#..#
            """);
  }

  @Test
  void fixedSeesItsStretchAndTheLastOfEveryStretch() {
    assertThat(heads(Rule.SPARSE_FIXED, 3, 1, PatternHeads.MERGED, true)[0])
        .isEqualTo(
            """
            #
            ##
            ###
            ..##
            ..###
            ..####
            """);
  }

  @Test
  void fixedHeadsTakeTurnsAndAlwaysSeeThemselves() {
    assertThat(heads(Rule.SPARSE_FIXED, 3, 1, PatternHeads.SPLIT, true))
        .containsExactly(
            """
            #
            ##
            ###
            ...#
            ...##
            ...###
            """,
            """
            #
            .#
            ..#
            ..##
            ..#.#
            ..#..#
            """);
  }

  @Test
  void fixedInBothDirectionsSeesTheWholeStretchAndAllSummaries() {
    assertThat(heads(Rule.SPARSE_FIXED, 3, 1, PatternHeads.MERGED, false)[0])
        .isEqualTo(
            """
            ###..#
            ###..#
            ###..#
            ..####
            ..####
            ..####
            """);
  }

  @Test
  void aLongerSummary() {
    assertThat(heads(Rule.SPARSE_FIXED, 3, 2, PatternHeads.SPLIT, true)[1])
        .isEqualTo(
            """
            #
            .#
            .##
            .###
            .##.#
            .##.##
            """);
  }

  @ParameterizedTest
  @CsvSource({"50, 7", "200, 14", "20, 4", "6, 2", "2, 2", "1, 2"})
  void withoutAStrideItIsTheRootOfTheWindow(int window, int stride) {
    AttentionSettings settings = settings(Rule.SPARSE_STRIDED, 0, 1, PatternHeads.MERGED);

    assertThat(SparsePattern.of(settings, new RuleShape(1, 1, window, true)).stride())
        .isEqualTo(stride);
  }

  /** Patterns of 2 heads over 6 slots as text. */
  private static String[] heads(
      String rule, int stride, int summary, PatternHeads heads, boolean causal) {
    AttentionRule rules =
        new PatternRule(settings(rule, stride, summary, heads), new RuleShape(1, 2, 6, causal));
    return IntStream.range(0, 2)
        .mapToObj(head -> drawing(rules.patterns()[head]))
        .toArray(String[]::new);
  }

  private static String drawing(float[] pattern) {
    StringBuilder text = new StringBuilder();
    for (int query = 0; query < 6; query++) {
      StringBuilder row = new StringBuilder();
      for (int key = 0; key < 6; key++) {
        float open = pattern[query * 6 + key];
        row.append(Float.isNaN(open) ? ' ' : open == 1 ? '#' : '.');
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static AttentionSettings settings(
      String rule, int stride, int summary, PatternHeads heads) {
    return new AttentionSettings(rule, stride, summary, heads, false, 1.5, RandomUnit.HEAD, 0);
  }
}
