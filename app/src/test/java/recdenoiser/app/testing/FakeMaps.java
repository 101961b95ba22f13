package recdenoiser.app.testing;

import java.util.SplittableRandom;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;

/** Snapshots such as the rules of attention other than shared masks leave them, from a seed. */
public final class FakeMaps {
  private FakeMaps() {}

  /** Masks of which every head has its own. */
  public static MaskSnapshot masksPerHead(int epoch, int length, int blocks, int heads) {
    float[][] open = new float[blocks * heads][];
    float[][] attention = new float[blocks * heads][];
    for (int b = 0; b < blocks; b++) {
      for (int h = 0; h < heads; h++) {
        MaskSnapshot one = FakeRun.masks(epoch + 17 * h, length, b + h + 1);
        open[b * heads + h] = one.open().means()[b + h];
        attention[b * heads + h] = one.attention().means()[b + h];
      }
    }
    return new MaskSnapshot(
        epoch,
        length,
        HeadMaps.ofHeads(open, heads),
        HeadMaps.ofHeads(attention, heads),
        HeadMaps.NONE);
  }

  /** A strided pattern whose heads take turns: even ones see what is near, odd ones every l-th. */
  public static MaskSnapshot strided(
      int epoch, int length, int blocks, int heads, int stride, boolean causal) {
    float[][] pattern = new float[blocks * heads][];
    float[][] attention = new float[blocks * heads][];
    for (int plane = 0; plane < pattern.length; plane++) {
      pattern[plane] = pattern(length, stride, causal, plane % heads % 2 == 0);
      attention[plane] = weights(pattern[plane], length, 7L * epoch + plane);
    }
    return new MaskSnapshot(
        epoch,
        length,
        HeadMaps.NONE,
        HeadMaps.ofHeads(attention, heads),
        HeadMaps.ofHeads(pattern, heads));
  }

  private static float[] pattern(int length, int stride, boolean causal, boolean near) {
    float[] pattern = new float[length * length];
    for (int query = 0; query < length; query++) {
      for (int key = 0; key < length; key++) {
        int distance = Math.abs(query - key);
        boolean open = near ? distance <= stride : distance % stride == 0;
        pattern[query * length + key] = causal && key > query ? Float.NaN : open ? 1 : 0;
      }
    }
    return pattern;
  }

  /** Rows that sum to 1 over what {@code pattern} has open. */
  private static float[] weights(float[] pattern, int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] weights = new float[pattern.length];
    for (int query = 0; query < length; query++) {
      double sum = 0;
      for (int c = query * length; c < (query + 1) * length; c++) {
        weights[c] = pattern[c] * (float) Math.exp(random.nextGaussian());
        sum += Float.isNaN(weights[c]) ? 0 : weights[c];
      }
      for (int c = query * length; c < (query + 1) * length; c++) {
        weights[c] /= (float) sum;
      }
    }
    return weights;
  }

  /** α-entmax: many exact zeros, none of them known beforehand. */
  public static MaskSnapshot entmax(int epoch, int length, int blocks, int heads) {
    float[][] attention = new float[blocks * heads][];
    for (int plane = 0; plane < attention.length; plane++) {
      float[] all = new float[length * length];
      for (int c = 0; c < all.length; c++) {
        int query = c / length;
        int key = c - query * length;
        boolean far = (query - key) % (plane + 2) != 0 && query - key > 4 + plane;
        all[c] = key > query ? Float.NaN : far ? 0 : 1;
      }
      attention[plane] = weights(all, length, 11L * epoch + plane);
    }
    return new MaskSnapshot(
        epoch, length, HeadMaps.NONE, HeadMaps.ofHeads(attention, heads), HeadMaps.NONE);
  }
}
