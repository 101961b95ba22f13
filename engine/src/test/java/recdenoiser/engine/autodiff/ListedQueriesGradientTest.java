package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.attention.AttentionSettings.RandomUnit;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.TestRules;

/** The backward pass through attention where some tokens alone are queries. */
class ListedQueriesGradientTest {
  private static final int WIDTH = 4;
  private static final int SPAN = 6;

  @ParameterizedTest
  @CsvSource({
    "1, true, 0, false, false",
    "2, true, 0.3, true, true",
    "1, false, 0.3, true, false",
    "2, false, 0, false, true"
  })
  void softmaxAndMask(int heads, boolean causal, double dropout, boolean masked, boolean residual) {
    check(ListedQueries.mixed(), new AttentionShape(heads, causal, dropout), masked, residual);
  }

  @ParameterizedTest
  @CsvSource({"2, true, 0.2, true", "1, false, 0, false"})
  void moreQueriesThanABandHas(int heads, boolean causal, double dropout, boolean masked) {
    ListedQueries given = ListedQueries.longer();
    assertThat(given.bands(causal)).isEqualTo(2);
    check(given, new AttentionShape(heads, causal, dropout), masked, false);
  }

  private static void check(
      ListedQueries given, AttentionShape shape, boolean masked, boolean residual) {
    OperationCheck check = inputs(given);
    if (residual) {
      check.input(given.count(), WIDTH);
    }
    ScoreRule rule =
        masked
            ? (sequence, head, length, weighting) -> weighting.mask(RandomRowMask.of(sequence))
            : ScoreRule.SOFTMAX;
    check.agrees(
        (tape, in) ->
            Ops.attention(tape, in.get(0), in.get(1), in.get(2), given.segments())
                .residual(residual ? in.get(3) : null)
                .queries(given.rows())
                .attend(rule, shape, 4711));
  }

  @ParameterizedTest
  @CsvSource({
    "ENTMAX, SPLIT, true, 0.3",
    "ENTMAX, SPLIT, false, 0",
    "SPARSE_STRIDED, MERGED, true, 0",
    "SPARSE_STRIDED, SPLIT, false, 0.3",
    "SPARSE_FIXED, MERGED, false, 0.3",
    "SPARSE_FIXED, SPLIT, true, 0.3",
    "RANDOM_MASK, MERGED, true, 0.3",
    "RANDOM_MASK, MERGED, false, 0"
  })
  void everyRule(String rule, PatternHeads patternHeads, boolean causal, double dropout) {
    ListedQueries given = ListedQueries.mixed();
    OperationCheck check = inputs(given);
    // α up to 1.4, see RuleGradientTest
    check.weightsWithin(-1.5, -0.4);
    AttentionSettings settings =
        new AttentionSettings(rule, 2, 1, patternHeads, true, 1.5, RandomUnit.HEAD, 0.4);
    AttentionRule rules =
        TestRules.create(settings, new RuleShape(1, 2, given.window(), causal), check.parameters());
    check.agrees(
        (tape, in) ->
            Ops.attention(tape, in.get(0), in.get(1), in.get(2), given.segments())
                .queries(given.rows())
                .attend(
                    TestRules.training(rules, 8, 3).block(0),
                    new AttentionShape(2, causal, dropout),
                    4711));
  }

  @ParameterizedTest
  @CsvSource({"1, true, 0.3, 0", "2, true, 0, 0.3", "2, false, 0.3, 0.3"})
  void pairs(int heads, boolean causal, double dropout, double rowDropout) {
    checkPairs(ListedQueries.mixed(), new AttentionShape(heads, causal, dropout), rowDropout);
  }

  @Test
  void pairsOfMoreQueriesThanABandHas() {
    checkPairs(ListedQueries.longer(), new AttentionShape(2, true, 0.2), 0.2);
  }

  private static void checkPairs(ListedQueries given, AttentionShape shape, double rowDropout) {
    OperationCheck check = inputs(given);
    Parameter keys = check.weight("rows of keys", SPAN + 1, WIDTH);
    Parameter values = check.weight("rows of values", SPAN + 1, WIDTH);
    int[] times = given.times();
    check.agrees(
        (tape, in) -> {
          PairTable pairs =
              Ops.intervals(
                  tape,
                  new IntervalTables(keys, values, shape.heads(), shape.causal()),
                  times,
                  given.segments(),
                  rowDropout,
                  5);
          return Ops.attention(tape, in.get(0), in.get(1), in.get(2), given.segments())
              .pairs(pairs)
              .queries(given.rows())
              .attend(ScoreRule.SOFTMAX, shape, 4711);
        });
  }

  /** Queries, keys and values. */
  private static OperationCheck inputs(ListedQueries given) {
    int tokens = given.segments().tokens();
    return new OperationCheck(tokens, given.segments().firstToken())
        .input(given.count(), WIDTH)
        .input(tokens, WIDTH)
        .input(tokens, WIDTH);
  }
}
