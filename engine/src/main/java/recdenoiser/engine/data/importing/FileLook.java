package recdenoiser.engine.data.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Doubt;

/**
 * A first look at a file: how it is probably to be understood, and what there is to choose from if
 * it is not.
 *
 * @param plan the likeliest; parts that are not found are empty
 * @param entries files within a zip; empty where there is no zip
 * @param columns of its records; empty where they have none, as histories do
 * @param problem one sentence why it is none of the known kinds; empty if it is one
 * @param doubts about the plan
 * @param otherItem a column that is nearly as likely the item as the plan's, so that a person has
 *     to choose; empty if there is none
 */
public record FileLook(
    ImportPlan plan,
    List<String> entries,
    List<Column> columns,
    String problem,
    List<Doubt> doubts,
    String otherItem) {

  private static final int LONGEST_EXAMPLE = 40;
  private static final int MOST_COLUMNS = 500;

  /**
   * One column.
   *
   * @param number from 1; 0 where columns have names alone
   * @param name as a plan names it
   * @param title as the file prints it; empty where it does not
   * @param example what the first record holds there
   */
  public record Column(int number, String name, String title, String example) {}

  /**
   * Looks at the first lines.
   *
   * @param entry name of the file within a zip; empty for the one that looks most like actions
   * @throws DataProblem if the file cannot be read, or is no text
   */
  public static FileLook at(Path file, String entry) {
    try (ImportSource source = ImportSource.open(file, entry)) {
      Detector detector = new Detector(source);
      try {
        return of(source, detector, detector.plan(), "");
      } catch (DataProblem e) {
        return of(source, detector, detector.plan(detector.unknown()), e.getMessage());
      }
    }
  }

  /** Looks again, where it is known how records lie. */
  public static FileLook at(Path file, String entry, FileLayout layout) {
    try (ImportSource source = ImportSource.open(file, entry)) {
      Detector detector = new Detector(source);
      return of(source, detector, detector.plan(layout), "");
    }
  }

  /** How the times in a column are probably written. */
  public static TimeNotation timesIn(Path file, ImportPlan plan) {
    try (ImportSource source = ImportSource.open(file, plan.entry(), plan.encoding())) {
      return new Detector(source).times(plan.layout(), plan.columns().time());
    }
  }

  /** The plan with other columns, whose lists and times are found anew. */
  public static ImportPlan corrected(Path file, ImportPlan old, ActionColumns columns) {
    ImportPlan plan = old.with(columns);
    try (ImportSource source = ImportSource.open(file, plan.entry(), plan.encoding())) {
      String lists = new Detector(source).lists(plan.layout(), columns);
      plan = plan.with(plan.layout().withLists(lists));
    }
    boolean sameTime = columns.time().isEmpty() || columns.time().equals(old.columns().time());
    return sameTime ? plan : plan.with(timesIn(file, plan));
  }

  private static FileLook of(
      ImportSource source, Detector detector, ImportPlan plan, String problem) {
    return new FileLook(
        plan,
        source.entries(),
        columns(detector.records(), plan.layout()),
        problem,
        detector.with(plan).doubts(),
        detector.with(plan).otherItem());
  }

  /** A plan with the doubts about it: those of this look, unless a person has corrected it. */
  public Detection detection(ImportPlan chosen) {
    return new Detection(chosen, chosen.equals(plan) ? doubts : List.of(), "");
  }

  private static List<Column> columns(FirstRecords records, FileLayout layout) {
    return switch (layout.format()) {
      case HISTORIES, HISTORIES_WITH_GAPS, ITEM_HEADS -> List.of();
      case JSON_LINES, JSON_LIST, PYTHON_RECORDS ->
          records.keys().entrySet().stream()
              .limit(MOST_COLUMNS)
              .map(
                  key ->
                      new Column(
                          0,
                          key.getKey(),
                          key.getKey(),
                          key.getValue().isEmpty() ? "" : shortened(key.getValue().get(0))))
              .toList();
      case TEXT, CSV -> cells(layout, records.rows(layout.separator()));
    };
  }

  private static List<Column> cells(FileLayout layout, List<String[]> rows) {
    List<Column> columns = new ArrayList<>();
    if (rows.isEmpty()) {
      return columns;
    }
    String[] first = rows.get(0);
    String[] example = FirstRecords.below(layout, rows).get(0);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < Math.min(MOST_COLUMNS, first.length); i++) {
      String number = Integer.toString(i + 1);
      String plain = layout.header() ? ColumnChoice.plain(first[i]) : "";
      String name = plain.isEmpty() || !names.add(plain) ? number : plain;
      String title = layout.header() ? ColumnChoice.untyped(first[i]) : "";
      columns.add(new Column(i + 1, name, title, i < example.length ? shortened(example[i]) : ""));
    }
    return List.copyOf(columns);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…";
  }

  /**
   * The column that a plan means.
   *
   * @param wanted a name or a number; empty for none
   */
  public Optional<Column> column(String wanted) {
    String plain = ColumnChoice.plain(wanted);
    return columns.stream()
        .filter(column -> column.name().equals(wanted) || column.name().equals(plain))
        .findFirst()
        .or(
            () ->
                columns.stream()
                    .filter(column -> Integer.toString(column.number()).equals(wanted))
                    .findFirst());
  }
}
