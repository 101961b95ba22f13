package recdenoiser.engine.autodiff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The backward pass through attention to the rows that intervals and slots add to keys and values.
 */
class IntervalGradientTest {
  private static final int WIDTH = 4;
  private static final int SPAN = 6;
  private static final int WINDOW = 80;

  @ParameterizedTest
  @CsvSource({
    "1, true, 0, 0",
    "2, true, 0, 0",
    "2, true, 0.3, 0.3",
    "1, false, 0.3, 0",
    "2, false, 0, 0.3"
  })
  void someSequencesOfABatch(int heads, boolean causal, double dropout, double rowDropout) {
    Segments inside = new Segments(new int[] {0, 3, 4, 9, 12}, 1, 4);

    check(inside, new AttentionShape(heads, causal, dropout), rowDropout);
  }

  @Test
  void bandsOfSequencesLongerThanATile() {
    check(LongSequences.behindAShortOne(), new AttentionShape(2, true, 0.2), 0.2);
  }

  @Test
  void bandsInBothDirections() {
    check(LongSequences.alone(), new AttentionShape(1, false, 0), 0.2);
  }

  private static void check(Segments segments, AttentionShape shape, double rowDropout) {
    int tokens = segments.tokens();
    OperationCheck check = new OperationCheck(tokens + shape.heads(), segments.firstToken());
    check.input(tokens, WIDTH).input(tokens, WIDTH).input(tokens, WIDTH);
    Parameter keys = check.weight("rows of keys", SPAN + 1, WIDTH);
    Parameter values = check.weight("rows of values", SPAN + 1, WIDTH);
    int[] times = times(segments);
    check.agrees(
        (tape, in) -> {
          PairTable pairs =
              Ops.intervals(
                  tape,
                  new IntervalTables(keys, values, shape.heads(), shape.causal()),
                  times,
                  segments,
                  rowDropout,
                  5);
          return Ops.attention(tape, in.get(0), in.get(1), in.get(2), segments)
              .pairs(pairs)
              .attend(ScoreRule.SOFTMAX, shape, 4711);
        });
  }

  @ParameterizedTest
  @CsvSource({"0", "0.3"})
  void slots(double dropout) {
    Segments inside = new Segments(new int[] {0, 3, 4, 9, 12}, 1, 4);
    OperationCheck check = new OperationCheck(3, inside.firstToken());
    check.input(inside.tokens(), WIDTH);
    Parameter positions = check.weight("positions", WINDOW, WIDTH);
    int[] slots = slots(inside);
    check.agrees(
        (tape, in) ->
            Ops.dropoutAdd(
                tape,
                in.get(0),
                0,
                0,
                Ops.positions(
                    tape, new SlotEmbedding(positions, slots), inside, new Dropout(dropout, 8))));
  }

  private static int[] slots(Segments segments) {
    int[] slots = new int[segments.offsets()[segments.offsets().length - 1]];
    for (int s = 0; s < segments.offsets().length - 1; s++) {
      for (int t = segments.offsets()[s]; t < segments.offsets()[s + 1]; t++) {
        slots[t] = WINDOW - segments.offsets()[s + 1] + t;
      }
    }
    return slots;
  }

  /** Steps of 0 to 2 units, so that intervals repeat and the longest exceed the span. */
  private static int[] times(Segments segments) {
    int[] times = new int[segments.offsets()[segments.offsets().length - 1]];
    for (int t = 1; t < times.length; t++) {
      times[t] = times[t - 1] + t * 7 % 3;
    }
    return times;
  }
}
