package recdenoiser.engine.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A table for programs. */
final class CsvGrid {
  private CsvGrid() {}

  static String write(DataGrid grid) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(grid.columns().stream().map(GridColumn::title).toList());
      grid.rows().forEach(row -> csv.writeRecord(row.stream().map(GridCell::exact).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing is written to any disk here.", e);
    }
    return text.toString();
  }
}
