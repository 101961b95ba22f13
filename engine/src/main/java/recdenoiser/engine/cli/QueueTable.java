package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.queue.QueueEntry;

/** The line of runs, for people and for machines. */
final class QueueTable {
  private QueueTable() {}

  static void print(PrintWriter out, JsonOutput json, List<QueueEntry> entries) {
    if (entries.isEmpty()) {
      out.println(CliTexts.format("queue.empty"));
    }
    for (QueueEntry entry : entries) {
      String line =
          String.format(
              Locale.ROOT,
              "%4d  %-11s  %s  %s",
              entry.id(),
              CliTexts.format("queue.state." + entry.state()),
              describe(entry),
              entry.message());
      out.println(line.stripTrailing());
    }
    json.print(out, Map.of("entries", entries.stream().map(QueueTable::json).toList()));
  }

  /** Such as "SASRec + learned masks on shop, seed 7". */
  static String describe(QueueEntry entry) {
    RunConfig config = entry.config();
    if (config == null) {
      return CliTexts.format("queue.run", entry.folder().toString());
    }
    String data = config.data().data();
    return CliTexts.format(
        "queue.new",
        ModelName.of(config),
        data.substring(1 + Math.max(data.lastIndexOf('/'), data.lastIndexOf('\\'))),
        Long.toString(config.training().seed()));
  }

  private static Map<String, Object> json(QueueEntry entry) {
    Path folder = entry.folder();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("id", entry.id());
    result.put("state", entry.state());
    result.put("title", describe(entry));
    result.put("run", folder == null ? null : folder.toString());
    result.put("message", entry.message());
    return result;
  }
}
