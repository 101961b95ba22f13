package recdenoiser.app.runs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.run.library.RunField;
import recdenoiser.engine.run.library.RunRow;
import recdenoiser.engine.text.Numbers;

/** How wide what stands in the cells is, in pixels and without their padding. */
final class CellWidths {
  static final double BAR = 44;
  static final double BAR_GAP = 6;
  static final double CHIP_PADDING = 16;
  static final double CHIP_GAP = 4;

  private final TextRuler ruler;
  private final Texts texts;

  CellWidths(TextRuler ruler, Texts texts) {
    this.ruler = ruler;
    this.texts = texts;
  }

  /** Of the widest cell of each field, by its name; 0 where all are empty. */
  Map<String, Double> of(List<RunField> fields, List<RunRow> rows) {
    Map<String, Double> widths = new HashMap<>();
    for (RunField field : fields) {
      widths.put(field.name(), rows.stream().mapToDouble(row -> width(field, row)).max().orElse(0));
    }
    return widths;
  }

  private double width(RunField field, RunRow row) {
    return switch (field.name()) {
      case "state" -> state(field, row);
      case "tags" -> tags(field.shown(row));
      default -> ruler.width(field.shown(row));
    };
  }

  private double state(RunField field, RunRow row) {
    double words = ruler.width(field.shown(row));
    if (row.runs().size() > 1 || row.first().progress() == null) {
      return words;
    }
    String left = Numbers.duration(row.first().progress().remainingSeconds());
    return BAR + BAR_GAP + Math.max(words, ruler.width(texts.get("left", left)));
  }

  private double tags(String tags) {
    if (tags.isEmpty()) {
      return 0;
    }
    double width = -CHIP_GAP;
    for (String tag : tags.split(", ")) {
      width += ruler.width(tag) + CHIP_PADDING + CHIP_GAP;
    }
    return width;
  }
}
