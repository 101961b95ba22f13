package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How a file is to be understood.
 *
 * @param entry name of the file within a zip; empty where there is none
 * @param encoding of the text, such as windows-1252; empty for the one that its first bytes show
 */
public record ImportPlan(
    String entry,
    FileLayout layout,
    ActionColumns columns,
    TimeNotation times,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String encoding) {

  public ImportPlan {
    encoding = encoding == null ? "" : encoding;
  }

  /** In the encoding that its first bytes show. */
  public ImportPlan(String entry, FileLayout layout, ActionColumns columns, TimeNotation times) {
    this(entry, layout, columns, times, "");
  }

  public ImportPlan with(FileLayout other) {
    return new ImportPlan(entry, other, columns, times, encoding);
  }

  public ImportPlan with(ActionColumns others) {
    return new ImportPlan(entry, layout, others, times, encoding);
  }

  public ImportPlan with(TimeNotation others) {
    return new ImportPlan(entry, layout, columns, others, encoding);
  }

  public ImportPlan encoded(String other) {
    return new ImportPlan(entry, layout, columns, times, other);
  }

  /** Whether the file says when actions happened. */
  public boolean hasTimes() {
    return (!columns.time().isEmpty() && !columns.hasHistory())
        || layout.format() == FileLayout.Format.HISTORIES_WITH_GAPS;
  }

  /** Takes the records of a text to actions, one by one. */
  RecordSink unfolded(RecordSink actions) {
    boolean several = columns.hasHistory() || !layout.lists().isEmpty();
    return several ? new UnfoldingSink(this, actions) : actions;
  }

  RecordReader reader() {
    return switch (layout.format()) {
      case TEXT ->
          layout.separator().equals(FileLayout.BLANKS)
              ? new BlanksReader(layout.header())
              : new DelimitedReader(layout, Encodings.strictUtf8());
      case CSV -> new DelimitedReader(layout, Encodings.strictUtf8());
      case JSON_LINES -> new JsonReader(false);
      case JSON_LIST -> new JsonListReader();
      case PYTHON_RECORDS -> new JsonReader(true);
      case HISTORIES -> new HistoryReader(false, layout.separator());
      case HISTORIES_WITH_GAPS -> new HistoryReader(true, layout.separator());
      case ITEM_HEADS -> new ItemHeadsReader();
    };
  }
}
