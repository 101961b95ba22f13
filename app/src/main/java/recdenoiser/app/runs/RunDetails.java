package recdenoiser.app.runs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.library.LibraryEntry;

/**
 * What is shown beside the table of one run.
 *
 * @param settings that have an effect, in the order of a form
 * @param log the end of its log
 * @param bytes of all files of its folder
 */
record RunDetails(LibraryEntry entry, List<Line> settings, String log, long bytes) {
  private static final int MOST_LOG_BYTES = 16384;

  /**
   * @param label in words
   */
  record Line(String label, String value) {}

  static RunDetails read(LibraryEntry entry) throws IOException {
    List<Line> lines = entry.readable() ? settings(entry.record().config()) : List.of();
    return new RunDetails(entry, lines, log(entry.folder()), entry.folder().size());
  }

  private static List<Line> settings(RunConfig config) {
    SettingCatalogue catalogue = SettingCatalogue.get();
    List<Line> lines = new ArrayList<>();
    for (SettingDescriptor setting : catalogue.settings()) {
      if (catalogue.matters(config, setting.name())) {
        String value = catalogue.get(config, setting.name());
        String shown =
            setting.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .map(SettingDescriptor.Choice::label)
                .findFirst()
                .orElse(value);
        lines.add(new Line(setting.label(), shown));
      }
    }
    return List.copyOf(lines);
  }

  private static String log(RunFolder folder) throws IOException {
    if (!folder.log().toFile().isFile()) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(folder.log().toFile(), "r")) {
      int count = (int) Math.min(MOST_LOG_BYTES, file.length());
      byte[] bytes = new byte[count];
      file.seek(file.length() - count);
      file.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return count < MOST_LOG_BYTES ? text : text.substring(text.indexOf('\n') + 1);
    }
  }
}
