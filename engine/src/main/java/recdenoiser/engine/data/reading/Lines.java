package recdenoiser.engine.data.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import recdenoiser.engine.data.DataProblem;

/**
 * The lines of a UTF-8 text as ranges of one reused byte buffer, so that reading makes no object
 * per line. A byte-order mark at the start and a carriage return at the end of a line are not part
 * of a line.
 */
public final class Lines {
  public static final int LONGEST_LINE = 1 << 20;
  private static final int FIRST_CAPACITY = 1 << 18;

  private final String source;
  private final InputStream in;
  private byte[] buffer = new byte[FIRST_CAPACITY];
  private int filled;
  private int nextStart;
  private boolean exhausted;
  private int start;
  private int end;
  private long number;
  private boolean terminated;

  public Lines(String source, InputStream in) {
    this.source = source;
    this.in = in;
  }

  /**
   * Goes to the next line.
   *
   * @return false after the last one
   * @throws DataProblem if the line is not text or longer than {@link #LONGEST_LINE}
   */
  public boolean next() throws IOException {
    start = nextStart;
    int scan = start;
    byte seen = 0;
    while (true) {
      while (scan < filled && buffer[scan] != '\n') {
        byte b = buffer[scan++];
        seen |= b;
        if (b == 0) {
          throw DataProblem.at(
              source, number + 1, "a NUL byte", "UTF-8 text; the file is binary or UTF-16");
        }
      }
      if (scan < filled) {
        break;
      }
      boolean more = refill();
      scan -= start - nextStart;
      start = nextStart;
      if (!more) {
        break;
      }
    }
    if (scan == start && scan == filled) {
      return false;
    }
    number++;
    terminated = scan < filled;
    nextStart = terminated ? scan + 1 : scan;
    end = scan > start && buffer[scan - 1] == '\r' ? scan - 1 : scan;
    if (number == 1) {
      skipByteOrderMark();
    }
    if (seen < 0) {
      checkUtf8();
    }
    return true;
  }

  /** Makes room behind the line that has begun and reads on; false at the end of the input. */
  private boolean refill() throws IOException {
    if (exhausted) {
      return false;
    }
    int begun = filled - nextStart;
    if (begun > LONGEST_LINE) {
      throw DataProblem.at(
          source,
          number + 1,
          "more than " + LONGEST_LINE + " bytes without a line break",
          "one action on each line");
    }
    byte[] target = begun > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
    System.arraycopy(buffer, nextStart, target, 0, begun);
    buffer = target;
    nextStart = 0;
    filled = begun;
    int read = in.readNBytes(buffer, filled, buffer.length - filled);
    filled += read;
    exhausted = read == 0;
    return !exhausted;
  }

  private void skipByteOrderMark() {
    if (end - start >= 3
        && buffer[start] == (byte) 0xEF
        && buffer[start + 1] == (byte) 0xBB
        && buffer[start + 2] == (byte) 0xBF) {
      start += 3;
    }
  }

  private void checkUtf8() {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(buffer, start, end - start));
    } catch (CharacterCodingException e) {
      throw DataProblem.at(source, number, "bytes that are not UTF-8", "UTF-8 text", e);
    }
  }

  /**
   * The buffer that {@link #start()} and {@link #end()} point into; valid until the next call of
   * {@link #next()}.
   */
  public byte[] bytes() {
    return buffer;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** Of the line, counted from 1. */
  public long number() {
    return number;
  }

  /** Whether a line break follows the line: false only for a last line that may have been cut. */
  public boolean terminated() {
    return terminated;
  }

  public String source() {
    return source;
  }

  public String text() {
    return text(start, end);
  }

  public String text(int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }
}
