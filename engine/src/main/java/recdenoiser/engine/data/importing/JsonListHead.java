package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.data.reading.Lines;

/**
 * The first objects of a text that holds them in a list, or over several lines each: as lines of
 * their own.
 */
final class JsonListHead {
  private static final int BYTES = 2 * Lines.LONGEST_LINE;
  private static final int MOST_OBJECTS = 2000;

  private JsonListHead() {}

  /** Empty if the text is of another kind: an object a line is none of this. */
  static List<String> of(ImportSource source) {
    try (InputStream in = source.stream()) {
      byte[] bytes = in.readNBytes(BYTES);
      return isCandidate(bytes) ? objects(bytes) : List.of();
    } catch (IOException e) {
      throw ImportSource.unreadable(source.name(), e);
    }
  }

  /** A list of objects, or an object that does not end where its line does. */
  private static boolean isCandidate(byte[] bytes) {
    int at = skipBlanks(bytes, 0);
    if (at < bytes.length && bytes[at] == '[') {
      int behind = skipBlanks(bytes, at + 1);
      return behind < bytes.length && bytes[behind] == '{';
    }
    if (at == bytes.length || bytes[at] != '{') {
      return false;
    }
    int last = at;
    for (int i = at; i < bytes.length && bytes[i] != '\n'; i++) {
      last = Character.isWhitespace(bytes[i]) ? last : i;
    }
    return bytes[last] == '{' || bytes[last] == ',';
  }

  private static int skipBlanks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && Character.isWhitespace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static List<String> objects(byte[] bytes) throws IOException {
    List<String> objects = new ArrayList<>();
    try (JsonParser parser = JsonReader.JSON.createParser(bytes)) {
      for (JsonToken token = parser.nextToken();
          token != null && objects.size() < MOST_OBJECTS;
          token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          objects.add(asLine(parser));
        }
      }
    } catch (IOException cutOrWrong) {
      return objects;
    }
    return objects;
  }

  private static String asLine(JsonParser parser) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = JsonReader.JSON.createGenerator(line)) {
      generator.copyCurrentStructure(parser);
    }
    return line.toString();
  }
}
