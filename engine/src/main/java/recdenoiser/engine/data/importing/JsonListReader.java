package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import recdenoiser.engine.data.DataProblem;

/**
 * JSON objects one after the other over any number of lines, or all of them in one list. What is
 * wrong within one leaves nothing of what comes behind it to be understood.
 */
final class JsonListReader implements RecordReader {
  @Override
  public void read(String source, InputStream in, List<String> columns, RecordSink sink)
      throws IOException {
    JsonFields wanted = new JsonFields(columns, sink);
    try (JsonParser parser = JsonReader.JSON.createParser(in)) {
      boolean first = true;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean bracket = (first && token == JsonToken.START_ARRAY) || token == JsonToken.END_ARRAY;
        first = false;
        if (bracket) {
          continue;
        }
        long line = parser.currentTokenLocation().getLineNr();
        if (token == JsonToken.START_OBJECT) {
          wanted.begin();
          wanted.object(parser, "");
          wanted.deliver(line);
        } else {
          String text = token.isScalarValue() ? parser.getText() : "[…]";
          parser.skipChildren();
          sink.reject(line, "found no object, expected one in braces", text);
        }
      }
    } catch (JsonProcessingException e) {
      throw DataProblem.at(
          source,
          e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
          "what is no JSON (" + e.getOriginalMessage().lines().findFirst().orElse("") + ")",
          "objects in braces, one after the other or in a list");
    }
  }
}
