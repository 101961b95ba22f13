package recdenoiser.engine.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a JSON object, kept in the object as its last component, {@code sha256}. It is taken
 * of what the object says and not of its bytes, so that blanks and line ends may change.
 */
public final class Seal {
  public static final String FIELD = "sha256";

  private Seal() {}

  /** The JSON of {@code value}, which becomes an object, with its seal. */
  public static byte[] pretty(Object value) {
    try {
      ObjectNode tree = (ObjectNode) Json.LINES.readTree(Json.line(value));
      tree.put(FIELD, of(tree));
      return Json.pretty(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot seal " + value.getClass() + ".", e);
    }
  }

  /**
   * Takes the seal off an object that was read.
   *
   * @param source names the object in the error message
   * @return whether it had one
   * @throws IOException if the seal is broken
   */
  public static boolean open(JsonNode tree, String source) throws IOException {
    if (!(tree instanceof ObjectNode object) || !object.has(FIELD)) {
      return false;
    }
    String written = object.remove(FIELD).asText();
    String found = of(object);
    if (!found.equals(written)) {
      throw new DamagedFile(
          source
              + " is damaged: its content has the SHA-256 "
              + found
              + ", expected "
              + written
              + ".");
    }
    return true;
  }

  private static String of(ObjectNode tree) {
    return sha256(Json.line(tree).getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
