package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Tells in which encoding a text is, and makes decoders that refuse what they do not understand.
 */
final class Encodings {
  private static final String WINDOWS = "windows-1252";
  private static final String LATIN = "ISO-8859-1";
  private static final String UTF_16 = "UTF-16";

  private Encodings() {}

  static CharsetDecoder strictUtf8() {
    return strict(StandardCharsets.UTF_8);
  }

  static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * The encoding of a text by its first bytes.
   *
   * @param most that are looked at
   * @return empty for UTF-8, for UTF-8 with a few bytes that are damaged, and for what is no text
   */
  static String of(InputStream in, long most) throws IOException {
    byte[] bytes = new byte[1 << 16];
    ByteCounts counts = new ByteCounts();
    long total = 0;
    for (int read = in.read(bytes); read > 0 && total < most; read = in.read(bytes)) {
      for (int i = 0; i < read; i++) {
        counts.add(bytes[i] & 0xFF, total + i);
      }
      total += read;
    }
    return counts.encoding();
  }

  /** What bytes say of the encoding. */
  private static final class ByteCounts {
    private int mark;
    private long whole;
    private long broken;
    private boolean control;
    private boolean undefined;
    private int awaited;

    void add(int b, long at) {
      if (at < 2) {
        mark = mark << 8 | b;
      }
      control |= b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f';
      undefined |= b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
      if (awaited > 0 && (b & 0xC0) == 0x80) {
        awaited--;
        whole += awaited == 0 ? 1 : 0;
        return;
      }
      broken += awaited > 0 ? 1 : 0;
      awaited = b < 0xC2 || b > 0xF4 ? 0 : b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
      broken += b >= 0x80 && awaited == 0 ? 1 : 0;
    }

    String encoding() {
      if (mark == 0xFFFE || mark == 0xFEFF) {
        return UTF_16;
      }
      if (control || broken <= whole) {
        return "";
      }
      return undefined ? LATIN : WINDOWS;
    }
  }
}
