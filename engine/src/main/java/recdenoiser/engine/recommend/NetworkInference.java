package recdenoiser.engine.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.AttentionVisitor;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.model.Network;
import recdenoiser.engine.model.Pass;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.kernel.GruMemory;
import recdenoiser.engine.tensor.simd.KernelChoice;

/** Forward passes of one thread through a network in use: no dropout, no gradients. */
final class NetworkInference {
  private final Network network;
  private final PassRule rule;
  private final TimeScale times;
  private final Tape tape;
  private final TokenBatch batch = new TokenBatch();
  private int[] last = new int[0];

  /**
   * @param rule of this thread
   * @param times scales the times of actions; null for a network that does not look at them
   */
  NetworkInference(Network network, PassRule rule, TimeScale times) {
    this.network = network;
    this.rule = rule;
    this.times = times;
    Precision precision = network.output().items().values().precision();
    this.tape = new Tape(KernelChoice.create(precision), precision);
  }

  Tape tape() {
    return tape;
  }

  /** Positions behind the newest item of a history: one where the model fills in items. */
  static int gap(Network network) {
    return network.maskItem() == 0 ? 0 : 1;
  }

  void score(PackedHistories histories, float[] scores) {
    fill(histories);
    int columns = network.items() + 1;
    for (int from = 0; from < histories.count(); ) {
      int end = Shards.sliceEnd(batch, from, histories.count(), network.grain());
      Segments segments = batch.segments(from, end);
      tape.begin(segments.firstToken(), null);
      Encoded newest = encode(segments, lastTokens(segments));
      Matrix result = tape.lend(end - from, columns);
      network.score(tape, newest, result);
      result.read(0, scores, from * columns, result.size());
      from = end;
    }
  }

  /** The state after each history, [count × width]. */
  float[] newest(PackedHistories histories) {
    fill(histories);
    float[] states = new float[0];
    for (int from = 0; from < histories.count(); ) {
      int end = Shards.sliceEnd(batch, from, histories.count(), network.grain());
      Segments segments = batch.segments(from, end);
      tape.begin(segments.firstToken(), null);
      Matrix newest = encode(segments, lastTokens(segments)).states().value();
      if (from == 0) {
        states = new float[Math.multiplyExact(histories.count(), newest.width())];
      }
      newest.read(0, states, from * newest.width(), (end - from) * newest.width());
      from = end;
    }
    return states;
  }

  /** States [positions × width] of some histories that fit into one slice. */
  float[] states(PackedHistories histories) {
    fill(histories);
    tape.begin(0, null);
    return encode(batch.segments(0, histories.count()), null).states().value().toFloats();
  }

  /** What is shown of attention, block after block. */
  @FunctionalInterface
  interface View {
    void show(Tape tape, Tape.BlockVisitor visitor);
  }

  /** Shows something of the attention over some histories, slice after slice. */
  void visit(PackedHistories histories, View view, Tape.BlockVisitor visitor) {
    fill(histories);
    for (int from = 0; from < histories.count(); ) {
      int end = Shards.sliceEnd(batch, from, histories.count(), network.grain());
      tape.begin(batch.offsets()[from], null);
      encode(batch.segments(from, end), null);
      view.show(tape, visitor);
      from = end;
    }
  }

  /** Weights before and after the rule, and its decision, over one history. */
  HistoryAttention attention(PackedHistories history) {
    fill(history);
    tape.begin(0, null);
    encode(batch.segments(0, 1), null);
    int blocks = network.shape().blocks();
    int heads = network.shape().heads();
    int tokens = batch.tokens();
    HistoryAttention maps =
        new HistoryAttention(
            tokens,
            absent(blocks, heads, tokens),
            absent(blocks, heads, tokens),
            absent(blocks, heads, tokens));
    tape.visitDecisions(block -> into(maps.decision()[block], tokens));
    tape.visitPlainAttention(block -> into(maps.before()[block], tokens));
    tape.visitAttention(block -> into(maps.after()[block], tokens));
    return maps;
  }

  /** See {@link AttentionView#genuine}. */
  double[] genuine(PackedHistories histories) {
    fill(histories);
    double[] all = new double[histories.offsets()[histories.count()]];
    Arrays.fill(all, Double.NaN);
    for (int from = 0; from < histories.count(); ) {
      int end = Shards.sliceEnd(batch, from, histories.count(), network.grain());
      Segments segments = batch.segments(from, end);
      tape.begin(segments.firstToken(), null);
      encode(segments, lastTokens(segments));
      for (int h = from; h < end; h++) {
        double[] own = rule.genuine(h);
        int items = own.length - gap(network);
        System.arraycopy(own, 0, all, histories.offsets()[h + 1] - items, items);
      }
      from = end;
    }
    return all;
  }

  /** Gates and states over one history. */
  GateTrace gates(PackedHistories history) {
    fill(history);
    tape.begin(0, null);
    encode(batch.segments(0, 1), null);
    List<GateTrace.Layer> layers = new ArrayList<>();
    tape.visitGates((layer, memory) -> layers.add(layer(memory)));
    return new GateTrace(batch.tokens(), layers);
  }

  /** Of one sequence, whose tokens by step are as they come. */
  private static GateTrace.Layer layer(GruMemory memory) {
    int width = memory.width();
    float[] gates = memory.gates().toFloats();
    float[] reset = new float[memory.states().size()];
    float[] update = new float[reset.length];
    for (int t = 0; t < memory.states().rows(); t++) {
      System.arraycopy(gates, 3 * t * width, reset, t * width, width);
      System.arraycopy(gates, (3 * t + 1) * width, update, t * width, width);
    }
    return new GateTrace.Layer(width, reset, update, memory.states().toFloats());
  }

  private static float[][][] absent(int blocks, int heads, int tokens) {
    float[][][] maps = new float[blocks][heads][tokens * tokens];
    for (float[][] block : maps) {
      for (float[] head : block) {
        Arrays.fill(head, Float.NaN);
      }
    }
    return maps;
  }

  private static AttentionVisitor into(float[][] heads, int tokens) {
    return (sequence, head, query, length, keys, weights) -> {
      for (int k = 0; k < keys; k++) {
        heads[head][query * tokens + k] = (float) weights[k];
      }
    };
  }

  private Encoded encode(Segments segments, Rows wanted) {
    return network.encode(Pass.inference(tape, batch, segments, rule).asking(wanted));
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
    int window = network.window();
    int gap = gap(network);
    int count = histories.count();
    batch.clear(count, histories.offsets()[count] + gap * count);
    for (int h = 0; h < count; h++) {
      int length = Math.min(histories.length(h), window - gap);
      int first = batch.append(length + gap, window);
      System.arraycopy(
          histories.items(), histories.offsets()[h + 1] - length, batch.items(), first, length);
      Arrays.fill(batch.users(), first, first + length + gap, histories.user(h) + 1);
      if (gap == 1) {
        batch.items()[first + length] = network.maskItem();
      }
      if (times != null) {
        times.history(histories, h, length, batch.times(), first);
      }
    }
  }
}
