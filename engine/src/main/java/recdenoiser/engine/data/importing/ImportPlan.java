package recdenoiser.engine.data.importing;

/**
 * How a file is to be understood.
 *
 * @param entry name of the file within a zip; empty where there is none
 */
public record ImportPlan(
    String entry, FileLayout layout, ActionColumns columns, TimeNotation times) {

  /** Whether the file says when actions happened. */
  public boolean hasTimes() {
    return !columns.time().isEmpty() || layout.format() == FileLayout.Format.HISTORIES_WITH_GAPS;
  }

  RecordReader reader() {
    return switch (layout.format()) {
      case TEXT ->
          layout.separator().equals(FileLayout.BLANKS)
              ? new BlanksReader(layout.header())
              : new DelimitedReader(layout, Encodings.strictUtf8());
      case CSV -> new DelimitedReader(layout, Encodings.strictUtf8());
      case JSON_LINES -> new JsonReader(false);
      case PYTHON_RECORDS -> new JsonReader(true);
      case HISTORIES -> new HistoryReader(false);
      case HISTORIES_WITH_GAPS -> new HistoryReader(true);
    };
  }
}
