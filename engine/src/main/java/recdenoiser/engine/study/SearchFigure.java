package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureGrid;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.ParallelAxis;
import recdenoiser.engine.figure.ParallelFigure;
import recdenoiser.engine.figure.ParallelLine;

/**
 * Everything that was tried, as parallel coordinates: a panel for each cell, an axis for each
 * searched setting, the epochs that a trial was given and its best on validation. What was chosen,
 * or leads so far, stands out.
 */
public final class SearchFigure {
  private static final int MOST_COLUMNS = 2;

  private final SearchStatus status;
  private final StudySearch search;

  private SearchFigure(SearchStatus status) {
    this.status = status;
    this.search = status.study().search().orElseThrow();
  }

  /** As a window shows it. Cells of which no trial has a score yet are left out. */
  public static List<StudyFigure.Panel> panels(SearchStatus status, ChartStyle style) {
    return new SearchFigure(status).panels(style);
  }

  /**
   * As a file has it.
   *
   * @throws IllegalArgumentException while no trial has a score
   */
  public static Figure of(SearchStatus status, FigureSize panelSize) {
    List<StudyFigure.Panel> panels = panels(status, ChartStyle.ofFiles());
    if (panels.isEmpty()) {
      throw new IllegalArgumentException(StudyTexts.format("search.nothing", status.study().id()));
    }
    List<Figure> figures = new ArrayList<>();
    for (StudyFigure.Panel panel : panels) {
      boolean last = figures.size() == panels.size() - 1;
      figures.add(
          ChartFigure.of(
              status.study().title() + " – " + panel.title(),
              panel.chart(),
              last ? caption(status) : List.of(),
              panelSize));
    }
    return new FigureGrid(figures, Math.min(MOST_COLUMNS, figures.size()));
  }

  /** What has to stand below. */
  public static List<String> caption(SearchStatus status) {
    List<String> sentences = new ArrayList<>(SearchTable.of(status).notes());
    sentences.add(StudyTexts.format("caption.trials"));
    return List.copyOf(sentences);
  }

  private List<StudyFigure.Panel> panels(ChartStyle style) {
    List<StudyFigure.Panel> panels = new ArrayList<>();
    for (SearchStatus.Cell cell : status.cells()) {
      List<SearchStatus.Trial> scored = scored(cell);
      if (!scored.isEmpty()) {
        panels.add(
            new StudyFigure.Panel(
                SearchTable.place(status.study(), cell),
                ParallelFigure.chart(axes(cell, scored), lines(cell, scored), style)));
      }
    }
    return panels;
  }

  private static List<SearchStatus.Trial> scored(SearchStatus.Cell cell) {
    return cell.trials().stream().filter(trial -> Double.isFinite(trial.score())).toList();
  }

  private List<ParallelAxis> axes(SearchStatus.Cell cell, List<SearchStatus.Trial> trials) {
    List<ParallelAxis> axes = new ArrayList<>();
    for (SearchDimension dimension : search.space()) {
      axes.add(axis(dimension, cell, trials));
    }
    axes.add(
        ParallelAxis.ofNames(
            StudyTexts.format("column.epochs"),
            cell.rounds().stream().map(round -> Integer.toString(round.epochs())).toList()));
    axes.add(
        ParallelAxis.ofNumbers(
            StudyTexts.format("column.validation"),
            trials.stream().map(SearchStatus.Trial::score).toList(),
            false));
    return axes;
  }

  private ParallelAxis axis(
      SearchDimension dimension, SearchStatus.Cell cell, List<SearchStatus.Trial> trials) {
    if (!dimension.values().isEmpty()) {
      return ParallelAxis.ofNames(label(dimension), names(dimension, cell));
    }
    List<Double> values = new ArrayList<>(List.of(dimension.from(), dimension.to()));
    boolean logarithmic = dimension.scale() == StudyAxis.Scale.LOG;
    for (SearchStatus.Trial trial : trials) {
      double value = number(value(dimension, cell, trial));
      if (!logarithmic || value > 0) {
        values.add(value);
      }
    }
    return ParallelAxis.ofNumbers(label(dimension), values, logarithmic);
  }

  private static String label(SearchDimension dimension) {
    return SettingCatalogue.get().setting(dimension.setting()).label();
  }

  /** Those of the list, and before them the cell's own where it is another. */
  private static List<String> names(SearchDimension dimension, SearchStatus.Cell cell) {
    List<String> names = new ArrayList<>(dimension.values());
    String own = SettingCatalogue.get().get(cell.cell().config(), dimension.setting());
    if (names.stream().noneMatch(name -> isSame(name, own))) {
      names.add(0, own);
    }
    return names;
  }

  private List<ParallelLine> lines(SearchStatus.Cell cell, List<SearchStatus.Trial> trials) {
    double low = trials.stream().mapToDouble(SearchStatus.Trial::score).min().orElse(0);
    double high = trials.stream().mapToDouble(SearchStatus.Trial::score).max().orElse(1);
    SearchTrial leader = leader(cell, trials);
    List<ParallelLine> lines = new ArrayList<>();
    for (SearchStatus.Trial trial : trials) {
      List<Double> numbers = new ArrayList<>();
      for (SearchDimension dimension : search.space()) {
        numbers.add(place(dimension, cell, value(dimension, cell, trial)));
      }
      numbers.add(round(cell, trial));
      numbers.add(trial.score());
      double shade = low < high ? (trial.score() - low) / (high - low) : 1;
      lines.add(new ParallelLine(numbers, shade, trial.trial().equals(leader)));
    }
    return lines;
  }

  private static double round(SearchStatus.Cell cell, SearchStatus.Trial trial) {
    List<Integer> epochs = cell.rounds().stream().map(StudySearch.Round::epochs).toList();
    return Math.max(0, epochs.indexOf(trial.epochs()));
  }

  /** Of those that were given most epochs the best. */
  private static SearchTrial leader(SearchStatus.Cell cell, List<SearchStatus.Trial> trials) {
    if (cell.chosen() != null) {
      return cell.chosen();
    }
    SearchStatus.Trial best = trials.get(0);
    for (SearchStatus.Trial trial : trials) {
      boolean longer = trial.epochs() > best.epochs();
      if (longer || (trial.epochs() == best.epochs() && trial.score() > best.score())) {
        best = trial;
      }
    }
    return best.trial();
  }

  private static String value(
      SearchDimension dimension, SearchStatus.Cell cell, SearchStatus.Trial trial) {
    String drawn = trial.trial().settings().get(dimension.setting());
    return drawn == null
        ? SettingCatalogue.get().get(cell.cell().config(), dimension.setting())
        : drawn;
  }

  private static double place(SearchDimension dimension, SearchStatus.Cell cell, String value) {
    if (dimension.values().isEmpty()) {
      return number(value);
    }
    List<String> names = names(dimension, cell);
    for (int n = 0; n < names.size(); n++) {
      if (isSame(names.get(n), value)) {
        return n;
      }
    }
    return Double.NaN;
  }

  private static boolean isSame(String one, String other) {
    boolean numbers = parsed(one).isPresent() && parsed(other).isPresent();
    return numbers ? number(one) == number(other) : one.equals(other);
  }

  private static double number(String value) {
    return parsed(value).orElse(Double.NaN);
  }

  private static OptionalDouble parsed(String value) {
    try {
      return OptionalDouble.of(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
