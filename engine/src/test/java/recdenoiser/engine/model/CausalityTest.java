package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.LearnedMask;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.denoise.Uniforms;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.simd.KernelChoice;

/**
 * A state depends on the items before it in its own sequence and on nothing else, to the last bit.
 */
class CausalityTest {
  private static final int WINDOW = 100;
  private static final int WIDTH = 20;
  private static final int ITEMS = 30;
  private static final int USERS = 9;
  private static final int[] LENGTHS = {5, 100, 1, 40};

  private final Tape tape = new Tape(KernelChoice.create(Precision.SINGLE), Precision.SINGLE);

  enum Rule {
    SOFTMAX,
    DRAWN_MASK,
    INFERENCE_MASK;

    PassRule create() {
      MaskLogits logits = new MaskLogits(2, WINDOW, 0.7);
      Uniforms uniforms = Uniforms.keyed(1, 1, MaskDraw.PER_SEQUENCE);
      return switch (this) {
        case SOFTMAX -> PassRule.SOFTMAX;
        case DRAWN_MASK -> new LearnedMask(logits).draw(Kind.DRAWN, uniforms, false);
        case INFERENCE_MASK -> new LearnedMask(logits).inference();
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SASREC, ORIGINAL, SOFTMAX, true",
    "SASREC, ORIGINAL, DRAWN_MASK, true",
    "SASREC, ORIGINAL, INFERENCE_MASK, false",
    "SASREC, PRE_NORM, DRAWN_MASK, true",
    "SASREC, POST_NORM, SOFTMAX, true",
    "TISASREC, ORIGINAL, SOFTMAX, false",
    "TISASREC, ORIGINAL, DRAWN_MASK, true",
    "SSE_PT, ORIGINAL, SOFTMAX, true"
  })
  void aLaterActionNeverChangesAnEarlierState(
      String kind, Layout layout, Rule rule, boolean training) {
    Network model = model(kind, layout);
    TokenBatch batch = batch(1);
    float[] before = states(model, batch, rule, training);

    for (int sequence : new int[] {0, 1, 3}) {
      for (int back : new int[] {1, 2, batch.length(sequence) / 2}) {
        int changed = batch.offsets()[sequence + 1] - back;
        TokenBatch other = batch(1);
        other.items()[changed] = 1 + other.items()[changed] % ITEMS;
        Arrays.setAll(other.times(), t -> other.times()[t] + (t < changed ? 0 : 3));

        float[] after = states(model, other, rule, training);

        assertThat(rows(after, 0, changed)).isEqualTo(rows(before, 0, changed));
        assertThat(rows(after, changed, changed + 1))
            .as("the state of the changed item itself")
            .isNotEqualTo(rows(before, changed, changed + 1));
        int end = batch.offsets()[sequence + 1];
        assertThat(rows(after, end, batch.tokens()))
            .as("the sequences behind it")
            .isEqualTo(rows(before, end, batch.tokens()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"SASREC, ORIGINAL", "SASREC, PRE_NORM", "SASREC, POST_NORM", "TISASREC, ORIGINAL"})
  void actionsOfNeighboursChangeNothing(String kind, Layout layout) {
    Network model = model(kind, layout);
    TokenBatch batch = batch(1);
    TokenBatch other = batch(2);
    int from = batch.offsets()[1];
    int to = batch.offsets()[2];
    System.arraycopy(batch.items(), from, other.items(), from, to - from);
    System.arraycopy(batch.times(), from, other.times(), from, to - from);
    System.arraycopy(batch.users(), from, other.users(), from, to - from);

    float[] states = states(model, batch, Rule.INFERENCE_MASK, false);
    float[] beside = states(model, other, Rule.INFERENCE_MASK, false);

    assertThat(rows(beside, from, to)).isEqualTo(rows(states, from, to));
    assertThat(rows(beside, 0, from)).isNotEqualTo(rows(states, 0, from));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SASREC", "TISASREC", "SSE_PT"})
  void aSequenceAloneHasTheStatesThatItHasAmongOthers(String kind) {
    Network model = model(kind, Layout.ORIGINAL);
    TokenBatch batch = batch(1);
    float[] together = states(model, batch, Rule.INFERENCE_MASK, false);

    for (int s = 0; s < LENGTHS.length; s++) {
      TokenBatch alone = new TokenBatch();
      alone.clear(1, LENGTHS[s]);
      alone.append(LENGTHS[s], WINDOW);
      int from = batch.offsets()[s];
      System.arraycopy(batch.items(), from, alone.items(), 0, LENGTHS[s]);
      System.arraycopy(batch.times(), from, alone.times(), 0, LENGTHS[s]);
      System.arraycopy(batch.users(), from, alone.users(), 0, LENGTHS[s]);

      float[] states = states(model, alone, Rule.INFERENCE_MASK, false);

      float[] expected = rows(together, from, from + LENGTHS[s]);
      // BLAS may add in another order when there are fewer rows
      assertThat(states).containsExactly(expected, org.assertj.core.api.Assertions.within(2e-5f));
    }
  }

  private static Network model(String kind, Layout layout) {
    ModelSettings settings =
        new ModelSettings(
            kind, layout, WINDOW, WIDTH, 2, 1, true, ModelSettings.Positions.SLOT, true, 0, 1);
    SettingGroups groups = TestModels.groups(settings, new SsePtSettings(WIDTH, 0, 0));
    return TestModels.network(groups, ITEMS, USERS, Precision.SINGLE, 3);
  }

  private static TokenBatch batch(long seed) {
    Random random = new Random(seed);
    TokenBatch batch = new TokenBatch();
    batch.clear(LENGTHS.length, Arrays.stream(LENGTHS).sum());
    for (int length : LENGTHS) {
      int first = batch.append(length, WINDOW);
      Arrays.fill(batch.users(), first, first + length, random.nextInt(USERS + 1));
      for (int t = first; t < first + length; t++) {
        batch.items()[t] = 1 + random.nextInt(ITEMS);
        batch.times()[t] = t == first ? 1 : batch.times()[t - 1] + random.nextInt(5);
      }
    }
    return batch;
  }

  private float[] states(Network model, TokenBatch batch, Rule rule, boolean training) {
    tape.begin(0, null);
    Segments all = batch.segments(0, batch.sequences());
    Pass pass =
        training
            ? Pass.training(tape, batch, all, rule.create(), new StepDraws(1, 1))
            : Pass.inference(tape, batch, all, rule.create());
    return model.encode(pass).states().value().toFloats();
  }

  private static float[] rows(float[] states, int from, int to) {
    return Arrays.copyOfRange(states, from * WIDTH, to * WIDTH);
  }
}
