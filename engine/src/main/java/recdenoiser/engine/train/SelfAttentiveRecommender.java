package recdenoiser.engine.train;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleSource;
import recdenoiser.engine.autodiff.OperationTimes;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.denoise.LearnedMask;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.evaluate.Recommender;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.Pass;
import recdenoiser.engine.model.Rows;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.KernelChoice;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;

/** Scores with a model's weights as they are, without dropout, under the inference masks. */
final class SelfAttentiveRecommender implements Recommender {
  private final Backbone model;
  private final Matrix items;
  private final Matrix bias;
  private final RuleSource rules;
  private final MaskLogits logits;
  private final TimeScale times;
  private final ConcurrentLinkedQueue<Desk> desks = new ConcurrentLinkedQueue<>();
  private volatile boolean timed;

  /**
   * @param logits null for a backbone without masks
   */
  SelfAttentiveRecommender(Backbone model, RuleSource rules, MaskLogits logits) {
    this(model, rules, logits, null);
  }

  /**
   * @param logits null for a backbone without masks
   * @param times scales the times of actions; null for a backbone that does not look at them
   */
  SelfAttentiveRecommender(Backbone model, RuleSource rules, MaskLogits logits, TimeScale times) {
    this.model = model;
    this.times = times;
    this.items = rows(model, model.outputItems());
    this.bias = model.outputBias() < 0 ? null : asRow(rows(model, model.outputBias()));
    this.rules = rules;
    this.logits = logits;
  }

  /** The rows of a table that belong to items, and row 0. */
  private static Matrix rows(Backbone model, int table) {
    Matrix values = model.tables().get(table).values();
    return new Matrix(values.storage(), values.offset(), model.items() + 1, values.width());
  }

  private static Matrix asRow(Matrix column) {
    return new Matrix(column.storage(), column.offset(), 1, column.rows());
  }

  @Override
  public int itemCount() {
    return model.items();
  }

  @Override
  public void score(PackedHistories histories, float[] scores) {
    Desk desk = desks.poll();
    if (desk == null) {
      desk = new Desk();
      desk.tape.time(timed);
    }
    try {
      desk.score(histories, scores);
    } finally {
      desks.add(desk);
    }
  }

  /** States [positions × width] of some histories that fit into one slice. */
  float[] states(PackedHistories histories) {
    return new Desk().states(histories);
  }

  /** The weights of attention over some histories, block after block. */
  void visitAttention(PackedHistories histories, Tape.BlockVisitor visitor) {
    Desk desk = new Desk();
    desk.visitAttention(histories, visitor);
  }

  /**
   * How much of the attention over some histories falls on noise.
   *
   * @param noise which of the histories' items are noise
   */
  NoiseAttention attentionOnNoise(PackedHistories histories, BitSet noise) {
    BackboneSettings settings = model.settings();
    NoiseAttentionSum sum =
        new NoiseAttentionSum(histories, noise, gap(), settings.blocks(), settings.heads());
    visitAttention(histories, sum);
    return sum.sum();
  }

  /** Positions behind the newest item of a history: one where the model fills in items. */
  private int gap() {
    return model.maskItem() == 0 ? 0 : 1;
  }

  /** Begins (or ends) taking the time of operations; no thread may be scoring. */
  void timeOperations(boolean on) {
    timed = on;
    desks.clear();
  }

  /** Where the time went, summed over threads, in nanoseconds; no thread may be scoring. */
  Map<String, Long> operationTimes() {
    return OperationTimes.sum(desks.stream().map(desk -> desk.tape.times()).toList());
  }

  /** What one thread needs for itself. */
  private final class Desk {
    private final Precision precision = items.precision();
    private final Tape tape = new Tape(KernelChoice.create(precision), precision);
    private final AttentionRule rule =
        logits == null ? rules.inference() : new LearnedMask(logits).inference();
    private final TokenBatch batch = new TokenBatch();
    private int[] last = new int[0];

    void score(PackedHistories histories, float[] scores) {
      fill(histories);
      int columns = itemCount() + 1;
      for (int from = 0; from < histories.count(); ) {
        int end = Shards.sliceEnd(batch, from, histories.count());
        Segments segments = batch.segments(from, end);
        tape.begin(segments.firstToken(), null);
        Matrix last = encode(segments, lastTokens(segments)).value();
        Matrix result = tape.lend(end - from, columns);
        if (bias != null) {
          tape.kernels().repeatRow(bias, result);
        }
        tape.blas().multiply(last, false, items, true, bias == null ? 0 : 1, result);
        result.read(0, scores, from * columns, result.size());
        from = end;
      }
    }

    float[] states(PackedHistories histories) {
      fill(histories);
      tape.begin(0, null);
      return encode(batch.segments(0, histories.count()), null).value().toFloats();
    }

    void visitAttention(PackedHistories histories, Tape.BlockVisitor visitor) {
      fill(histories);
      for (int from = 0; from < histories.count(); ) {
        int end = Shards.sliceEnd(batch, from, histories.count());
        tape.begin(batch.offsets()[from], null);
        encode(batch.segments(from, end), null);
        tape.visitAttention(visitor);
        from = end;
      }
    }

    private Variable encode(Segments segments, Rows wanted) {
      Pass pass = new Pass(tape, batch, segments, rule, false, 0, 0, null, null, null, wanted);
      return model.encode(pass).states();
    }

    private Rows lastTokens(Segments segments) {
      int count = segments.to() - segments.from();
      last = last.length < count ? new int[count] : last;
      for (int s = segments.from(); s < segments.to(); s++) {
        last[s - segments.from()] = segments.offsets()[s + 1] - 1 - segments.firstToken();
      }
      return new Rows(last, 0, count);
    }

    /** The newest items of every history, and where the model fills in items a gap behind them. */
    private void fill(PackedHistories histories) {
      int window = model.settings().maxLength();
      int gap = gap();
      int count = histories.count();
      batch.clear(count, histories.offsets()[count] + gap * count);
      for (int h = 0; h < count; h++) {
        int length = Math.min(histories.length(h), window - gap);
        int first = batch.append(length + gap, window);
        System.arraycopy(
            histories.items(), histories.offsets()[h + 1] - length, batch.items(), first, length);
        Arrays.fill(batch.users(), first, first + length + gap, histories.user(h) + 1);
        if (gap == 1) {
          batch.items()[first + length] = model.maskItem();
        }
        if (times != null) {
          times.history(histories, h, length, batch.times(), first);
        }
      }
    }
  }
}
