package recdenoiser.engine.recommend;

import java.util.List;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.tensor.Matrix;

/** The rows of a table that belong to items. */
final class TableVectors implements ItemVectors {
  private final Matrix table;
  private final int items;

  /**
   * @param table [at least items + 1 × d], row 0 is nobody's
   */
  TableVectors(Matrix table, int items) {
    this.table = table;
    this.items = items;
  }

  @Override
  public int itemCount() {
    return items;
  }

  @Override
  public int width() {
    return table.width();
  }

  @Override
  public float[] of(int item) {
    CatalogueItems.require(item, items);
    float[] vector = new float[width()];
    table.read(item * width(), vector, 0, width());
    return vector;
  }

  @Override
  public List<Scored> nearest(int item, int count) {
    float[] vector = of(item);
    double length = Math.sqrt(dot(vector, vector));
    float[] cosines = new float[items + 1];
    float[] other = new float[width()];
    for (int i = 1; i <= items; i++) {
      table.read(i * width(), other, 0, width());
      double lengths = length * Math.sqrt(dot(other, other));
      cosines[i] = lengths == 0 ? 0 : (float) (dot(vector, other) / lengths);
    }
    boolean[] left = new boolean[items + 1];
    left[item] = true;
    return TopItems.best(cosines, left, count);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }
}
