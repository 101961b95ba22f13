package recdenoiser.engine.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.storage.Json;

/**
 * The settings that papers state, and a small sample, from the class path folder {@code presets}.
 */
public final class Presets {
  /** What a new configuration starts from. */
  public static final String DEFAULT = "sasrec-default";

  private static final String INDEX = "presets/index.json";

  private Presets() {}

  /** All presets, in the order in which they are offered. */
  public static List<Preset> list() {
    return Read.ALL;
  }

  public static List<String> names() {
    return List.of(parse(INDEX, String[].class));
  }

  /**
   * @throws SettingProblem if there is no such preset; it names the nearest ones
   */
  public static Preset load(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new SettingProblem(
          "preset",
          SettingTexts.format("problem.unknownPreset", name, NearestNames.join(name, names)));
    }
    ConfigFile.Sheet sheet = parse("presets/" + name + ".json", ConfigFile.Sheet.class);
    return new Preset(name, sheet.title(), sheet.source(), sheet.note(), sheet.config());
  }

  /** Read once, when they are first asked for. */
  private static final class Read {
    private static final List<Preset> ALL = names().stream().map(Presets::load).toList();
  }

  private static <T> T parse(String resource, Class<T> type) {
    try (InputStream in = Presets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + resource + ".");
      }
      return Json.SHEETS.readValue(in, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(Json.malformed(resource, e).getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + ".", e);
    }
  }
}
