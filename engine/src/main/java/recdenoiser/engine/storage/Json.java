package recdenoiser.engine.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How the files of a run are read and written as JSON: strictly, every component present and known.
 */
public final class Json {
  public static final ObjectMapper LINES =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /** As {@link #LINES}, for what a person writes: components may be left out. */
  public static final ObjectMapper SHEETS =
      LINES.copy().disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  /** Of a whole file: nothing may come after the value. */
  private static final ObjectReader WHOLE =
      LINES.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final ObjectMapper PRETTY =
      LINES.copy().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** What changes or checks a tree before it is understood. */
  @FunctionalInterface
  public interface Preparation {
    void accept(JsonNode tree) throws IOException;
  }

  public static byte[] pretty(Object value) {
    try {
      return (PRETTY.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write " + value.getClass() + " as JSON.", e);
    }
  }

  /** As {@link #pretty}, in one line. */
  public static String line(Object value) {
    try {
      return LINES.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write " + value.getClass() + " as JSON.", e);
    }
  }

  /**
   * @throws IOException naming the file and the place at fault, if it is not JSON of that type
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    return read(file, type, tree -> {});
  }

  /** As {@link #read(Path, Class)}, with {@code prepare} changing the tree first. */
  public static <T> T read(Path file, Class<T> type, Preparation prepare) throws IOException {
    byte[] bytes = OrdinaryFile.bytes(file);
    try {
      JsonNode tree = WHOLE.readTree(bytes);
      if (!tree.isObject()) {
        throw new IOException(
            file
                + ": found "
                + (tree.isMissingNode() ? "nothing" : tree.isNull() ? "null" : "no object")
                + ", expected an object in braces.");
      }
      prepare.accept(tree);
      return LINES.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw malformed(file.toString(), bytes, e);
    } catch (ClassCastException | IllegalArgumentException | NullPointerException e) {
      throw new IOException(
          file + ": found something else than was written there: " + e.getMessage() + ".", e);
    }
  }

  /** What is no JSON, or nothing, is JSON's null. */
  public static JsonNode tree(String text) {
    try {
      return text.isEmpty() ? NullNode.getInstance() : LINES.readTree(text);
    } catch (JsonProcessingException e) {
      return NullNode.getInstance();
    }
  }

  /** As {@link #malformed(String, byte[], JsonProcessingException)}, of a text that is gone. */
  public static IOException malformed(String source, JsonProcessingException e) {
    return malformed(source, null, e);
  }

  /**
   * A sentence that names the line, the column, what was found there and what was expected.
   *
   * @param bytes that were read
   */
  public static IOException malformed(String source, byte[] bytes, JsonProcessingException e) {
    return new IOException(new JsonFault(e, bytes).sentence(source), e);
  }

  /** As {@link #malformed}, without the place. */
  public static String fault(JsonProcessingException e) {
    return new JsonFault(e, null).fault();
  }
}
