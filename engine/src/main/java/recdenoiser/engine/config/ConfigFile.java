package recdenoiser.engine.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.OrdinaryFile;

/**
 * Configurations in files of their own. Two forms are read: a whole configuration, alone or as part
 * of a {@code run.json}; and a sheet that names a preset and the settings in which it differs, the
 * form of the presets themselves.
 */
public final class ConfigFile {
  private ConfigFile() {}

  /**
   * A sheet of settings.
   *
   * @param from the preset that gives every setting not named; {@code null} for a complete sheet
   * @param settings values by name
   */
  record Sheet(
      String title, String source, String note, String from, Map<String, String> settings) {

    Sheet {
      settings = Objects.requireNonNullElse(settings, Map.of());
    }

    RunConfig config() {
      RunConfig config = from == null ? BlankConfig.create(settings) : Presets.load(from).config();
      for (Map.Entry<String, String> entry : settings.entrySet()) {
        config = config.with(entry.getKey(), entry.getValue());
      }
      return config;
    }
  }

  /**
   * @throws IOException if the file cannot be read or is not a configuration; it says where and why
   * @throws SettingProblem if a setting is unknown or out of range
   */
  public static RunConfig read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("There is no configuration file " + file + ".");
    }
    byte[] bytes = OrdinaryFile.bytes(file);
    try {
      return parse(file, Json.LINES.readTree(bytes));
    } catch (JsonProcessingException e) {
      throw Json.malformed(file.toString(), bytes, e);
    }
  }

  /** Writes a whole configuration, in one piece or not at all. */
  public static void write(Path file, RunConfig config) throws IOException {
    AtomicFiles.write(file, Json.pretty(config));
  }

  private static RunConfig parse(Path file, JsonNode node) throws IOException {
    if (node.has("config")) {
      return parse(file, node.get("config"));
    }
    if (node.has("settings")) {
      Sheet sheet = Json.SHEETS.treeToValue(node, Sheet.class);
      return new Sheet(
              null,
              null,
              null,
              sheet.from() == null ? Presets.DEFAULT : sheet.from(),
              sheet.settings())
          .config();
    }
    if (!node.isObject() || !node.has("version")) {
      throw new IOException(
          file
              + " is not a configuration: it has neither \"version\" nor \"settings\" nor \"config\".");
    }
    if (!ConfigUpgrade.apply(node)) {
      throw new IOException(
          file
              + " has format version "
              + node.get("version")
              + "; this program reads versions 1 to "
              + RunConfig.VERSION
              + ".");
    }
    return Json.LINES.treeToValue(node, RunConfig.class);
  }
}
