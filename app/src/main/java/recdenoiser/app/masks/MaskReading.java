package recdenoiser.app.masks;

import recdenoiser.app.text.Texts;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.SlotName;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.MaskMaps;
import recdenoiser.engine.text.Numbers;

/**
 * One connection in words, such as "query −3 → key −7: A 0.041, mask 0.62, after 0.025".
 *
 * @param head from 0, or {@link MaskMaps#MEAN}
 */
record MaskReading(MaskSnapshot snapshot, int head) {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final int DECIMALS = 3;

  /** The place and, line by line, what every block has there. */
  String ofAllBlocks(HeatCell cell) {
    StringBuilder text = new StringBuilder(place(cell));
    if (cannotBe(cell)) {
      return text.append(' ').append(TEXTS.get("read.future")).toString();
    }
    for (int block = 0; block < snapshot.blocks(); block++) {
      text.append('\n').append(TEXTS.get("read.block", block + 1, values(block, cell)));
    }
    return text.toString();
  }

  /** The place and what one block has there. */
  String of(int block, HeatCell cell) {
    return place(cell) + " " + (cannotBe(cell) ? TEXTS.get("read.future") : values(block, cell));
  }

  private String place(HeatCell cell) {
    int size = snapshot.maxLength();
    return TEXTS.get("read.place", SlotName.of(cell.query(), size), SlotName.of(cell.key(), size));
  }

  /** Whether the key is later than the query in a model that looks back only. */
  private boolean cannotBe(HeatCell cell) {
    return cell.key() > cell.query() && !looksAhead();
  }

  /** Every sequence of two items fills the newest two slots. */
  private boolean looksAhead() {
    int newest = snapshot.maxLength() - 1;
    HeatCell ahead = new HeatCell(newest - 1, newest);
    return exists(snapshot.attention(), ahead)
        || exists(snapshot.open(), ahead)
        || exists(snapshot.pattern(), ahead);
  }

  private boolean exists(HeadMaps maps, HeatCell cell) {
    return !Float.isNaN(at(maps, 0, cell));
  }

  private String values(int block, HeatCell cell) {
    float after = at(snapshot.attention(), block, cell);
    float pattern = at(snapshot.pattern(), block, cell);
    float open = at(snapshot.open(), block, cell);
    if (!Float.isNaN(pattern)) {
      return pattern(pattern, after);
    }
    if (Float.isNaN(open) || Float.isNaN(after)) {
      return attention(after);
    }
    return ofSeveralMasks() ? mean(open, after) : masked(open, after);
  }

  private String attention(float after) {
    return Float.isNaN(after) ? TEXTS.get("read.absent") : TEXTS.get("read.plain", number(after));
  }

  private String pattern(float open, float after) {
    if (open == 0) {
      return TEXTS.get("read.pattern.closed");
    }
    return open == 1
        ? TEXTS.get("read.pattern.open", attention(after))
        : TEXTS.get("read.pattern.some", Numbers.percent(open), attention(after));
  }

  private boolean ofSeveralMasks() {
    return head == MaskMaps.MEAN && snapshot.open().headCount() > 0;
  }

  private static String mean(float open, float after) {
    return TEXTS.get("read.mean", Numbers.fixed(open, DECIMALS), number(after));
  }

  private static String masked(float open, float after) {
    String openText = Numbers.fixed(open, DECIMALS);
    if (MaskLogits.atInference(open) == 0) {
      return TEXTS.get("read.closed", openText, number(after));
    }
    String before = Numbers.fixed(after / open, DECIMALS);
    return TEXTS.get("read.open", before, openText, number(after));
  }

  private static String number(float value) {
    return value == 0 ? "0" : Numbers.fixed(value, DECIMALS);
  }

  private float at(HeadMaps maps, int block, HeatCell cell) {
    boolean inside = block < maps.blocks() && cell.query() >= 0;
    return inside
        ? maps.map(block, head)[cell.query() * snapshot.maxLength() + cell.key()]
        : Float.NaN;
  }
}
