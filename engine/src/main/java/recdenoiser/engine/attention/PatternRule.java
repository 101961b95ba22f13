package recdenoiser.engine.attention;

import java.util.Arrays;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.tensor.kernel.OpenKeys;
import recdenoiser.engine.tensor.kernel.RowWeighting;

/**
 * Softmax over the connections of a {@link SparsePattern}; the others are closed before it. Slots
 * count in the window, whose last one, n - 1, has the newest token of every sequence.
 */
final class PatternRule implements AttentionRule {
  private final RuleShape shape;
  private final SparsePattern pattern;
  private final float[][] tables;
  private final OpenKeys[] openKeys;
  private final ScoreRule scores = new Scores();

  PatternRule(AttentionSettings settings, RuleShape shape) {
    this.shape = shape;
    this.pattern = SparsePattern.of(settings, shape);
    this.tables =
        settings.patternHeads() == PatternHeads.MERGED
            ? new float[][] {table((q, k) -> pattern.near(q, k) || pattern.far(q, k))}
            : new float[][] {table(pattern::near), table(pattern::far)};
    this.openKeys =
        Arrays.stream(tables)
            .map(table -> OpenKeys.pattern(table, shape.window(), pattern.stride()))
            .toArray(OpenKeys[]::new);
  }

  @FunctionalInterface
  private interface Connections {
    boolean open(int query, int key);
  }

  private float[] table(Connections connections) {
    int n = shape.window();
    float[] table = new float[n * n + RowWeighting.PATTERN_MARGIN];
    for (int query = 0; query < n; query++) {
      for (int key = 0; key < n; key++) {
        table[query * n + key] = connections.open(query, key) ? 1 : 0;
      }
    }
    return table;
  }

  @Override
  public PassRule inference() {
    return block -> scores;
  }

  private final class Scores implements ScoreRule {
    @Override
    public void weigh(int sequence, int head, int length, RowWeighting weighting) {
      int n = shape.window();
      int first = n - length;
      weighting.pattern(table(head), n, first * n + first);
    }

    @Override
    public OpenKeys openKeys(int head) {
      return openKeys[head % openKeys.length];
    }
  }

  private float[] table(int head) {
    return tables[head % tables.length];
  }

  @Override
  public float[][] patterns() {
    float[][] shown = Arrays.stream(tables).map(this::shown).toArray(float[][]::new);
    float[][] all = new float[shape.blocks() * shape.heads()][];
    Arrays.setAll(all, i -> shown[i % shape.heads() % shown.length]);
    return all;
  }

  /** Without what can never be; heads that see the same share it. */
  private float[] shown(float[] table) {
    int n = shape.window();
    float[] shown = Arrays.copyOf(table, n * n);
    for (int c = 0; c < n * n; c++) {
      shown[c] = pattern.forbidden(c / n, c % n) ? Float.NaN : shown[c];
    }
    return shown;
  }
}
