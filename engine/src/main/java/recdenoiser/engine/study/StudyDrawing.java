package recdenoiser.engine.study;

/**
 * How a study is drawn. Data sets, and what axes are left over, get a panel each.
 *
 * @param across name of the axis along which it is drawn: points of lines, groups of bars, columns
 *     of a heat map or of a table; of lines over time and maps of attention the table's alone
 * @param lines name of the axis that tells lines or bars apart, the rows of a heat map or of a
 *     table; empty for none
 */
public record StudyDrawing(Kind kind, String across, String lines) {

  /** What is drawn. */
  public enum Kind {
    /** Lines with a band over seeds. */
    LINES,
    /** Bars with whiskers over seeds. */
    BARS,
    /** A table like the paper's; as a figure its bars. */
    TABLE,
    /** Cells coloured by their number. */
    HEAT_MAP,
    /** The first measure over the second, a marker for each point. */
    SCATTER,
    /**
     * A metric on validation at each evaluation over the seconds of training, a line for each point
     * of the axis of lines.
     */
    TIME_LINES,
    /** The average attention of the first block and of the last, a panel for each. */
    ATTENTION_MAPS;

    /** Whether it is drawn from what runs kept while they trained. */
    boolean traced() {
      return this == TIME_LINES || this == ATTENTION_MAPS;
    }
  }
}
