package recdenoiser.engine.cli;

import java.io.PrintWriter;
import recdenoiser.engine.data.importing.Reading;

/** How data were read and what is doubtful in it, told before anything else. */
final class ReadingLines {
  private ReadingLines() {}

  /**
   * @param reading as it is recorded; nothing is printed where it is empty
   */
  static void print(PrintWriter out, String source, String reading) {
    if (!reading.isEmpty()) {
      Reading.of(source, reading).sentences().forEach(out::println);
    }
  }
}
