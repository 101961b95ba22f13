package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import recdenoiser.engine.figure.CellMap;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureGrid;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.figure.PlotAxis;
import recdenoiser.engine.figure.PlotFigure;
import recdenoiser.engine.figure.PlotSeries;
import recdenoiser.engine.figure.PositionMap;
import recdenoiser.engine.run.Spread;

/**
 * What came out of a study, drawn: a panel for each data set, and for each point of what axes are
 * left over.
 */
public final class StudyFigure {
  private static final int MOST_COLUMNS = 2;
  private static final double SHOWN = 0.95;

  private final StudyResult result;
  private final Study study;
  private final StudyMeasure measure;
  private final StudyCaption caption;

  private StudyFigure(StudyResult result, StudyMeasure measure, boolean published) {
    this.result = result;
    this.study = result.study();
    this.measure = measure;
    this.caption =
        new StudyCaption(result, published ? Published.of(result.study()) : Optional.empty());
  }

  /**
   * One part of a figure.
   *
   * @param title what it is of; empty where there is one part only
   */
  public record Panel(String title, JFreeChart chart) {}

  /** As a file has it: title above, caption below, panels side by side. */
  public static Figure of(
      StudyResult result, StudyMeasure measure, boolean published, FigureSize panelSize) {
    StudyFigure figure = new StudyFigure(result, measure, published);
    List<Panel> panels = figure.panels(ChartStyle.ofFiles());
    List<String> caption = figure.caption.sentences();
    List<Figure> figures = new ArrayList<>();
    for (int p = 0; p < panels.size(); p++) {
      boolean last = p == panels.size() - 1;
      String title =
          panels.get(p).title().isEmpty()
              ? result.study().title()
              : result.study().title() + " – " + panels.get(p).title();
      figures.add(
          ChartFigure.of(title, panels.get(p).chart(), last ? caption : List.of(), panelSize));
    }
    return new FigureGrid(figures, Math.min(MOST_COLUMNS, figures.size()));
  }

  /**
   * As a window shows it.
   *
   * @param published whether published numbers stand beside ours
   */
  public static List<Panel> panels(
      StudyResult result, StudyMeasure measure, boolean published, ChartStyle style) {
    return new StudyFigure(result, measure, published).panels(style);
  }

  /** What has to stand below: seeds, epochs, what is missing, how published numbers differ. */
  public static List<String> caption(StudyResult result, boolean published) {
    Optional<Published> numbers = published ? Published.of(result.study()) : Optional.empty();
    return new StudyCaption(result, numbers).sentences();
  }

  private List<Panel> panels(ChartStyle style) {
    if (study.drawing().kind() == StudyDrawing.Kind.ATTENTION_MAPS) {
      return attentionMaps(style);
    }
    Map<Map<String, String>, List<CellResult>> groups = new LinkedHashMap<>();
    for (CellResult cell : result.cells()) {
      Map<String, String> place = new LinkedHashMap<>(cell.at());
      if (!apart()) {
        place.remove(study.drawing().across());
      }
      place.remove(study.drawing().lines());
      groups.computeIfAbsent(place, key -> new ArrayList<>()).add(cell);
    }
    List<Panel> panels = new ArrayList<>();
    groups.forEach(
        (place, cells) ->
            panels.add(new Panel(groups.size() == 1 ? "" : title(place), chart(cells, style))));
    return panels;
  }

  /** Whether the axis across, which is not drawn across, has panels like those left over. */
  private boolean apart() {
    return switch (study.drawing().kind()) {
      case TIME_LINES -> true;
      case SCATTER -> study.drawing().across().equals(Study.DATA_AXIS);
      case LINES, BARS, TABLE, HEAT_MAP, ATTENTION_MAPS -> false;
    };
  }

  private String title(Map<String, String> place) {
    List<String> parts = new ArrayList<>();
    place.forEach(
        (axis, point) -> {
          if (axis.equals(Study.DATA_AXIS)) {
            parts.add(caption.title(point));
          } else if (study.axis(axis).points().size() > 1) {
            parts.add(study.axis(axis).label() + " " + point);
          }
        });
    return String.join(", ", parts);
  }

  private JFreeChart chart(List<CellResult> cells, ChartStyle style) {
    return switch (study.drawing().kind()) {
      case LINES -> plot(PlotFigure.Kind.LINES, drawing(), scale(), cells, style);
      case BARS -> plot(PlotFigure.Kind.BARS, drawing(), PlotAxis.Scale.NAMES, cells, style);
      case TABLE -> plot(PlotFigure.Kind.BARS, rowsAcross(), PlotAxis.Scale.NAMES, cells, style);
      case HEAT_MAP -> heatMap(cells, style);
      case SCATTER -> scatter(cells, style);
      case TIME_LINES ->
          measure.ranking().isPresent()
              ? timeLines(cells, style)
              : plot(PlotFigure.Kind.BARS, rowsAcross(), PlotAxis.Scale.NAMES, cells, style);
      case ATTENTION_MAPS -> throw new IllegalStateException("Maps have panels of their own.");
    };
  }

  private StudyDrawing drawing() {
    return study.drawing();
  }

  /** A table has more rows than columns: its rows are groups of bars, its columns their colours. */
  private StudyDrawing rowsAcross() {
    return drawing().lines().isEmpty()
        ? drawing()
        : new StudyDrawing(drawing().kind(), drawing().lines(), drawing().across());
  }

  private JFreeChart plot(
      PlotFigure.Kind kind,
      StudyDrawing drawing,
      PlotAxis.Scale scale,
      List<CellResult> cells,
      ChartStyle style) {
    PlotAxis across = axis(drawing.across(), scale);
    List<PlotSeries> series = new ArrayList<>();
    List<PlotSeries> others = new ArrayList<>();
    List<String> lines = points(drawing.lines(), cells);
    for (int l = 0; l < lines.size(); l++) {
      String line = lines.get(l);
      List<CellResult> own =
          cells.stream().filter(cell -> isOn(drawing.lines(), line, cell)).toList();
      series.add(new PlotSeries(label(drawing, line), l, own(own, drawing, across), false));
      List<PlotSeries.Point> printed = published(own, drawing, across);
      if (!printed.isEmpty()) {
        String name = StudyTexts.format("legend.published", label(drawing, line), Published.MARK);
        others.add(new PlotSeries(name.strip(), l, printed, true));
      }
    }
    series.addAll(others);
    return PlotFigure.chart(kind, across, StudyTexts.label(measure), series, style);
  }

  private String label(StudyDrawing drawing, String line) {
    if (drawing.lines().equals(Study.DATA_AXIS)) {
      return caption.title(line);
    }
    return line.isEmpty() ? StudyTexts.label(measure) : line;
  }

  private List<PlotSeries.Point> own(
      List<CellResult> cells, StudyDrawing drawing, PlotAxis across) {
    List<PlotSeries.Point> points = new ArrayList<>();
    for (CellResult cell : cells) {
      Spread spread = cell.spread(measure);
      if (spread.runs() > 0) {
        points.add(
            new PlotSeries.Point(x(cell, drawing, across), spread.mean(), spread.deviation()));
      }
    }
    return points;
  }

  private List<PlotSeries.Point> published(
      List<CellResult> cells, StudyDrawing drawing, PlotAxis across) {
    List<PlotSeries.Point> points = new ArrayList<>();
    for (CellResult cell : cells) {
      OptionalDouble number = caption.find(cell.at(), measure);
      if (number.isPresent()) {
        points.add(
            new PlotSeries.Point(x(cell, drawing, across), number.getAsDouble(), Double.NaN));
      }
    }
    return points;
  }

  private double x(CellResult cell, StudyDrawing drawing, PlotAxis across) {
    String point = cell.at().get(drawing.across());
    return across.scale() == PlotAxis.Scale.NAMES
        ? ids(drawing.across()).indexOf(point)
        : Double.parseDouble(point);
  }

  private PlotAxis.Scale scale() {
    if (study.drawing().across().equals(Study.DATA_AXIS)) {
      return PlotAxis.Scale.NAMES;
    }
    return switch (study.axis(study.drawing().across()).scale()) {
      case LINEAR -> PlotAxis.Scale.LINEAR;
      case LOG -> PlotAxis.Scale.LOGARITHMIC;
      case NAMES -> PlotAxis.Scale.NAMES;
    };
  }

  private PlotAxis axis(String name, PlotAxis.Scale scale) {
    boolean data = name.equals(Study.DATA_AXIS);
    String label = data ? StudyTexts.format("column.data") : study.axis(name).label();
    List<String> names =
        ids(name).stream().map(point -> data ? caption.title(point) : point).toList();
    return new PlotAxis(label, scale, scale == PlotAxis.Scale.NAMES ? names : List.of());
  }

  /** Names of all points of an axis that have cells. */
  private List<String> ids(String axis) {
    return points(axis, result.cells());
  }

  /** One that stands for all, where there is no axis. */
  private static List<String> points(String axis, List<CellResult> cells) {
    if (axis.isEmpty()) {
      return List.of("");
    }
    Set<String> points = new LinkedHashSet<>();
    cells.forEach(cell -> points.add(cell.at().get(axis)));
    return List.copyOf(points);
  }

  private static boolean isOn(String axis, String point, CellResult cell) {
    return axis.isEmpty() || point.equals(cell.at().get(axis));
  }

  private JFreeChart heatMap(List<CellResult> cells, ChartStyle style) {
    List<String> columns = ids(study.drawing().across());
    List<String> rows = ids(study.drawing().lines());
    double[][] values = new double[rows.size()][columns.size()];
    for (double[] row : values) {
      Arrays.fill(row, Double.NaN);
    }
    for (CellResult cell : cells) {
      int row = rows.indexOf(cell.at().get(study.drawing().lines()));
      int column = columns.indexOf(cell.at().get(study.drawing().across()));
      values[row][column] = cell.spread(measure).mean();
    }
    return CellMap.chart(
        axis(study.drawing().across(), PlotAxis.Scale.NAMES),
        axis(study.drawing().lines(), PlotAxis.Scale.NAMES),
        values,
        ColourMap.VIRIDIS,
        style);
  }

  /** As much of each run as all its seeds have. */
  private JFreeChart timeLines(List<CellResult> cells, ChartStyle style) {
    List<PlotSeries> series = new ArrayList<>();
    for (CellResult cell : cells) {
      List<PlotSeries.Point> points =
          cell.trace().curve(measure).stream()
              .map(one -> new PlotSeries.Point(one.seconds(), one.value(), one.deviation()))
              .toList();
      String line = cell.at().getOrDefault(study.drawing().lines(), "");
      series.add(new PlotSeries(label(study.drawing(), line), series.size(), points, false));
    }
    PlotAxis across =
        new PlotAxis(StudyTexts.format("axis.seconds"), PlotAxis.Scale.LINEAR, List.of());
    String up = StudyTexts.format("axis.validation", StudyTexts.label(measure));
    return PlotFigure.chart(PlotFigure.Kind.LINES, across, up, series, style);
  }

  /** The first block and the last of every cell, all on one scale. */
  private List<Panel> attentionMaps(ChartStyle style) {
    HeatScale scale = mapScale();
    List<Panel> panels = new ArrayList<>();
    for (CellResult cell : result.cells()) {
      for (CellTrace.AttentionMap map : cell.trace().maps()) {
        String block =
            StudyTexts.format(
                "map.block", Integer.toString(map.block()), Integer.toString(map.blocks()));
        String place = title(cell.at());
        panels.add(
            new Panel(
                place.isEmpty() ? block : place + ", " + block,
                PositionMap.chart(
                    map.weights(),
                    scale,
                    StudyTexts.format("axis.queries"),
                    StudyTexts.format("axis.keys"),
                    style)));
      }
    }
    return panels.isEmpty() ? List.of(noMaps(scale, style)) : panels;
  }

  private static Panel noMaps(HeatScale scale, ChartStyle style) {
    return new Panel(
        "",
        PositionMap.chart(
            List.of(List.of(Double.NaN)),
            scale,
            StudyTexts.format("axis.queries"),
            StudyTexts.format("axis.keys"),
            style));
  }

  /** Up to the weight that 95 % of every map do not exceed: the oldest queries have few keys. */
  private HeatScale mapScale() {
    double high = 0;
    for (CellResult cell : result.cells()) {
      for (CellTrace.AttentionMap map : cell.trace().maps()) {
        double[] ascending =
            map.weights().stream()
                .flatMap(List::stream)
                .filter(weight -> !weight.isNaN())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (ascending.length > 0) {
          high = Math.max(high, ascending[(int) (SHOWN * (ascending.length - 1))]);
        }
      }
    }
    return HeatScale.clippedAt(HeatScale.round(high));
  }

  /** A colour for each point of the axis of lines, or else of the one across. */
  private JFreeChart scatter(List<CellResult> cells, ChartStyle style) {
    StudyMeasure other = study.measures().get(1);
    String told =
        study.drawing().lines().isEmpty() ? study.drawing().across() : study.drawing().lines();
    List<PlotSeries> series = new ArrayList<>();
    for (String name : points(told, cells)) {
      List<PlotSeries.Point> points = new ArrayList<>();
      for (CellResult cell : cells) {
        Spread up = cell.spread(measure);
        Spread right = cell.spread(other);
        if (isOn(told, name, cell) && up.runs() > 0 && right.runs() > 0) {
          points.add(new PlotSeries.Point(right.mean(), up.mean(), up.deviation()));
        }
      }
      series.add(new PlotSeries(name, series.size(), points, false));
    }
    PlotAxis across = new PlotAxis(StudyTexts.label(other), PlotAxis.Scale.LINEAR, List.of());
    return PlotFigure.chart(
        PlotFigure.Kind.MARKERS, across, StudyTexts.label(measure), series, style);
  }
}
