package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import recdenoiser.engine.recommend.NoiseAttention;
import recdenoiser.engine.run.NoiseReport;

/** Attention on noise, a row for each head: as text, and as {@code --json} prints it. */
final class NoiseTable {
  private static final String ROW = "%-24s%9s%9s%9s\n";

  private NoiseTable() {}

  static String of(NoiseReport report) {
    StringBuilder table = new StringBuilder();
    table.append(
        CliTexts.format("noise." + report.origin(), Integer.toString(report.users())) + "\n");
    table.append(row("", text("share"), text("chance"), text("ratio")));
    NoiseAttention attention = report.attention();
    for (int b = 0; b < attention.blocks(); b++) {
      for (int h = 0; h < attention.heads(); h++) {
        table.append(
            row(
                CliTexts.format("noise.head", Integer.toString(b + 1), Integer.toString(h + 1)),
                number("%.4f", attention.share(b, h)),
                number("%.4f", attention.chance(b, h)),
                number("%.3f", attention.ratio(b, h))));
      }
    }
    return table.toString();
  }

  private static String row(String name, String share, String chance, String ratio) {
    return String.format(Locale.ROOT, ROW, name, share, chance, ratio);
  }

  private static String text(String column) {
    return CliTexts.format("noise." + column);
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }

  /** {@code {"noise": "PUT_IN", "users": …, "heads": [{"block": 1, "head": 1, "share": …} …]}}. */
  static Map<String, Object> json(NoiseReport report) {
    NoiseAttention attention = report.attention();
    List<Map<String, Object>> heads = new ArrayList<>();
    for (int b = 0; b < attention.blocks(); b++) {
      for (int h = 0; h < attention.heads(); h++) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("block", b + 1);
        head.put("head", h + 1);
        head.put("share", orNull(attention.share(b, h)));
        head.put("chance", orNull(attention.chance(b, h)));
        head.put("ratio", orNull(attention.ratio(b, h)));
        heads.add(head);
      }
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("noise", report.origin());
    result.put("users", report.users());
    result.put("heads", heads);
    return result;
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }
}
