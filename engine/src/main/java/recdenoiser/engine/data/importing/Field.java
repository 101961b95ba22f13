package recdenoiser.engine.data.importing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of one field as a range of bytes in UTF-8, used again for every record. */
final class Field {
  private byte[] own = new byte[64];
  private byte[] bytes = own;
  private int from;
  private int to;

  void clear() {
    from = 0;
    to = 0;
  }

  /** The text lies in {@code source[begin] … source[end - 1]} and is not copied. */
  void set(byte[] source, int begin, int end) {
    bytes = source;
    from = begin;
    to = end;
    trim();
  }

  void set(char[] text, int begin, int length) {
    if (own.length < length) {
      own = new byte[Math.max(length, 2 * own.length)];
    }
    for (int i = 0; i < length; i++) {
      char c = text[begin + i];
      if (c >= 0x80) {
        setEncoded(new String(text, begin, length));
        return;
      }
      own[i] = (byte) c;
    }
    set(own, 0, length);
  }

  private void setEncoded(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    set(encoded, 0, encoded.length);
  }

  private void trim() {
    while (from < to && isBlank(bytes[from])) {
      from++;
    }
    while (from < to && isBlank(bytes[to - 1])) {
      to--;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  boolean isEmpty() {
    return from == to;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** A copy that stays as it is. */
  byte[] copy() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
