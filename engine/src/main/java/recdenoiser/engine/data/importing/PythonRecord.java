package recdenoiser.engine.data.importing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Rewrites a Python literal as JSON, so that a JSON parser can read it: quotes, prefixes of
 * strings, escapes, and the words {@code None}, {@code True}, {@code False}. What is no literal of
 * Python does not become JSON either, and is refused by the parser.
 */
final class PythonRecord {
  private byte[] out = new byte[1 << 12];
  private int length;
  private byte[] in;
  private int at;
  private int end;

  byte[] json() {
    return out;
  }

  int length() {
    return length;
  }

  void toJson(byte[] bytes, int from, int to) {
    in = bytes;
    at = from;
    end = to;
    length = 0;
    while (at < end) {
      byte b = in[at];
      if (b == '\'' || b == '"') {
        string();
      } else if (isLetter(b)) {
        word();
      } else {
        // tuples are lists
        put(b == '(' ? (byte) '[' : b == ')' ? (byte) ']' : b);
        at++;
      }
    }
  }

  private void word() {
    int from = at;
    while (at < end && isLetter(in[at])) {
      at++;
    }
    boolean prefix = at < end && at - from <= 2 && (in[at] == '\'' || in[at] == '"');
    if (!prefix) {
      String word = new String(in, from, at - from, StandardCharsets.US_ASCII);
      put(
          switch (word) {
            case "None", "nan" -> "null";
            case "True" -> "true";
            case "False" -> "false";
            default -> word;
          });
    }
  }

  private void string() {
    byte quote = in[at++];
    put((byte) '"');
    while (at < end && in[at] != quote) {
      byte b = in[at++];
      if (b == '\\' && at < end) {
        escape();
      } else if (b == '"') {
        put("\\\"");
      } else {
        put(b);
      }
    }
    if (at < end) {
      at++;
      put((byte) '"');
    }
  }

  /** Behind a backslash. */
  private void escape() {
    byte kind = in[at++];
    switch (kind) {
      case '\'' -> put((byte) '\'');
      case 'a', 'v', '0' -> put(" ");
      case 'x' -> unicode(2);
      case 'u' -> unicode(4);
      case 'U' -> unicode(8);
      case '"', '\\', 'b', 'f', 'n', 'r', 't' -> {
        put((byte) '\\');
        put(kind);
      }
      default -> {
        put("\\\\");
        put(kind);
      }
    }
  }

  private void unicode(int digits) {
    int code = -1;
    if (end - at >= digits) {
      String text = new String(in, at, digits, StandardCharsets.US_ASCII);
      if (text.chars().allMatch(HexFormat::isHexDigit)
          && HexFormat.fromHexDigitsToLong(text) <= 0x10FFFF) {
        code = HexFormat.fromHexDigits(text);
      }
    }
    if (code < 0) {
      put("\\x");
      return;
    }
    at += digits;
    for (char c : Character.toChars(code)) {
      put("\\u");
      put(HexFormat.of().toHexDigits(c));
    }
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_';
  }

  private void put(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put((byte) ascii.charAt(i));
    }
  }

  private void put(byte b) {
    if (length == out.length) {
      out = Arrays.copyOf(out, 2 * length);
    }
    out[length++] = b;
  }
}
