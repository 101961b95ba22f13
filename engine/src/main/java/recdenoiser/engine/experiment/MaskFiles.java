package recdenoiser.engine.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.storage.NpyArray;
import recdenoiser.engine.storage.Npz;
import recdenoiser.engine.train.MaskSnapshot;

/**
 * Snapshots of masks and attention as {@code masks/epoch-NNNN.npz}: for block b the arrays {@code
 * block.b.attention} and, with learned masks, {@code block.b.open_probability}, each [maxLength ×
 * maxLength].
 */
public final class MaskFiles {
  private static final String ATTENTION = "attention";
  private static final String OPEN = "open_probability";

  private MaskFiles() {}

  /**
   * @throws IOException if there is no snapshot of that epoch, or it cannot be read
   */
  public static MaskSnapshot read(RunFolder folder, int epoch) throws IOException {
    Map<String, NpyArray> arrays = Npz.read(folder.masks(epoch));
    float[][] attention = blocks(arrays, ATTENTION);
    if (attention.length == 0) {
      throw new IOException(folder.masks(epoch) + " holds no block.0.attention.");
    }
    int maxLength = arrays.get(name(0, ATTENTION)).shape()[0];
    return new MaskSnapshot(epoch, maxLength, blocks(arrays, OPEN), attention);
  }

  static void write(RunFolder folder, MaskSnapshot masks) throws IOException {
    Files.createDirectories(folder.masks());
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    put(arrays, OPEN, masks.openProbability(), masks.maxLength());
    put(arrays, ATTENTION, masks.attention(), masks.maxLength());
    Path file = folder.masks(masks.epoch());
    Npz.write(file, arrays, Npz.Packing.DEFLATED);
  }

  /** Removes snapshots of {@code epoch} and later ones. */
  static void removeFrom(RunFolder folder, int epoch) throws IOException {
    for (int kept : folder.maskEpochs()) {
      if (kept >= epoch) {
        Files.deleteIfExists(folder.masks(kept));
      }
    }
  }

  private static void put(
      Map<String, NpyArray> arrays, String what, float[][] blocks, int maxLength) {
    for (int b = 0; b < blocks.length; b++) {
      arrays.put(name(b, what), NpyArray.of(new int[] {maxLength, maxLength}, blocks[b]));
    }
  }

  private static float[][] blocks(Map<String, NpyArray> arrays, String what) {
    List<float[]> blocks = new ArrayList<>();
    for (int b = 0; arrays.containsKey(name(b, what)); b++) {
      blocks.add(arrays.get(name(b, what)).floats());
    }
    return blocks.toArray(new float[0][]);
  }

  private static String name(int block, String what) {
    return "block." + block + "." + what;
  }
}
