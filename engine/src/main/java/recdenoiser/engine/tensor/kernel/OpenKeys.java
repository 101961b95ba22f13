package recdenoiser.engine.tensor.kernel;

/**
 * The open connections of one head where most are closed: for every query its open keys in rising
 * order, with what their weights are multiplied by. Queries and keys are slots of the window, of
 * which a sequence fills the last ones.
 */
public final class OpenKeys {
  /** Shorter sequences are done with before what is closed has been told from what is open. */
  private static final int SHORTEST = 64;

  public final int window;

  /** Of each query, and one more: where its keys begin. */
  public final int[] first;

  public final int[] keys;
  public final float[] factors;

  /** Null for a mask. */
  public final QueryUnits units;

  /** Of each length: open connections among so many last slots. */
  private final int[] within;

  private OpenKeys(float[] table, int window, int phases) {
    this.window = window;
    first = new int[window + 1];
    within = new int[window + 1];
    keys = new int[count(table, window)];
    factors = new float[keys.length];
    list(table);
    units = phases == 0 ? null : QueryUnits.of(this, phases);
  }

  /**
   * Keys that are closed before the normalisation.
   *
   * @param table 1 where open, 0 where closed, row q · window + k; every query has an open key
   * @param stride slots that the pattern repeats itself after
   */
  public static OpenKeys pattern(float[] table, int window, int stride) {
    return new OpenKeys(table, window, Math.min(stride, window));
  }

  /**
   * Weights that are multiplied after the normalisation.
   *
   * @param table by what, row q · window + k; 0 where closed
   */
  public static OpenKeys mask(float[] table, int window) {
    return new OpenKeys(table, window, 0);
  }

  private static int count(float[] table, int window) {
    int count = 0;
    for (int c = 0; c < window * window; c++) {
      count += table[c] != 0 ? 1 : 0;
    }
    return count;
  }

  private void list(float[] table) {
    int at = 0;
    for (int query = 0; query < window; query++) {
      for (int key = 0; key < window; key++) {
        if (table[query * window + key] != 0) {
          keys[at] = key;
          factors[at++] = table[query * window + key];
          within[window - Math.min(query, key)]++;
        }
      }
      first[query + 1] = at;
    }
    for (int length = 1; length <= window; length++) {
      within[length] += within[length - 1];
    }
  }

  /** Whether they are closed before the normalisation, and take no part in it. */
  public boolean isPattern() {
    return units != null;
  }

  /** Whether skipping what is closed costs a sequence of {@code length} less than computing it. */
  public boolean pays(int length, boolean causal) {
    long all = causal ? length * (length + 1L) / 2 : (long) length * length;
    return length >= SHORTEST && 3L * within[length] <= all;
  }

  boolean open(int query, int key) {
    for (int j = first[query]; j < first[query + 1]; j++) {
      if (keys[j] == key) {
        return true;
      }
    }
    return false;
  }

  /** Where the keys of {@code query} begin that are not before slot {@code start}. */
  public int firstFrom(int query, int start) {
    int from = first[query];
    while (from < first[query + 1] && keys[from] < start) {
      from++;
    }
    return from;
  }
}
