package recdenoiser.engine.data.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** The records of a Parquet file as text: one JSON object a line, made while it is read. */
final class ParquetLines extends InputStream {
  /** How messages of the library name it. */
  private static final Pattern THE_FILE = Pattern.compile("\\S*LocalInputFile@\\w+");

  private final ParquetFileReader reader;
  private final MessageType schema;
  private final MessageColumnIO columns;
  private final ParquetJson json;
  private final long records;
  private RecordReader<Group> group;
  private long leftOfGroup;
  private long read;
  private byte[] line = new byte[0];
  private int at;

  /**
   * @throws IOException if it is no Parquet file, or is damaged, saying how
   */
  ParquetLines(Path file) throws IOException {
    try {
      ParquetReadOptions options =
          ParquetReadOptions.builder(new PlainParquetConfiguration())
              .withCodecFactory(new ParquetCodecs())
              .build();
      this.reader = ParquetFileReader.open(new LocalInputFile(file), options);
      this.schema = reader.getFileMetaData().getSchema();
      this.columns = new ColumnIOFactory().getColumnIO(schema);
      this.json = new ParquetJson(schema);
      this.records = reader.getRecordCount();
    } catch (RuntimeException | LinkageError e) {
      throw damaged(e);
    }
  }

  /** How much has been read, 0 … 1. */
  double share() {
    return records == 0 ? 1 : read / (double) records;
  }

  @Override
  public int read() throws IOException {
    return fill() ? Byte.toUnsignedInt(line[at++]) : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, into, from, count);
    at += count;
    return count;
  }

  /** Whether there is a byte to give. */
  private boolean fill() throws IOException {
    if (at < line.length) {
      return true;
    }
    try {
      while (leftOfGroup == 0) {
        PageReadStore pages = reader.readNextRowGroup();
        if (pages == null) {
          return false;
        }
        leftOfGroup = pages.getRowCount();
        group = columns.getRecordReader(pages, new GroupRecordConverter(schema));
      }
      ByteArrayOutputStream next = new ByteArrayOutputStream();
      json.write(group.read(), next);
      line = next.toByteArray();
    } catch (RuntimeException e) {
      throw damaged(e);
    }
    at = 0;
    leftOfGroup--;
    read++;
    return true;
  }

  private IOException damaged(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new IOException(
        "its Parquet is damaged or of a kind that is not known ("
            + THE_FILE.matcher(reason).replaceAll("it").replaceAll("\\.$", "")
            + ")",
        problem);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
