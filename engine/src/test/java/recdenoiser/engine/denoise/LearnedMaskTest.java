package recdenoiser.engine.denoise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.kernel.RowWeighting;

/** Which mask falls on which connection. */
class LearnedMaskTest {
  private static final int WINDOW = 20;
  private static final int BLOCKS = 2;
  private static final int HEADS = 2;

  private static MaskLogits logits(int planesOfABlock, boolean causal) {
    return new MaskLogits(
        new MaskPlanes(BLOCKS, planesOfABlock, WINDOW, causal), 0.5, Precision.DOUBLE);
  }

  /** The mask of {@code keys} connections of one query of a sequence with {@code length} tokens. */
  private static double[] row(
      LearnedMask mask, int block, int sequence, int head, int length, int query, int keys) {
    RowWeighting weighting = new RowWeighting().clear(0, 0);
    mask.block(block).weigh(sequence, head, length, weighting);
    double[] row = new double[keys];
    Arrays.fill(row, 1);
    weighting.mask().apply(query, keys, row, 0);
    float[] single = new float[keys];
    Arrays.fill(single, 1);
    weighting.mask().apply(query, keys, single, 0);
    for (int k = 0; k < keys; k++) {
      assertThat(single[k]).as("in single precision").isEqualTo((float) row[k]);
    }
    return row;
  }

  private static double[] lastRow(LearnedMask mask, int block, int head) {
    return row(mask, block, 0, head, WINDOW, WINDOW - 1, WINDOW);
  }

  private static LearnedMask drawn(MaskLogits logits, MaskDraw draw) {
    return new LearnedMask(logits)
        .draw(Kind.DRAWN, Uniforms.keyed(1, 1, draw), draw == MaskDraw.PER_BATCH);
  }

  @ParameterizedTest
  @CsvSource({"PER_BATCH, true", "PER_SEQUENCE, true", "PER_BATCH, false", "PER_SEQUENCE, false"})
  void headsShareAMaskOrHaveTheirOwn(MaskDraw draw, boolean causal) {
    LearnedMask shared = drawn(logits(1, causal), draw);
    LearnedMask own = drawn(logits(HEADS, causal), draw);

    for (int block = 0; block < BLOCKS; block++) {
      assertThat(lastRow(shared, block, 0)).isEqualTo(lastRow(shared, block, 1));
      assertThat(lastRow(own, block, 0)).isNotEqualTo(lastRow(own, block, 1));
    }
    assertThat(lastRow(own, 0, 0)).isNotEqualTo(lastRow(own, 1, 0));
    assertThat(lastRow(own, 0, 1)).isNotEqualTo(lastRow(own, 1, 0));
  }

  @ParameterizedTest
  @CsvSource({"PER_BATCH", "PER_SEQUENCE"})
  void inBothDirectionsLaterKeysAreMaskedToo(MaskDraw draw) {
    LearnedMask mask = drawn(logits(1, false), draw);

    double[] first = row(mask, 0, 0, 0, WINDOW, 0, WINDOW);

    assertThat(Arrays.copyOfRange(first, 1, WINDOW)).contains(0, 1);
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 2", "false, 1", "false, 2"})
  void connectionsOfAShorterSequenceAreThoseOfTheNewestSlots(boolean causal, int planes) {
    LearnedMask mask = drawn(logits(planes, causal), MaskDraw.PER_BATCH);
    int length = WINDOW - 5;

    for (int query = 0; query < length; query++) {
      int keys = causal ? query + 1 : length;
      double[] whole = row(mask, 1, 0, 1, WINDOW, query + 5, causal ? keys + 5 : WINDOW);
      assertThat(row(mask, 1, 3, 1, length, query, keys))
          .isEqualTo(Arrays.copyOfRange(whole, 5, 5 + keys));
    }
  }

  @Test
  void aDrawForTheBatchIsTheSameForEverySequence() {
    LearnedMask batch = drawn(logits(2, false), MaskDraw.PER_BATCH);
    LearnedMask own = drawn(logits(2, false), MaskDraw.PER_SEQUENCE);

    assertThat(row(batch, 0, 0, 1, WINDOW, 3, WINDOW))
        .isEqualTo(row(batch, 0, 7, 1, WINDOW, 3, WINDOW));
    assertThat(row(own, 0, 0, 1, WINDOW, 3, WINDOW))
        .isNotEqualTo(row(own, 0, 7, 1, WINDOW, 3, WINDOW));
  }

  @Test
  void atInferenceEachHeadKeepsWhatItsOwnLogitsKeep() {
    MaskLogits logits = new MaskLogits(new MaskPlanes(1, 2, 2, false), 0.5, Precision.DOUBLE);
    logits.restore(new float[] {1, -1, -1, 1, -1, 1, 1, -1});
    LearnedMask mask = new LearnedMask(logits).inference();
    double open = 1 / (1 + Math.exp(-1));

    assertThat(row(mask, 0, 0, 0, 2, 0, 2)).containsExactly(open, 0);
    assertThat(row(mask, 0, 0, 0, 2, 1, 2)).containsExactly(0, open);
    assertThat(row(mask, 0, 0, 1, 2, 0, 2)).containsExactly(0, open);
    assertThat(row(mask, 0, 0, 1, 2, 1, 2)).containsExactly(open, 0);
  }
}
