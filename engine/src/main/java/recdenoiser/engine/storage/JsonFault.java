package recdenoiser.engine.storage;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a text that should be JSON of a certain form, in a sentence, and where. */
final class JsonFault {
  private static final Pattern CHARACTER = Pattern.compile("\\('(.)' \\(code \\d+", Pattern.DOTALL);
  private static final Pattern CONTROL = Pattern.compile("\\(CTRL-CHAR, code (\\d+)\\)");
  private static final Pattern WORD = Pattern.compile("Unrecognized token '([^']*)'");
  private static final int LONGEST_SHOWN = 60;

  private final JsonProcessingException problem;
  private final byte[] bytes;

  /**
   * @param bytes of the text; null where they are gone
   */
  JsonFault(JsonProcessingException problem, byte[] bytes) {
    this.problem = problem;
    this.bytes = bytes;
  }

  /**
   * Such as {@code run.json, line 4, column 17, config.training.epochs: found "many", expected a
   * whole number.}
   */
  String sentence(String source) {
    String path = path();
    JsonLocation place = place();
    return source
        + (place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr())
        + (path.isEmpty() ? "" : ", " + path)
        + ": "
        + fault()
        + ".";
  }

  /** The sentence without a place and without its full stop. */
  String fault() {
    if (problem instanceof JsonMappingException mapping) {
      return mismatch(mapping);
    }
    String message = String.valueOf(problem.getOriginalMessage());
    if (problem instanceof JsonEOFException || message.startsWith("Unexpected end-of-input")) {
      return "it ends in the middle, expected the rest of the JSON";
    }
    if (problem instanceof StreamConstraintsException) {
      return "found something too deep or too long to be read, expected plain JSON";
    }
    return problem instanceof JsonParseException ? noJson(message) : "found no JSON, expected some";
  }

  private static String noJson(String message) {
    if (message.contains("UTF-8")) {
      return "found bytes that are no text in UTF-8, expected JSON";
    }
    for (Map.Entry<Pattern, String> kind :
        List.of(
            Map.entry(CHARACTER, "found the character \"%s\" where it cannot be, expected JSON"),
            Map.entry(CONTROL, "found the control character %s, expected JSON"),
            Map.entry(WORD, "found the word \"%s\", expected JSON"))) {
      Matcher matcher = kind.getKey().matcher(message);
      if (matcher.find()) {
        return String.format(kind.getValue(), shortened(matcher.group(1)));
      }
    }
    return "found no JSON, expected some";
  }

  private static String mismatch(JsonMappingException problem) {
    if (problem instanceof UnrecognizedPropertyException unknown) {
      return "found \"" + shortened(unknown.getPropertyName()) + "\", expected " + known(unknown);
    }
    if (problem instanceof ValueInstantiationException made && made.getCause() != null) {
      return withoutFullStop(made.getCause().getMessage());
    }
    if (problem instanceof InvalidFormatException wrong) {
      return "found \""
          + shortened(String.valueOf(wrong.getValue()))
          + "\", expected "
          + kind(wrong.getTargetType());
    }
    return problem instanceof MismatchedInputException other
        ? mismatchedInput(other)
        : withoutFullStop(problem.getOriginalMessage());
  }

  private static String known(UnrecognizedPropertyException problem) {
    return problem.getKnownPropertyIds() == null
        ? "only what is known"
        : "only "
            + problem.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
  }

  private static String mismatchedInput(MismatchedInputException problem) {
    String message = String.valueOf(problem.getOriginalMessage());
    if (message.startsWith("Missing")) {
      return "found nothing, expected a value";
    }
    if (message.startsWith("Trailing token")) {
      return "found something after the end of the JSON, expected nothing";
    }
    boolean none = message.contains("`null`") || message.contains("null value");
    return "found "
        + (none ? "null" : "something else")
        + ", expected "
        + kind(problem.getTargetType());
  }

  private static String kind(Class<?> type) {
    if (type == null) {
      return "what is written there otherwise";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == float.class || type == Double.class) {
      return "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    if (type == String.class) {
      return "a text in quotation marks";
    }
    boolean list = type.isArray() || Iterable.class.isAssignableFrom(type);
    return list ? "a list in square brackets" : "an object in braces";
  }

  private String path() {
    if (!(problem instanceof JsonMappingException mapping)) {
      return "";
    }
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  /** Null where it is not known. */
  private JsonLocation place() {
    JsonLocation said = problem.getLocation();
    if (said != null && said.getLineNr() > 0) {
      return said;
    }
    return problem instanceof JsonMappingException mapping && bytes != null
        ? placeOf(mapping.getPath())
        : null;
  }

  /** Of the value itself, or of the innermost one around it that the text has. */
  private JsonLocation placeOf(List<JsonMappingException.Reference> path) {
    try (JsonParser parser = Json.LINES.createParser(bytes)) {
      parser.nextToken();
      JsonLocation place = parser.currentTokenLocation();
      for (JsonMappingException.Reference step : path) {
        if (!goTo(parser, step)) {
          return place;
        }
        place = parser.currentTokenLocation();
      }
      return place;
    } catch (IOException e) {
      return null;
    }
  }

  /** From the beginning of an object or list to one of its values; false if it has none such. */
  private static boolean goTo(JsonParser parser, JsonMappingException.Reference step)
      throws IOException {
    boolean named = step.getFieldName() != null;
    if (named ? !parser.isExpectedStartObjectToken() : !parser.isExpectedStartArrayToken()) {
      return false;
    }
    for (int index = 0; !parser.nextToken().isStructEnd(); index++) {
      boolean found =
          named ? parser.currentName().equals(step.getFieldName()) : index == step.getIndex();
      if (named) {
        parser.nextToken();
      }
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private static String withoutFullStop(String text) {
    return String.valueOf(text)
        .lines()
        .findFirst()
        .orElse("it is malformed")
        .replaceAll("\\.$", "");
  }
}
