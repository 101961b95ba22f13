package recdenoiser.engine.denoise;

import java.util.Arrays;

/**
 * Running mean of the loss that connections are credited with, for each block and query slot: the
 * baseline c of REINFORCE. A step is compared with the steps before it only, so that the estimate
 * stays unbiased.
 *
 * <p>c ← decay · c + (1 - decay) · mean of the step; the first mean that is seen is taken whole.
 */
public final class RunningBaseline {
  private final double decay;
  private final int window;
  private final float[] means;
  private final Part[] parts;
  private int draws = 1;

  /**
   * @param parts into which a step's losses are divided
   */
  public RunningBaseline(double decay, MaskPlanes planes, int parts) {
    this.decay = decay;
    this.window = planes.window();
    this.means = new float[planes.blocks() * window];
    this.parts = new Part[parts];
    for (int p = 0; p < parts; p++) {
      this.parts[p] = new Part();
    }
  }

  /**
   * Begins a step.
   *
   * @param newDraws draws that share the objective among them, each with a loss of its own: means
   *     are kept as if there were one, because batches differ in size
   */
  public void begin(int newDraws) {
    draws = newDraws;
    for (Part part : parts) {
      part.clear();
    }
  }

  /** For one thread at a time. */
  Baseline part(int part) {
    return parts[part];
  }

  /** Takes up what the first {@code count} parts have seen, in their order. */
  public void update(int count) {
    for (int c = 0; c < means.length; c++) {
      double sum = 0;
      int seen = 0;
      for (int p = 0; p < count; p++) {
        sum += parts[p].sums[c];
        seen += parts[p].counts[c];
      }
      if (seen > 0) {
        double mean = sum * draws / seen;
        // a mean of 0 says that no loss has been seen, or none but 0
        means[c] = (float) (means[c] == 0 ? mean : decay * means[c] + (1 - decay) * mean);
      }
    }
  }

  /** [blocks · n], 0 where nothing has been seen. */
  public float[] values() {
    return means.clone();
  }

  public void restore(float[] values) {
    System.arraycopy(values, 0, means, 0, means.length);
  }

  private final class Part implements Baseline {
    private final double[] sums = new double[means.length];
    private final int[] counts = new int[means.length];

    @Override
    public double compare(int block, int slot, double credited) {
      int c = block * window + slot;
      sums[c] += credited;
      counts[c]++;
      return credited - means[c] / draws;
    }

    private void clear() {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
    }
  }
}
