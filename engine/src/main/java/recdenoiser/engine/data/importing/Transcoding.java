package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A text of another encoding as bytes of UTF-8. */
final class Transcoding extends InputStream {
  private final Reader reader;
  private final char[] chars = new char[1 << 13];

  /** 1 where the first half of a character of two waits for its second. */
  private int kept;

  private byte[] bytes = new byte[0];
  private int next;

  Transcoding(InputStream in, Charset charset) {
    this.reader = new InputStreamReader(in, Encodings.strict(charset));
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - next);
    System.arraycopy(bytes, next, target, from, count);
    next += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (next == bytes.length) {
      int read = reader.read(chars, kept, chars.length - kept);
      if (read < 0 && kept == 0) {
        return false;
      }
      int count = kept + Math.max(0, read);
      boolean half = read >= 0 && Character.isHighSurrogate(chars[count - 1]);
      bytes = new String(chars, 0, half ? count - 1 : count).getBytes(StandardCharsets.UTF_8);
      if (half) {
        chars[0] = chars[count - 1];
      }
      kept = half ? 1 : 0;
      next = 0;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
