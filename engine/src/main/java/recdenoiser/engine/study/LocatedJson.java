package recdenoiser.engine.study;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.storage.Json;

/**
 * JSON that knows where it stands in its file, so that whoever reads it can name the line at fault.
 *
 * @param source name of the file
 * @param line from 1
 * @param value a map of members, a list, a text, or null; numbers and truth values are texts as
 *     they are written
 * @param quoted whether a text stood in quotation marks
 */
record LocatedJson(String source, int line, Object value, boolean quoted) {
  private static final int DEEPEST = 16;

  private static final JsonMapper MAPPER = mapper();

  private static JsonMapper mapper() {
    JsonMapper mapper = new JsonMapper();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return mapper;
  }

  /**
   * @throws StudyProblem if it is no JSON, or an object has two members of one name
   */
  static LocatedJson parse(String source, byte[] bytes) {
    try (JsonParser parser = MAPPER.getFactory().createParser(bytes)) {
      if (parser.nextToken() == null) {
        throw new StudyProblem(source, 0, "The file is empty.");
      }
      LocatedJson root = read(source, parser);
      if (parser.nextToken() != null) {
        throw new StudyProblem(source, line(parser), "Something follows the end of the study.");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new StudyProblem(source, line, "In the JSON: " + Json.fault(e) + ".", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing is read from any disk here.", e);
    }
  }

  private static LocatedJson read(String source, JsonParser parser) throws IOException {
    int line = line(parser);
    return switch (parser.currentToken()) {
      case START_OBJECT -> new LocatedJson(source, line, members(source, parser), false);
      case START_ARRAY -> new LocatedJson(source, line, elements(source, parser), false);
      case VALUE_NULL -> new LocatedJson(source, line, null, false);
      default -> {
        boolean quoted = parser.currentToken() == JsonToken.VALUE_STRING;
        yield new LocatedJson(source, line, parser.getText(), quoted);
      }
    };
  }

  private static Map<String, LocatedJson> members(String source, JsonParser parser)
      throws IOException {
    Map<String, LocatedJson> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int line = line(parser);
      parser.nextToken();
      if (members.put(name, read(source, parser)) != null) {
        throw new StudyProblem(source, line, "\"" + name + "\" is given twice.");
      }
    }
    return members;
  }

  private static List<LocatedJson> elements(String source, JsonParser parser) throws IOException {
    List<LocatedJson> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(source, parser));
    }
    return elements;
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  StudyProblem problem(String sentence) {
    return new StudyProblem(source, line, sentence);
  }

  /**
   * The members of an object that has no others.
   *
   * @param what it is, for a sentence
   */
  Map<String, LocatedJson> members(String what, Set<String> known) {
    Map<String, LocatedJson> members = members(what);
    members.forEach(
        (name, member) -> {
          if (!known.contains(name)) {
            throw member.problem(
                what
                    + " has no \""
                    + name
                    + "\"; it may have "
                    + String.join(", ", known.stream().sorted().toList())
                    + ".");
          }
        });
    return members;
  }

  /** The members of an object, whatever their names. */
  @SuppressWarnings("unchecked")
  Map<String, LocatedJson> members(String what) {
    if (!(value instanceof Map)) {
      throw problem(what + " must be an object in braces.");
    }
    return (Map<String, LocatedJson>) value;
  }

  /** At least one. */
  @SuppressWarnings("unchecked")
  List<LocatedJson> elements(String what) {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw problem(what + " must be a list in square brackets with at least one entry.");
    }
    return (List<LocatedJson>) value;
  }

  /** Text in quotation marks, which is not empty. */
  String text(String what) {
    if (!(value instanceof String text) || !quoted || text.isBlank()) {
      throw problem(what + " must be a text in quotation marks.");
    }
    return text;
  }

  /** A text, a number or a truth value, as it is written. */
  String scalar(String what) {
    if (!(value instanceof String text) || text.isBlank()) {
      throw problem(what + " must be a text, a number, true or false.");
    }
    return text;
  }

  long whole(String what) {
    try {
      return Long.parseLong(scalar(what));
    } catch (NumberFormatException e) {
      throw problem(what + " must be a whole number; found " + value + ".");
    }
  }

  double number(String what) {
    try {
      double number = Double.parseDouble(scalar(what));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw problem(what + " must be a number; found " + value + ".");
    }
    throw problem(what + " must be a finite number; found " + value + ".");
  }
}
