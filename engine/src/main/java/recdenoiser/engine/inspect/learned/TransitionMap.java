package recdenoiser.engine.inspect.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.figure.NamedMatrix;
import recdenoiser.engine.inspect.Action;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.recommend.Transitions;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/**
 * How strongly a model of the last item expects one item behind another: some items against each
 * other, and the pairs of them that it expects most.
 */
public final class TransitionMap implements LearnedView {
  private static final int PAIRS = 10;

  @Override
  public String id() {
    return "transitions";
  }

  @Override
  public boolean isIn(TrainedModel model) {
    return model.transitions().isPresent();
  }

  @Override
  public Set<LearnedOption> options() {
    return Set.of(LearnedOption.ITEMS, LearnedOption.COUNT, LearnedOption.UNIT);
  }

  @Override
  public Learned look(InspectedRun run, LearnedQuestion question) {
    int[] items = items(run, question);
    float[][] strengths = strengths(run, question, items);
    List<String> names = Arrays.stream(items).mapToObj(item -> run.data().itemLabel(item)).toList();
    NamedMatrix matrix =
        new NamedMatrix(
                LearnedTexts.format("transitions.from"),
                LearnedTexts.format("transitions.to"),
                names,
                names,
                flat(strengths))
            .withDistinctNames();
    LearnedMap map =
        LearnedMap.of(
            LearnedTexts.format("transitions.title." + question.unit()),
            question.unit() == Unit.DEVIATIONS
                ? LearnedTexts.format("transitions.unit.DEVIATIONS")
                : LearnedTexts.format(
                    "transitions.scoreOf", ModelName.of(run.saved().record().config())),
            matrix,
            withoutRepeats(matrix));
    return new Learned(List.of(map), Optional.of(strongest(run, items, strengths, question)));
  }

  private static int[] items(InspectedRun run, LearnedQuestion question) {
    return question.items() == ChosenItems.POPULAR
        ? run.mostPopular(question.count())
        : newest(question.sequence().actions(), question.count());
  }

  /** The newest different items, oldest first. */
  private static int[] newest(List<Action> actions, int count) {
    Set<Integer> items = new LinkedHashSet<>();
    for (int a = actions.size() - 1; a >= 0 && items.size() < count; a--) {
      items.add(actions.get(a).item());
    }
    int[] found = items.stream().mapToInt(Integer::intValue).toArray();
    return IntStream.range(0, found.length).map(i -> found[found.length - 1 - i]).toArray();
  }

  private static float[][] strengths(InspectedRun run, LearnedQuestion question, int[] items) {
    Transitions transitions = run.saved().model().transitions().orElseThrow();
    int user = question.sequence().number();
    if (question.unit() == Unit.SCORE) {
      return transitions.strengths(user, items, items);
    }
    int[] all = IntStream.rangeClosed(1, run.data().itemCount()).toArray();
    float[][] deviations = new float[items.length][items.length];
    for (int f = 0; f < items.length; f++) {
      float[] scores = transitions.strengths(user, new int[] {items[f]}, all)[0];
      double mean = mean(scores);
      double deviation = deviation(scores, mean);
      for (int t = 0; t < items.length; t++) {
        deviations[f][t] = deviation == 0 ? 0 : (float) ((scores[items[t] - 1] - mean) / deviation);
      }
    }
    return deviations;
  }

  private static double mean(float[] scores) {
    double sum = 0;
    for (float score : scores) {
      sum += score;
    }
    return sum / scores.length;
  }

  private static double deviation(float[] scores, double mean) {
    double squares = 0;
    for (float score : scores) {
      squares += (score - mean) * (score - mean);
    }
    return Math.sqrt(squares / scores.length);
  }

  private static float[] flat(float[][] rows) {
    float[] flat = new float[rows.length * rows.length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * rows.length, rows.length);
    }
    return flat;
  }

  /** An item behind itself may be far from all others and is no measure of them. */
  private static NamedMatrix withoutRepeats(NamedMatrix matrix) {
    float[] others = matrix.values().clone();
    int size = matrix.rows().size();
    for (int i = 0; size > 1 && i < size; i++) {
      others[i * size + i] = Float.NaN;
    }
    return new NamedMatrix(
        matrix.rowAxis(), matrix.columnAxis(), matrix.rows(), matrix.columns(), others);
  }

  /** A pair by its places among the items. */
  private record Pair(int from, int to, float strength) {}

  private static Learned.RowList strongest(
      InspectedRun run, int[] items, float[][] strengths, LearnedQuestion question) {
    List<Pair> pairs = new ArrayList<>();
    for (int f = 0; f < items.length; f++) {
      for (int t = 0; t < items.length; t++) {
        if (f != t) {
          pairs.add(new Pair(f, t, strengths[f][t]));
        }
      }
    }
    List<Pair> strongest =
        pairs.stream()
            .sorted(Comparator.comparingDouble(pair -> -pair.strength()))
            .limit(PAIRS)
            .toList();
    DataGrid grid =
        DataGrid.of(
            LearnedTexts.format("transitions.strongest"),
            List.of(
                GridColumn.words(LearnedTexts.format("transitions.from")),
                GridColumn.words(LearnedTexts.format("transitions.to")),
                GridColumn.numbers(LearnedTexts.format("transitions.unit." + question.unit()))),
            strongest.stream()
                .map(
                    pair ->
                        List.of(
                            GridCell.text(run.data().itemLabel(items[pair.from()])),
                            GridCell.text(run.data().itemLabel(items[pair.to()])),
                            GridCell.number(pair.strength(), Numbers.significant(pair.strength()))))
                .toList());
    return Learned.RowList.ofItems(grid, strongest.stream().map(pair -> items[pair.to()]).toList());
  }
}
