package recdenoiser.engine.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import recdenoiser.engine.storage.Json;

/** The studies that the project ships, from the class path folder {@code studies}. */
public final class Studies {
  private static final String FOLDER = "studies/";
  private static final String INDEX = FOLDER + "index.json";

  private Studies() {}

  /** All of them, in the order in which they are offered. */
  public static List<Study> list() {
    return Read.ALL;
  }

  public static List<String> ids() {
    return Names.IDS;
  }

  /**
   * @throws IllegalArgumentException if there is no such study; it names those that there are
   */
  public static Study load(String id) {
    if (!ids().contains(id)) {
      throw new IllegalArgumentException(
          "There is no study \""
              + id
              + "\"; there are "
              + String.join(", ", ids())
              + ", and files of your own.");
    }
    return read(id);
  }

  /** Read once, when they are first asked for. */
  private static final class Read {
    private static final List<Study> ALL = ids().stream().map(Studies::read).toList();
  }

  private static final class Names {
    private static final List<String> IDS = index();
  }

  private static List<String> index() {
    try {
      return List.of(Json.LINES.readValue(resource(INDEX), String[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(Json.malformed(INDEX, e).getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + INDEX + ".", e);
    }
  }

  private static Study read(String id) {
    String file = FOLDER + id + ".json";
    Study study = StudyReader.read(file, resource(file));
    if (!study.id().equals(id)) {
      throw new IllegalStateException(
          file + " has the id " + study.id() + ", expected " + id + ".");
    }
    return study;
  }

  static byte[] resource(String name) {
    try (InputStream in = Studies.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + name + ".");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name + ".", e);
    }
  }
}
