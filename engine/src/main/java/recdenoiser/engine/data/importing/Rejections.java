package recdenoiser.engine.data.importing;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.data.DataProblem;

/** Lines that were not understood, and why: the first ones at hand, all of them in a file. */
final class Rejections implements Closeable {
  /** Where a file is no data at all, a file of as many reasons is of no use. */
  private static final int MOST_WRITTEN = 100_000;

  private static final int MOST_KEPT = 20;
  private static final int LONGEST_SHOWN = 200;

  private final Path file;
  private final List<RejectedLine> first = new ArrayList<>();
  private BufferedWriter writer;
  private long count;

  /**
   * @param file made if there is something to write; null for none
   */
  Rejections(Path file) {
    this.file = file;
  }

  void add(long line, String reason, String text) {
    count++;
    String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    RejectedLine rejected = new RejectedLine(line, reason, shown);
    if (first.size() < MOST_KEPT) {
      first.add(rejected);
    }
    if (file != null && count <= MOST_WRITTEN) {
      write(rejected);
    }
  }

  private void write(RejectedLine rejected) {
    try {
      if (writer == null) {
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        writer.write("line\treason\ttext\n");
      }
      writer.write(
          rejected.line() + "\t" + oneField(rejected.reason()) + "\t" + oneField(rejected.text()));
      writer.newLine();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static String oneField(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /** Where they are written; null for nowhere. */
  Path file() {
    return file;
  }

  long count() {
    return count;
  }

  List<RejectedLine> first() {
    return List.copyOf(first);
  }

  /** What was written so far would be half a file. */
  private DataProblem unwritable(IOException e) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      e.addSuppressed(refused);
    }
    return DataProblem.of(file.toString(), file + " cannot be written: " + e.getMessage() + ".", e);
  }

  @Override
  public void close() {
    if (writer != null) {
      try {
        writer.close();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }
}
