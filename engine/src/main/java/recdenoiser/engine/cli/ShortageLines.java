package recdenoiser.engine.cli;

import java.util.List;
import recdenoiser.engine.evaluate.Shortage;

/** Who is ranked among fewer negatives than others, a line for each ranking. */
final class ShortageLines {
  private ShortageLines() {}

  /** Each line begins with a new one; empty where nobody is. */
  static String of(List<Shortage> shortages) {
    StringBuilder lines = new StringBuilder();
    for (Shortage shortage : shortages) {
      lines
          .append(System.lineSeparator())
          .append(
              CliTexts.format(
                  "shortage." + shortage.ranking(),
                  DataTable.count(shortage.users()),
                  DataTable.count(shortage.evaluated()),
                  DataTable.count(shortage.wanted()),
                  DataTable.count(shortage.fewest())));
    }
    return lines.toString();
  }
}
