package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.data.Genres;

/** The fields that are looked for, and what one record holds of them. */
final class JsonFields {
  private final RecordSink sink;
  private final Map<String, Integer> places = new HashMap<>();

  /** What leads to a place that is looked for. */
  private final Set<String> outer = new HashSet<>();

  /** By element of a list: its values by place. */
  private final List<String[]> elements = new ArrayList<>();

  private boolean hasList;
  private String[] element;

  JsonFields(List<String> columns, RecordSink sink) {
    this.sink = sink;
    for (int c = 0; c < columns.size(); c++) {
      String path = columns.get(c);
      if (!path.isEmpty()) {
        places.put(path, c);
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
          outer.add(path.substring(0, dot));
        }
      }
    }
  }

  void begin() {
    for (Field field : sink.fields()) {
      field.clear();
    }
    elements.clear();
    hasList = false;
    element = null;
  }

  /** Behind the brace that opens it, to the one that closes it. */
  void object(JsonParser parser, String within) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = within + parser.currentName();
      Integer place = places.get(path);
      JsonToken value = parser.nextToken();
      if (value.isScalarValue() && place != null) {
        scalar(parser, place, value);
      } else if (value == JsonToken.START_OBJECT && outer.contains(path)) {
        object(parser, path + ".");
      } else if (value == JsonToken.START_ARRAY && place != null && sink.takesLists()) {
        String joined = joined(parser);
        sink.fields()[place].set(joined.toCharArray(), 0, joined.length());
      } else if (value == JsonToken.START_ARRAY
          && element == null
          && (place != null || outer.contains(path))) {
        list(parser, path, place);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void scalar(JsonParser parser, int place, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    if (element != null) {
      element[place] = parser.getText();
    } else {
      sink.fields()[place].set(
          parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
  }

  private void list(JsonParser parser, String path, Integer place) throws IOException {
    hasList = true;
    int at = 0;
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (at == elements.size()) {
        elements.add(new String[sink.fields().length]);
      }
      element = elements.get(at++);
      if (token == JsonToken.START_OBJECT) {
        object(parser, path + ".");
      } else if (token.isScalarValue() && place != null) {
        scalar(parser, place, token);
      } else {
        parser.skipChildren();
      }
    }
    element = null;
  }

  void deliver(long line) {
    if (!hasList) {
      sink.record(line);
      return;
    }
    byte[][] shared = new byte[sink.fields().length][];
    for (int place = 0; place < shared.length; place++) {
      shared[place] = sink.fields()[place].copy();
    }
    for (String[] values : elements) {
      for (int place = 0; place < shared.length; place++) {
        Field field = sink.fields()[place];
        if (values[place] == null) {
          field.set(shared[place], 0, shared[place].length);
        } else {
          field.set(values[place].toCharArray(), 0, values[place].length());
        }
      }
      sink.record(line);
    }
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
}
