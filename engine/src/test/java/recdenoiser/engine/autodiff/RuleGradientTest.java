package recdenoiser.engine.autodiff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.attention.AttentionSettings.RandomUnit;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.TestRules;

/** The backward pass through attention under every rule, and to what a rule learns. */
class RuleGradientTest {
  private static final int HEAD_WIDTH = 2;
  private static final int HEADS = 2;
  private static final int WINDOW = 6;
  private static final Segments SHORT = new Segments(new int[] {0, 1, 4, 10}, 0, 3);
  private static final Segments LONG = LongSequences.alone();

  @ParameterizedTest
  @CsvSource({
    "1.01, true, 0",
    "1.33, true, 0.3",
    "1.33, false, 0",
    "1.5, true, 0",
    "1.5, false, 0.3",
    "1.75, true, 0",
    "2, true, 0.3",
    "2, false, 0"
  })
  void entmax(double alpha, boolean causal, double dropout) {
    check(entmax(false, alpha), SHORT, WINDOW, HEADS, causal, dropout);
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "true, 0.3", "false, 0"})
  void entmaxThatLearnsAlpha(boolean causal, double dropout) {
    check(entmax(true, 1.5), SHORT, WINDOW, HEADS, causal, dropout);
  }

  @Test
  void entmaxOfASequenceLongerThanATile() {
    check(entmax(true, 1.5), LONG, LongSequences.LENGTH, 1, true, 0.2);
  }

  @ParameterizedTest
  @EnumSource(PatternHeads.class)
  void stridedPattern(PatternHeads heads) {
    AttentionSettings settings = pattern(Rule.SPARSE_STRIDED, heads);

    check(settings, SHORT, WINDOW, HEADS, true, 0.3);
    check(settings, SHORT, WINDOW, HEADS, false, 0);
  }

  @ParameterizedTest
  @EnumSource(PatternHeads.class)
  void fixedPattern(PatternHeads heads) {
    AttentionSettings settings = pattern(Rule.SPARSE_FIXED, heads);

    check(settings, SHORT, WINDOW, HEADS, true, 0.3);
    check(settings, SHORT, WINDOW, HEADS, false, 0);
  }

  @ParameterizedTest
  @EnumSource(RandomUnit.class)
  void randomMask(RandomUnit unit) {
    AttentionSettings settings =
        new AttentionSettings(Rule.RANDOM_MASK, 0, 1, PatternHeads.MERGED, false, 1.5, unit, 0.4);

    check(settings, SHORT, WINDOW, HEADS, true, 0.3);
    check(settings, SHORT, WINDOW, HEADS, false, 0);
  }

  private static AttentionSettings entmax(boolean learns, double alpha) {
    return new AttentionSettings(
        Rule.ENTMAX, 0, 1, PatternHeads.MERGED, learns, alpha, RandomUnit.HEAD, 0);
  }

  private static AttentionSettings pattern(String rule, PatternHeads heads) {
    return new AttentionSettings(rule, 2, 1, heads, false, 1.5, RandomUnit.HEAD, 0);
  }

  private static void check(
      AttentionSettings settings,
      Segments segments,
      int window,
      int heads,
      boolean causal,
      double dropout) {
    int tokens = segments.tokens();
    OperationCheck check = new OperationCheck(21, segments.firstToken());
    // α up to 1.4: beyond 1.5 second derivatives have poles at the edge of the support
    check.weightsWithin(-1.5, -0.4);
    AttentionRule rules =
        TestRules.create(settings, new RuleShape(1, heads, window, causal), check.parameters());
    check
        .input(tokens, heads * HEAD_WIDTH)
        .input(tokens, heads * HEAD_WIDTH)
        .input(tokens, heads * HEAD_WIDTH);
    check.agrees(
        (tape, in) ->
            Ops.attention(tape, in.get(0), in.get(1), in.get(2), segments)
                .attend(
                    TestRules.training(rules, 8, 3).block(0),
                    new AttentionShape(heads, causal, dropout),
                    4711));
  }
}
