package recdenoiser.engine.data.reading;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import recdenoiser.engine.data.Sequences;

/** Names that lie one behind the other. */
final class MappedLabels implements Sequences.Labels {
  private final IntBuffer ends;
  private final ByteBuffer text;

  /**
   * @param ends [names] where each name ends in {@code text}
   */
  MappedLabels(IntBuffer ends, ByteBuffer text) {
    this.ends = ends;
    this.text = text;
  }

  @Override
  public String of(int index) {
    int from = index == 0 ? 0 : ends.get(index - 1);
    byte[] bytes = new byte[ends.get(index) - from];
    text.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
