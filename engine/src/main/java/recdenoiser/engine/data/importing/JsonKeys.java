package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.data.DataProblem;

/**
 * The keys of the first records of a text with the texts and numbers they have there; those of
 * objects within are {@code outer.inner}, whether they stand alone or in a list.
 */
final class JsonKeys {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final int MOST_RECORDS = 200;
  private static final int MOST_VALUES = 2000;
  private static final int MOST_KEYS = 2000;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private JsonKeys() {}

  /** Lines that are no records are passed over, and what is broken is taken as far as it goes. */
  static Map<String, List<String>> of(List<String> lines, boolean python) {
    JsonKeys keys = new JsonKeys();
    for (String line : lines.subList(0, Math.min(MOST_RECORDS, lines.size()))) {
      keys.add(line, python);
    }
    return keys.values;
  }

  private void add(String line, boolean python) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    if (python) {
      PythonRecord record = new PythonRecord();
      record.toJson(bytes, 0, length);
      bytes = record.json();
      length = record.length();
    }
    try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        object(parser, "");
      }
    } catch (IOException | DataProblem e) {
      // the import says of every such line what is wrong with it
    }
  }

  private void object(JsonParser parser, String within) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = within + parser.currentName();
      value(parser, path, parser.nextToken());
    }
  }

  private void value(JsonParser parser, String path, JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      object(parser, path + ".");
    } else if (token == JsonToken.START_ARRAY) {
      for (JsonToken next = parser.nextToken();
          next != null && next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        value(parser, path, next);
      }
    } else if (token != null && token.isScalarValue() && values.size() < MOST_KEYS) {
      List<String> all = values.computeIfAbsent(path, key -> new ArrayList<>());
      if (all.size() < MOST_VALUES && token != JsonToken.VALUE_NULL) {
        all.add(parser.getText());
      }
    }
  }
}
