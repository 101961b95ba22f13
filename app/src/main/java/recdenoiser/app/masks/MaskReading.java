package recdenoiser.app.masks;

import recdenoiser.app.chart.HeatCell;
import recdenoiser.app.chart.SlotName;
import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.train.MaskSnapshot;

/**
 * One connection of one block in words, such as "query −3 → key −7: A 0.041, mask 0.62, after
 * 0.025".
 */
final class MaskReading {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final int DECIMALS = 3;

  private final MaskSnapshot snapshot;
  private final int block;

  MaskReading(MaskSnapshot snapshot, int block) {
    this.snapshot = snapshot;
    this.block = block;
  }

  /** The place and, line by line, what every block has there. */
  static String ofAllBlocks(MaskSnapshot snapshot, HeatCell cell) {
    StringBuilder text = new StringBuilder(place(snapshot, cell));
    if (cell.key() > cell.query()) {
      return text.append(' ').append(TEXTS.get("read.future")).toString();
    }
    for (int block = 0; block < snapshot.blocks(); block++) {
      String values = new MaskReading(snapshot, block).values(cell);
      text.append('\n').append(TEXTS.get("read.block", block + 1, values));
    }
    return text.toString();
  }

  String of(HeatCell cell) {
    return place(snapshot, cell) + " " + values(cell);
  }

  private static String place(MaskSnapshot snapshot, HeatCell cell) {
    int size = snapshot.maxLength();
    return TEXTS.get("read.place", SlotName.of(cell.query(), size), SlotName.of(cell.key(), size));
  }

  private String values(HeatCell cell) {
    if (cell.key() > cell.query()) {
      return TEXTS.get("read.future");
    }
    float after = at(snapshot.attention().means(), cell);
    String afterText = after == 0 ? "0" : Numbers.fixed(after, DECIMALS);
    if (snapshot.open().blocks() <= block) {
      return Float.isNaN(after) ? TEXTS.get("read.absent") : TEXTS.get("read.plain", afterText);
    }
    float open = at(snapshot.open().means(), cell);
    if (Float.isNaN(open)) {
      return TEXTS.get("read.absent");
    }
    String openText = Numbers.fixed(open, DECIMALS);
    if (open <= MaskSnapshot.OPEN_THRESHOLD) {
      return TEXTS.get("read.closed", openText, afterText);
    }
    String before = Numbers.fixed(after / open, DECIMALS);
    return TEXTS.get("read.open", before, openText, afterText);
  }

  private float at(float[][] maps, HeatCell cell) {
    return block < maps.length
        ? maps[block][cell.query() * snapshot.maxLength() + cell.key()]
        : Float.NaN;
  }
}
