package recdenoiser.engine.inspect.learned;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.recommend.ItemVectors;
import recdenoiser.engine.recommend.TopItems;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/**
 * The items whose vectors are nearest to that of one item: those that the model expects in the same
 * places. The vectors are those that states are compared with.
 */
public final class NearestItems implements LearnedView {

  @Override
  public String id() {
    return "nearest";
  }

  @Override
  public boolean isIn(TrainedModel model) {
    return model.itemVectors().isPresent();
  }

  @Override
  public Set<LearnedOption> options() {
    return Set.of(LearnedOption.ITEM, LearnedOption.COUNT, LearnedOption.SIMILARITY);
  }

  @Override
  public int usual() {
    return 10;
  }

  @Override
  public int most() {
    return 1000;
  }

  @Override
  public Learned look(InspectedRun run, LearnedQuestion question) {
    ItemVectors vectors = run.saved().model().itemVectors().orElseThrow();
    Measured measured = new Measured(vectors, question.item());
    List<Scored> nearest = measured.nearest(question.similarity(), question.count());
    List<List<GridCell>> rows = new ArrayList<>();
    for (Scored near : nearest) {
      rows.add(row(run, near.item(), rows.size() + 1, measured));
    }
    DataGrid grid =
        DataGrid.of(
            LearnedTexts.format("nearest.title", run.data().itemLabel(question.item())),
            List.of(
                GridColumn.numbers(LearnedTexts.format("nearest.rank")),
                GridColumn.words(LearnedTexts.format("nearest.item")),
                GridColumn.numbers(LearnedTexts.format("nearest.cosine")),
                GridColumn.numbers(LearnedTexts.format("nearest.dot")),
                GridColumn.numbers(LearnedTexts.format("nearest.actions"))),
            rows);
    return new Learned(
        List.of(),
        Optional.of(Learned.RowList.ofItems(grid, nearest.stream().map(Scored::item).toList())));
  }

  private static List<GridCell> row(InspectedRun run, int item, int rank, Measured measured) {
    int actions = run.trainingActions(item);
    return List.of(
        GridCell.number(rank),
        GridCell.text(run.data().itemLabel(item)),
        GridCell.metric(measured.cosines[item]),
        GridCell.number(measured.products[item], Numbers.significant(measured.products[item])),
        new GridCell(Numbers.count(actions), Integer.toString(actions)));
  }

  /** An item beside all others. */
  private static final class Measured {
    private final int item;
    private final float[] products;
    private final float[] cosines;

    Measured(ItemVectors vectors, int item) {
      this.item = item;
      int items = vectors.itemCount();
      products = new float[items + 1];
      cosines = new float[items + 1];
      float[] own = vectors.of(item);
      double length = Math.sqrt(dot(own, own));
      for (int other = 1; other <= items; other++) {
        float[] vector = vectors.of(other);
        double product = dot(own, vector);
        double lengths = length * Math.sqrt(dot(vector, vector));
        products[other] = (float) product;
        cosines[other] = lengths == 0 ? 0 : (float) (product / lengths);
      }
    }

    private static double dot(float[] a, float[] b) {
      double sum = 0;
      for (int k = 0; k < a.length; k++) {
        sum += (double) a[k] * b[k];
      }
      return sum;
    }

    /** The nearest first, of equals the one with the smaller number; the item is none of them. */
    List<Scored> nearest(Similarity similarity, int count) {
      float[] scores = similarity == Similarity.COSINE ? cosines : products;
      boolean[] left = new boolean[scores.length];
      left[item] = true;
      return TopItems.best(scores, left, count);
    }
  }
}
