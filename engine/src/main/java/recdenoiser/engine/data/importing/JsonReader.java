package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.reading.Lines;

/**
 * One JSON object a line, or one Python dictionary. Keys of objects within it are named {@code
 * outer.inner}. A list of objects or of names makes a record of each of its elements, unless the
 * sink takes lists as they are.
 */
final class JsonReader implements RecordReader {
  static final JsonFactory JSON =
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
    JsonFields wanted = new JsonFields(columns, sink);
    Lines lines = new Lines(source, in);
    while (lines.next()) {
      if (lines.start() < lines.end()) {
        String problem = record(lines, wanted);
        if (problem != null) {
          sink.reject(lines.number(), problem, lines.text());
        }
      }
    }
  }

  /** What is wrong with a line, or null. */
  private String record(Lines lines, JsonFields wanted) throws IOException {
    try (JsonParser parser = parser(lines)) {
      wanted.begin();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "found no object, expected one in braces";
      }
      wanted.object(parser, "");
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
    wanted.deliver(lines.number());
    return null;
  }

  private JsonParser parser(Lines lines) throws IOException {
    if (python == null) {
      return JSON.createParser(lines.bytes(), lines.start(), lines.end() - lines.start());
    }
    python.toJson(lines.bytes(), lines.start(), lines.end());
    return JSON.createParser(python.json(), 0, python.length());
  }
}
