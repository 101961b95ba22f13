package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Genres;
import recdenoiser.engine.data.reading.Lines;

/** One JSON object a line, or one Python dictionary. */
final class JsonReader implements RecordReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private final PythonRecord python;

  /**
   * @param python whether the records are Python's
   */
  JsonReader(boolean python) {
    this.python = python ? new PythonRecord() : null;
  }

  @Override
  public void read(String source, InputStream in, List<String> columns, RecordSink sink)
      throws IOException {
    Map<String, Field> wanted = new HashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      wanted.put(columns.get(c), sink.fields()[c]);
    }
    Lines lines = new Lines(source, in);
    while (lines.next()) {
      if (lines.start() < lines.end()) {
        String problem = record(lines, wanted, sink);
        if (problem != null) {
          sink.reject(lines.number(), problem, lines.text());
        }
      }
    }
  }

  /** What is wrong with a line, or null. */
  private String record(Lines lines, Map<String, Field> wanted, RecordSink sink)
      throws IOException {
    try (JsonParser parser = parser(lines)) {
      for (Field field : sink.fields()) {
        field.clear();
      }
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "found no object, expected one in braces";
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        Field field = wanted.get(parser.currentName());
        JsonToken value = parser.nextToken();
        if (value.isScalarValue() && field != null && value != JsonToken.VALUE_NULL) {
          field.set(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } else if (value == JsonToken.START_ARRAY && field != null && sink.takesLists()) {
          String joined = joined(parser);
          field.set(joined.toCharArray(), 0, joined.length());
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        return "found more behind the object, expected the end of the line";
      }
    } catch (JsonProcessingException | DataProblem e) {
      String reason =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
      return "found what is no "
          + (python == null ? "JSON object" : "Python dictionary")
          + " ("
          + reason.lines().findFirst().orElse("")
          + ")";
    }
    sink.record(lines.number());
    return null;
  }

  /** All texts of a list and the lists in it. */
  private static String joined(JsonParser parser) throws IOException {
    StringBuilder joined = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        break;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.VALUE_STRING) {
        joined.append(joined.isEmpty() ? "" : Genres.SEPARATOR).append(parser.getText());
      }
    }
    return joined.toString();
  }

  private JsonParser parser(Lines lines) throws IOException {
    if (python == null) {
      return JSON.createParser(lines.bytes(), lines.start(), lines.end() - lines.start());
    }
    python.toJson(lines.bytes(), lines.start(), lines.end());
    return JSON.createParser(python.json(), 0, python.length());
  }
}
