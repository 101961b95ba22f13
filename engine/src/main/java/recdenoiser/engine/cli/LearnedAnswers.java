package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureGrid;
import recdenoiser.engine.figure.NamedMatrix;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.learned.Learned;
import recdenoiser.engine.inspect.learned.LearnedCurve;
import recdenoiser.engine.inspect.learned.LearnedMap;
import recdenoiser.engine.inspect.learned.LearnedView;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.table.GridFormat;
import recdenoiser.engine.text.Numbers;

/** What was seen of what models have learned: as text, for machines, and in files. */
record LearnedAnswers(List<Seen> all) {
  private static final int FEW = 10;

  /** With maps of one quantity on one scale. */
  static LearnedAnswers of(List<Seen> all) {
    List<Learned> shared = Learned.onSharedScales(all.stream().map(Seen::learned).toList());
    return new LearnedAnswers(
        IntStream.range(0, all.size())
            .mapToObj(s -> new Seen(all.get(s).run(), all.get(s).view(), shared.get(s)))
            .toList());
  }

  /** One view of one run. */
  record Seen(InspectedRun run, LearnedView view, Learned learned) {}

  String text() {
    StringBuilder text = new StringBuilder();
    for (Seen seen : all) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append(CliTexts.format("inspect.learned", seen.run().name(), seen.view().id()));
      text.append('\n');
      for (LearnedMap map : seen.learned().maps()) {
        text.append('\n').append(GridFormat.TEXT.write(grid(map, true)));
      }
      seen.learned()
          .curve()
          .ifPresent(curve -> text.append('\n').append(GridFormat.TEXT.write(grid(curve, true))));
      seen.learned()
          .list()
          .ifPresent(list -> text.append('\n').append(GridFormat.TEXT.write(list.grid())));
    }
    return text.toString();
  }

  /** With the longer side downwards, so that it fits a terminal; numbers for short names across. */
  private static DataGrid grid(LearnedMap map, boolean narrow) {
    NamedMatrix matrix = map.matrix();
    boolean turned = narrow && matrix.columns().size() > matrix.rows().size();
    List<String> down = turned ? matrix.columns() : matrix.rows();
    List<String> across = turned ? matrix.rows() : matrix.columns();
    boolean square = narrow && down.equals(across);
    List<GridColumn> columns = new ArrayList<>();
    columns.add(GridColumn.words(turned ? matrix.columnAxis() : matrix.rowAxis()));
    for (int c = 0; c < across.size(); c++) {
      columns.add(GridColumn.numbers(square ? Integer.toString(c + 1) : across.get(c)));
    }
    List<List<GridCell>> rows = new ArrayList<>();
    for (int r = 0; r < down.size(); r++) {
      List<GridCell> row = new ArrayList<>();
      row.add(GridCell.text(square ? (r + 1) + " " + down.get(r) : down.get(r)));
      for (int c = 0; c < across.size(); c++) {
        float value = turned ? matrix.value(c, r) : matrix.value(r, c);
        row.add(GridCell.number(value, Numbers.fixed(value, 2)));
      }
      rows.add(row);
    }
    return DataGrid.of(map.title(), columns, rows);
  }

  /**
   * The points of the first line, a row each.
   *
   * @param few whether some of them are enough
   */
  private static DataGrid grid(LearnedCurve curve, boolean few) {
    List<LearnedCurve.Point> points = curve.lines().get(0).points();
    int step = few ? Math.max(1, (points.size() - 1) / FEW) : 1;
    List<List<GridCell>> rows = new ArrayList<>();
    for (int p = 0; p < points.size(); p += step) {
      rows.add(
          List.of(GridCell.metric(points.get(p).place()), GridCell.metric(points.get(p).value())));
    }
    return DataGrid.of(
        curve.title(),
        List.of(GridColumn.numbers(curve.across()), GridColumn.numbers(curve.quantity())),
        rows);
  }

  Map<String, Object> json() {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (Seen seen : all) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("run", seen.run().folder().toString());
      object.put("name", seen.run().name());
      object.put("learned", seen.view().id());
      object.put("maps", seen.learned().maps().stream().map(LearnedAnswers::json).toList());
      seen.learned().curve().ifPresent(curve -> object.put("curve", json(curve)));
      seen.learned().list().ifPresent(list -> object.put("list", json(seen.run(), list)));
      runs.add(object);
    }
    return Map.of("learned", runs);
  }

  private static Map<String, Object> json(LearnedMap map) {
    NamedMatrix matrix = map.matrix();
    List<List<Double>> values = new ArrayList<>();
    for (int row = 0; row < matrix.rows().size(); row++) {
      List<Double> line = new ArrayList<>();
      for (int column = 0; column < matrix.columns().size(); column++) {
        float value = matrix.value(row, column);
        line.add(Float.isFinite(value) ? Double.valueOf(Float.toString(value)) : null);
      }
      values.add(line);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("title", map.title());
    object.put("rows", matrix.rows());
    object.put("columns", matrix.columns());
    object.put("values", values);
    return object;
  }

  private static Map<String, Object> json(LearnedCurve curve) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("title", curve.title());
    object.put("across", curve.across());
    object.put("quantity", curve.quantity());
    object.put("lines", curve.lines());
    return object;
  }

  private static List<Map<String, Object>> json(InspectedRun run, Learned.RowList list) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int r = 0; r < list.numbers().size(); r++) {
      int number = list.numbers().get(r);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put(
          "id",
          list.rows() == Learned.Rows.USERS
              ? run.data().userLabel(number)
              : run.data().itemToken(number));
      for (int c = 0; c < list.grid().columns().size(); c++) {
        GridColumn column = list.grid().columns().get(c);
        String exact = list.grid().rows().get(r).get(c).exact();
        boolean isNumber = column.alignment() == GridColumn.Alignment.RIGHT;
        row.put(column.title(), isNumber && !exact.isEmpty() ? Double.valueOf(exact) : exact);
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * Writes all maps as a picture, or the only map or list as a table; the ending says what.
   *
   * @throws IOException if the file cannot be written, or there is nothing of that kind to write
   */
  void write(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (FigureExport.Kind kind : FigureExport.Kind.values()) {
      if (name.endsWith("." + kind.extension())) {
        AtomicFiles.write(file, kind.isTable() ? table(kind) : picture(file));
        return;
      }
    }
    throw new IOException(CliTexts.format("inspect.outFormat", file.toString()));
  }

  private byte[] picture(Path file) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (Seen seen : all) {
      for (LearnedMap map : seen.learned().maps()) {
        figures.add(map.titled(titled(seen, map.title())).figure());
      }
      seen.learned()
          .curve()
          .ifPresent(curve -> figures.add(curve.titled(titled(seen, curve.title())).figure()));
    }
    if (figures.isEmpty()) {
      throw new IOException(CliTexts.format("inspect.noMaps", file.toString()));
    }
    return FigureFormat.of(file).write(new FigureGrid(figures, 1));
  }

  private String titled(Seen seen, String title) {
    return all.stream().map(Seen::run).distinct().count() > 1
        ? CliTexts.format("inspect.learned", seen.run().name(), title)
        : title;
  }

  private byte[] table(FigureExport.Kind kind) throws IOException {
    List<DataGrid> grids = new ArrayList<>();
    for (Seen seen : all) {
      if (seen.learned().maps().isEmpty()) {
        seen.learned().list().ifPresent(list -> grids.add(list.grid()));
      }
      seen.learned().maps().forEach(map -> grids.add(grid(map, false)));
    }
    if (grids.size() != 1) {
      throw new IOException(CliTexts.format("inspect.oneTable", Integer.toString(grids.size())));
    }
    GridFormat format =
        switch (kind) {
          case MARKDOWN -> GridFormat.MARKDOWN;
          case LATEX -> GridFormat.LATEX;
          default -> GridFormat.CSV;
        };
    return format.write(grids.get(0)).getBytes(StandardCharsets.UTF_8);
  }
}
