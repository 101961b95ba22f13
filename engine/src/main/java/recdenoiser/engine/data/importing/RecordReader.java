package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import recdenoiser.engine.data.reading.Lines;

/** Reads the records of one kind of text. */
interface RecordReader {
  /** Characters (bytes where lines are read as such) that a record may have. */
  int LONGEST_RECORD = Lines.LONGEST_LINE;

  /**
   * Reads everything.
   *
   * @param source what the text is called in messages
   * @param columns wanted, by name or number; empty for one that is not
   * @throws recdenoiser.engine.data.DataProblem if the text as a whole cannot be read
   */
  void read(String source, InputStream in, List<String> columns, RecordSink sink)
      throws IOException;
}
