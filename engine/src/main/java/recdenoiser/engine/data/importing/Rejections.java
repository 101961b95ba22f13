package recdenoiser.engine.data.importing;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.storage.AtomicFiles;

/** Lines that were not understood, and why: the first ones at hand, all of them in a file. */
final class Rejections implements Closeable {
  /** Where a file is no data at all, a file of as many reasons is of no use. */
  private static final int MOST_WRITTEN = 100_000;

  private static final int MOST_KEPT = 20;
  private static final int LONGEST_SHOWN = 200;

  private final Path file;
  private final Path unfinished;
  private final List<RejectedLine> first = new ArrayList<>();
  private BufferedWriter writer;
  private long count;

  /**
   * @param file made if there is something to write; null for none
   */
  Rejections(Path file) {
    this.file = file;
    this.unfinished = file == null ? null : AtomicFiles.unfinished(file);
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
        writer =
            Files.newBufferedWriter(
                unfinished,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
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
    writer = null;
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException refused) {
      e.addSuppressed(refused);
    }
    return DataProblem.of(file.toString(), file + " cannot be written: " + e.getMessage() + ".", e);
  }

  /** The file is not wanted. */
  void discard() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
      Files.deleteIfExists(unfinished);
    }
  }

  /** The file appears. */
  @Override
  public void close() {
    if (writer != null) {
      try {
        writer.close();
        AtomicFiles.rename(unfinished, file);
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }
}
