package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.storage.NpyArray;
import recdenoiser.engine.storage.Npz;

/**
 * Snapshots of masks and attention as {@code masks/epoch-NNNN.npz}. For block b, from 0, the file
 * has
 *
 * <ul>
 *   <li>{@code block.b.attention}: weights after the mask, the mean over heads;
 *   <li>{@code block.b.open_probability}: σ(Φ), with learned masks; the mean where heads have masks
 *       of their own;
 *   <li>{@code block.b.pattern}: 1 open, 0 closed, with a fixed pattern; the share of heads where
 *       these differ;
 *   <li>{@code block.b.zero_share}: one number, how many of the weights of all heads and sequences
 *       are exactly zero;
 *   <li>{@code block.b.head.h.attention}, {@code block.b.head.h.open_probability} and {@code
 *       block.b.head.h.pattern}: the same of head h, where heads differ and all heads of all blocks
 *       together have at most {@link HeadMaps#MOST_NUMBERS} numbers of that kind.
 * </ul>
 *
 * Weights of attention are bytes, in which nothing is lost to the eye: 0 for a connection that
 * cannot be, 1 for a weight that is exactly zero, otherwise the weight is {@code
 * block.b.attention.most} · (byte - 1) / 254, where {@code most} is the greatest weight of the map.
 * Snapshots of earlier versions have single precision in their place.
 *
 * <p>The maps are [maxLength × maxLength], queries down and keys across, NaN where a connection
 * cannot be.
 */
public final class MaskFiles {
  private static final String ATTENTION = "attention";
  private static final String OPEN = "open_probability";
  private static final String PATTERN = "pattern";
  private static final String ZEROS = "zero_share";

  private MaskFiles() {}

  /**
   * @throws IOException if there is no snapshot of that epoch, or it cannot be read
   */
  public static MaskSnapshot read(RunFolder folder, int epoch) throws IOException {
    Map<String, NpyArray> arrays = Npz.read(folder.masks(epoch));
    HeadMaps attention = maps(arrays, ATTENTION);
    if (attention.isEmpty()) {
      throw new IOException(folder.masks(epoch) + " holds no block.0.attention.");
    }
    int maxLength = arrays.get(name(0, ATTENTION)).shape()[0];
    return new MaskSnapshot(
        epoch, maxLength, maps(arrays, OPEN), attention, maps(arrays, PATTERN), zeroShares(arrays));
  }

  private static float[] zeroShares(Map<String, NpyArray> arrays) {
    List<Float> shares = new ArrayList<>();
    while (arrays.containsKey(name(shares.size(), ZEROS))) {
      shares.add(arrays.get(name(shares.size(), ZEROS)).floats()[0]);
    }
    float[] all = new float[shares.size()];
    for (int b = 0; b < all.length; b++) {
      all[b] = shares.get(b);
    }
    return all;
  }

  /**
   * How many of the attention weights of a snapshot are exactly zero, mean over the blocks; NaN
   * where the run did not keep it.
   *
   * @throws IOException if there is no snapshot of that epoch, or it cannot be read
   */
  public static double zeroShare(RunFolder folder, int epoch) throws IOException {
    float[] shares = read(folder, epoch).zeroShares();
    double sum = 0;
    for (float share : shares) {
      sum += share;
    }
    return shares.length == 0 ? Double.NaN : sum / shares.length;
  }

  static void write(RunFolder folder, MaskSnapshot masks) throws IOException {
    Files.createDirectories(folder.masks());
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    int[] shape = {masks.maxLength(), masks.maxLength()};
    put(masks.open(), OPEN, (name, map) -> arrays.put(name, NpyArray.of(shape, map)));
    put(masks.attention(), ATTENTION, (name, map) -> WeightBytes.put(arrays, name, shape, map));
    put(masks.pattern(), PATTERN, (name, map) -> arrays.put(name, NpyArray.of(shape, map)));
    for (int b = 0; b < masks.zeroShares().length; b++) {
      arrays.put(name(b, ZEROS), NpyArray.of(new int[] {1}, new float[] {masks.zeroShares()[b]}));
    }
    Path file = folder.masks(masks.epoch());
    Npz.write(file, arrays, Npz.Packing.DEFLATED);
  }

  /**
   * Removes snapshots so that at most {@code most} are left, spread evenly: every second, fourth …
   * of those that are taken, the newest and the best.
   *
   * @param newest of all epochs so far; which are left depends on it, and not on what is there
   * @param best epoch so far
   * @param taken every so many epochs
   * @param most 0 for all
   */
  static void thin(RunFolder folder, int newest, int best, int taken, int most) throws IOException {
    if (most == 0) {
      return;
    }
    int every = taken;
    while (newest / every + 3 > most && every < newest) {
      every *= 2;
    }
    for (int kept : folder.maskEpochs()) {
      if (kept % every != 0 && kept != newest && kept != best) {
        Files.deleteIfExists(folder.masks(kept));
      }
    }
  }

  /** Removes snapshots of {@code epoch} and later ones. */
  static void removeFrom(RunFolder folder, int epoch) throws IOException {
    for (int kept : folder.maskEpochs()) {
      if (kept >= epoch) {
        Files.deleteIfExists(folder.masks(kept));
      }
    }
  }

  private static void put(HeadMaps maps, String what, BiConsumer<String, float[]> put) {
    for (int b = 0; b < maps.blocks(); b++) {
      put.accept(name(b, what), maps.means()[b]);
      for (int h = 0; h < maps.headCount(); h++) {
        put.accept(name(b, h, what), maps.heads()[b][h]);
      }
    }
  }

  private static HeadMaps maps(Map<String, NpyArray> arrays, String what) {
    List<float[]> means = new ArrayList<>();
    while (arrays.containsKey(name(means.size(), what))) {
      means.add(WeightBytes.get(arrays, name(means.size(), what)));
    }
    float[][] blocks = means.toArray(float[][]::new);
    int heads = heads(arrays, blocks.length, what);
    if (heads == 0) {
      return HeadMaps.shared(blocks);
    }
    float[][][] byHead = new float[blocks.length][heads][];
    for (int b = 0; b < blocks.length; b++) {
      for (int h = 0; h < heads; h++) {
        byHead[b][h] = WeightBytes.get(arrays, name(b, h, what));
      }
    }
    return new HeadMaps(blocks, byHead);
  }

  /** How many heads all blocks have maps of. */
  private static int heads(Map<String, NpyArray> arrays, int blocks, String what) {
    int heads = 0;
    while (blocks > 0 && inAllBlocks(arrays, blocks, heads, what)) {
      heads++;
    }
    return heads;
  }

  private static boolean inAllBlocks(
      Map<String, NpyArray> arrays, int blocks, int head, String what) {
    return IntStream.range(0, blocks).allMatch(b -> arrays.containsKey(name(b, head, what)));
  }

  private static String name(int block, String what) {
    return "block." + block + "." + what;
  }

  private static String name(int block, int head, String what) {
    return "block." + block + ".head." + head + "." + what;
  }
}
