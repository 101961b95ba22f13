package recdenoiser.engine.damage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What happens to bytes on disks and in transfers, and to text in editors. */
final class Damage {
  private static final byte[] LETTERS =
      "\"'\\\t\n\r,;:{}[]() 0123456789-+.eEuNaTnull\u0000".getBytes(StandardCharsets.US_ASCII);

  private static final String[] NUMBERS = {
    "-1", "0", "1e308", "-2147483648", "2147483648", "9223372036854775808", "NaN", "null", "[]"
  };

  private static final int MOST_CHANGES = 4;
  private static final int BLOCK = 512;

  private Damage() {}

  /** Other bytes than the given ones, mostly. */
  static byte[] of(byte[] whole, Random random) {
    byte[] bytes = whole;
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int change = 0; change < changes && bytes.length > 0; change++) {
      bytes = changed(bytes, random);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(bytes, at, random);
      case 1 -> replaced(bytes, at, LETTERS[random.nextInt(LETTERS.length)]);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> zeros(bytes, at);
      case 4 -> spliced(bytes, at, at + random.nextInt(Math.min(BLOCK, bytes.length - at) + 1), "");
      case 5 -> spliced(bytes, at, at, text(bytes, random));
      case 6 -> otherNumber(bytes, at, NUMBERS[random.nextInt(NUMBERS.length)]);
      default -> spliced(bytes, bytes.length, bytes.length, text(bytes, random));
    };
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    byte[] result = bytes.clone();
    result[at] ^= (byte) (1 << random.nextInt(8));
    return result;
  }

  private static byte[] replaced(byte[] bytes, int at, byte by) {
    byte[] result = bytes.clone();
    result[at] = by;
    return result;
  }

  /** A block that a disk never wrote. */
  private static byte[] zeros(byte[] bytes, int at) {
    byte[] result = bytes.clone();
    Arrays.fill(result, at, Math.min(bytes.length, at + BLOCK), (byte) 0);
    return result;
  }

  /** Some of the file's own bytes, one to a character. */
  private static String text(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int to = from + random.nextInt(Math.min(BLOCK, bytes.length - from) + 1);
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static byte[] otherNumber(byte[] bytes, int at, String number) {
    int from = at;
    while (from < bytes.length && !isDigit(bytes[from])) {
      from++;
    }
    int to = from;
    while (to < bytes.length && isDigit(bytes[to])) {
      to++;
    }
    return spliced(bytes, from, to, number);
  }

  private static boolean isDigit(byte letter) {
    return letter >= '0' && letter <= '9';
  }

  private static byte[] spliced(byte[] bytes, int from, int to, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
