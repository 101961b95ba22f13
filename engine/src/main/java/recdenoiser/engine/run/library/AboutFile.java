package recdenoiser.engine.run.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.OrdinaryFile;

/**
 * The file {@code about.json} in the folder of a run: what people write to it. It is apart from the
 * run's record, which only the run itself writes. Fields that are not known here are kept.
 */
public final class AboutFile {
  public static final int FORMAT = 1;

  private static final String NAME = "about.json";

  private AboutFile() {}

  public static Path of(RunFolder folder) {
    return folder.path().resolve(NAME);
  }

  /**
   * {@link RunAbout#NONE} if there is no such file.
   *
   * @throws IOException naming the file, if it holds something else
   */
  public static RunAbout read(RunFolder folder) throws IOException {
    Path file = of(folder);
    return parse(file, tree(file));
  }

  /**
   * Changes what is written to a run.
   *
   * @return what is written now
   * @throws IOException if the file cannot be read or written; one that is damaged stays as it is
   */
  public static RunAbout change(RunFolder folder, UnaryOperator<RunAbout> change)
      throws IOException {
    if (!Files.isDirectory(folder.path())) {
      throw new IOException("There is no folder " + folder.path() + ".");
    }
    Path file = of(folder);
    ObjectNode tree = tree(file);
    RunAbout changed = change.apply(parse(file, tree));
    tree.put("format", FORMAT);
    tree.put("name", changed.name());
    ArrayNode tags = tree.putArray("tags");
    changed.tags().forEach(tags::add);
    tree.put("note", changed.note());
    tree.put("archived", changed.archived());
    AtomicFiles.write(file, Json.pretty(tree));
    return changed;
  }

  private static ObjectNode tree(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = OrdinaryFile.bytes(file);
    } catch (NoSuchFileException e) {
      return Json.LINES.createObjectNode();
    }
    try {
      if (Json.LINES.readTree(bytes) instanceof ObjectNode found) {
        return found;
      }
    } catch (JsonProcessingException e) {
      throw Json.malformed(file.toString(), bytes, e);
    }
    throw new IOException(file + ": expected an object with name, tags, note and archived.");
  }

  private static RunAbout parse(Path file, ObjectNode tree) throws IOException {
    int format = tree.path("format").asInt(FORMAT);
    if (format > FORMAT) {
      throw new IOException(
          file + ": it has format " + format + ", of a later version; expected " + FORMAT + ".");
    }
    try {
      return new RunAbout(
          text(file, tree, "name"),
          tags(file, tree.path("tags")),
          text(file, tree, "note"),
          flag(file, tree.path("archived")));
    } catch (SettingProblem problem) {
      throw new IOException(file + ": " + problem.getMessage(), problem);
    }
  }

  private static String text(Path file, ObjectNode tree, String field) throws IOException {
    JsonNode value = tree.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new IOException(file + ", " + field + ": expected a text, found " + value + ".");
    }
    return value.textValue();
  }

  private static boolean flag(Path file, JsonNode value) throws IOException {
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new IOException(file + ", archived: expected true or false, found " + value + ".");
    }
    return value.booleanValue();
  }

  private static List<String> tags(Path file, JsonNode value) throws IOException {
    List<String> tags = new ArrayList<>();
    if (value.isMissingNode() || value.isNull()) {
      return tags;
    }
    for (JsonNode tag : value) {
      if (!tag.isTextual()) {
        throw new IOException(file + ", tags: expected texts, found " + tag + ".");
      }
      tags.add(tag.textValue());
    }
    if (!value.isArray()) {
      throw new IOException(file + ", tags: expected a list of texts, found " + value + ".");
    }
    return tags;
  }
}
