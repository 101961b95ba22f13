package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import recdenoiser.engine.run.Spread;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** What came out of a study as tables. */
public final class StudyTable {
  private static final double LEAST_P = 1e-4;
  private static final double LEVEL = 0.95;

  private final StudyResult result;
  private final Study study;
  private final StudyCaption caption;

  private StudyTable(StudyResult result, boolean published) {
    this.result = result;
    this.study = result.study();
    this.caption =
        new StudyCaption(result, published ? Published.of(result.study()) : Optional.empty());
  }

  /**
   * As papers have it: a row for each point of the axis of lines, a column for each point across
   * and measure, mean ± deviation over seeds, relative difference to the baseline where there is
   * one.
   *
   * @param published whether published numbers stand beside ours
   */
  public static DataGrid wide(StudyResult result, boolean published) {
    return new StudyTable(result, published).wide();
  }

  /**
   * A row for each cell, with everything that is known of it.
   *
   * @param published whether published numbers stand beside ours
   */
  public static DataGrid cells(StudyResult result, boolean published) {
    return new StudyTable(result, published).cells();
  }

  private DataGrid cells() {
    List<GridColumn> columns = new ArrayList<>();
    columns.add(GridColumn.words(StudyTexts.format("column.data")));
    study.axes().forEach(axis -> columns.add(GridColumn.words(axis.label())));
    columns.add(GridColumn.numbers(StudyTexts.format("column.seeds")));
    for (StudyMeasure measure : study.measures()) {
      columns.add(GridColumn.numbers(StudyTexts.label(measure)));
      columns.add(GridColumn.numbers(StudyTexts.format("column.deviation")));
      columns.add(GridColumn.numbers(StudyTexts.format("column.interval")));
      if (hasPublished(measure)) {
        columns.add(GridColumn.numbers(StudyTexts.format("column.published", Published.MARK)));
      }
      if (study.baseline().isPresent()) {
        columns.add(GridColumn.numbers(StudyTexts.format("column.difference")));
        columns.add(GridColumn.numbers(StudyTexts.format("column.seedsHolm")));
        columns.add(GridColumn.numbers(StudyTexts.format("column.usersHolm")));
      }
    }
    List<List<GridCell>> rows = result.cells().stream().map(this::row).toList();
    return new DataGrid(study.title(), columns, rows, notes());
  }

  private List<GridCell> row(CellResult cell) {
    List<GridCell> row = new ArrayList<>();
    row.add(GridCell.text(caption.title(cell.at().get(Study.DATA_AXIS))));
    study.axes().forEach(axis -> row.add(GridCell.text(cell.at().get(axis.name()))));
    row.add(GridCell.number(cell.seeds().size()));
    for (StudyMeasure measure : study.measures()) {
      Spread spread = cell.spread(measure);
      row.add(value(measure, spread.mean()));
      row.add(value(measure, spread.deviation()));
      row.add(interval(measure, spread));
      if (hasPublished(measure)) {
        row.add(published(cell.at(), measure));
      }
      if (study.baseline().isPresent()) {
        Optional<CellResult.Contrast> contrast = cell.contrast(measure);
        row.add(contrast.map(one -> signed(measure, one.difference())).orElse(GridCell.NONE));
        row.add(contrast.map(one -> p(one.seedsHolm())).orElse(GridCell.NONE));
        row.add(contrast.map(one -> p(one.usersHolm())).orElse(GridCell.NONE));
      }
    }
    return row;
  }

  /** Of the mean over seeds, from Student's distribution. */
  private static GridCell interval(StudyMeasure measure, Spread spread) {
    double half = spread.halfInterval(LEVEL);
    if (!Double.isFinite(half)) {
      return GridCell.NONE;
    }
    String text =
        shown(measure, spread.mean() - half) + " … " + shown(measure, spread.mean() + half);
    return GridCell.number(half, text);
  }

  private DataGrid wide() {
    StudyDrawing drawing = study.drawing();
    Map<Map<String, String>, Map<Map<String, String>, CellResult>> rows = new LinkedHashMap<>();
    Map<Map<String, String>, String> across = new LinkedHashMap<>();
    for (CellResult cell : result.cells()) {
      Map<String, String> column = new LinkedHashMap<>();
      column.put(drawing.across(), cell.at().get(drawing.across()));
      Map<String, String> row = new LinkedHashMap<>(cell.at());
      row.remove(drawing.across());
      across.put(column, name(drawing.across(), cell.at().get(drawing.across())));
      rows.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(column, cell);
    }
    List<String> heads = heads(rows.keySet());
    List<GridColumn> columns = new ArrayList<>();
    heads.forEach(axis -> columns.add(GridColumn.words(label(axis))));
    across.forEach((column, title) -> addColumns(columns, column, title));
    List<List<GridCell>> lines = new ArrayList<>();
    rows.forEach((row, cells) -> lines.add(line(heads, row, across.keySet(), cells)));
    List<String> notes = new ArrayList<>(notes());
    if (study.baseline().isPresent()) {
      notes.add(0, StudyTexts.format("note.relative"));
    }
    return new DataGrid(study.title(), columns, lines, notes);
  }

  /** Axes that tell rows apart: one with a single point says nothing. */
  private List<String> heads(Iterable<Map<String, String>> rows) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      row.forEach(
          (axis, point) -> {
            List<String> found = values.computeIfAbsent(axis, key -> new ArrayList<>());
            if (!found.contains(point)) {
              found.add(point);
            }
          });
    }
    List<String> heads = new ArrayList<>();
    values.forEach(
        (axis, found) -> {
          if (found.size() > 1 || axis.equals(study.drawing().lines())) {
            heads.add(axis);
          }
        });
    return heads;
  }

  private void addColumns(List<GridColumn> columns, Map<String, String> column, String title) {
    for (StudyMeasure measure : study.measures()) {
      String head = title + " " + StudyTexts.label(measure);
      columns.add(GridColumn.numbers(head.strip()));
      if (hasPublished(column, measure)) {
        columns.add(GridColumn.numbers(StudyTexts.format("column.published", Published.MARK)));
      }
      if (study.baseline().isPresent()) {
        columns.add(GridColumn.numbers(StudyTexts.format("column.relative")));
      }
    }
  }

  private List<GridCell> line(
      List<String> heads,
      Map<String, String> row,
      Iterable<Map<String, String>> across,
      Map<Map<String, String>, CellResult> cells) {
    List<GridCell> line = new ArrayList<>();
    heads.forEach(axis -> line.add(GridCell.text(name(axis, row.get(axis)))));
    for (Map<String, String> column : across) {
      CellResult cell = cells.get(column);
      for (StudyMeasure measure : study.measures()) {
        line.add(cell == null ? GridCell.NONE : spread(measure, cell.spread(measure)));
        if (hasPublished(column, measure)) {
          line.add(cell == null ? GridCell.NONE : published(cell.at(), measure));
        }
        if (study.baseline().isPresent()) {
          line.add(cell == null ? GridCell.NONE : relative(cell, measure));
        }
      }
    }
    return line;
  }

  private static GridCell spread(StudyMeasure measure, Spread spread) {
    String mean = shown(measure, spread.mean());
    boolean several = Double.isFinite(spread.deviation());
    String text = several ? mean + " ± " + shown(measure, spread.deviation()) : mean;
    return GridCell.number(spread.mean(), text);
  }

  /** With a star where the test over seeds, or else over users, finds a difference at 5 %. */
  private static GridCell relative(CellResult cell, StudyMeasure measure) {
    Optional<CellResult.Contrast> contrast = cell.contrast(measure);
    if (contrast.isEmpty()) {
      return GridCell.NONE;
    }
    double tested =
        Double.isNaN(contrast.get().seedsHolm())
            ? contrast.get().usersHolm()
            : contrast.get().seedsHolm();
    double share = 100 * contrast.get().relative();
    String text = (share > 0 ? "+" : "") + Numbers.fixed(share, 1) + "\u2009%";
    return GridCell.number(contrast.get().relative(), tested < 0.05 ? text + "*" : text);
  }

  private GridCell published(Map<String, String> at, StudyMeasure measure) {
    OptionalDouble number = caption.find(at, measure);
    return number.isEmpty()
        ? GridCell.NONE
        : GridCell.number(
            number.getAsDouble(), shown(measure, number.getAsDouble()) + Published.MARK);
  }

  private boolean hasPublished(StudyMeasure measure) {
    return result.cells().stream().anyMatch(cell -> caption.find(cell.at(), measure).isPresent());
  }

  private boolean hasPublished(Map<String, String> column, StudyMeasure measure) {
    return result.cells().stream()
        .filter(cell -> cell.at().entrySet().containsAll(column.entrySet()))
        .anyMatch(cell -> caption.find(cell.at(), measure).isPresent());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(caption.sentences());
    if (study.baseline().isPresent()) {
      notes.add(StudyTexts.format("note.tests", study.baseline().get().point()));
      List<String> others = comparedOtherwise(study.axis(study.baseline().get().axis()));
      if (!others.isEmpty()) {
        notes.add(StudyTexts.format("note.against", String.join(", ", others)));
      }
    }
    return notes;
  }

  private static List<String> comparedOtherwise(StudyAxis axis) {
    return axis.points().stream()
        .filter(point -> !point.against().isEmpty())
        .map(point -> StudyTexts.format("note.pair", point.name(), point.against()))
        .toList();
  }

  private String label(String axis) {
    return axis.equals(Study.DATA_AXIS)
        ? StudyTexts.format("column.data")
        : study.axis(axis).label();
  }

  private String name(String axis, String point) {
    return axis.equals(Study.DATA_AXIS) ? caption.title(point) : point;
  }

  private static GridCell value(StudyMeasure measure, double value) {
    return GridCell.number(value, shown(measure, value));
  }

  private static GridCell signed(StudyMeasure measure, double value) {
    return GridCell.number(value, (value > 0 ? "+" : "") + shown(measure, value));
  }

  private static GridCell p(double p) {
    return GridCell.number(p, p < LEAST_P ? "< 0.0001" : Numbers.fixed(p, 4));
  }

  private static String shown(StudyMeasure measure, double value) {
    return measure.isShare() ? Numbers.metric(value) : Numbers.significant(value);
  }
}
