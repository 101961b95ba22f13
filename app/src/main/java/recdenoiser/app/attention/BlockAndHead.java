package recdenoiser.app.attention;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import recdenoiser.engine.inspect.AttentionMaps;

/** Which block and head is looked at, of those there are. */
public final class BlockAndHead {
  private final IntegerProperty block = new SimpleIntegerProperty(this, "block");
  private final IntegerProperty head = new SimpleIntegerProperty(this, "head", AttentionMaps.MEAN);
  private final ReadOnlyIntegerWrapper blocks = new ReadOnlyIntegerWrapper(this, "blocks");
  private final ReadOnlyIntegerWrapper heads = new ReadOnlyIntegerWrapper(this, "heads");

  /** From 0. */
  public IntegerProperty blockProperty() {
    return block;
  }

  /** From 0; {@link AttentionMaps#MEAN} for the mean over all. */
  public IntegerProperty headProperty() {
    return head;
  }

  public ReadOnlyIntegerProperty blocksProperty() {
    return blocks.getReadOnlyProperty();
  }

  /** Heads that can be told apart; 0 where there is only a mean. */
  public ReadOnlyIntegerProperty headsProperty() {
    return heads.getReadOnlyProperty();
  }

  /** What there is from now on; a block or head that is gone is not chosen any more. */
  public void offer(int blockCount, int headCount) {
    blocks.set(blockCount);
    heads.set(headCount);
    if (block.get() >= blockCount) {
      block.set(0);
    }
    if (head.get() >= headCount) {
      head.set(AttentionMaps.MEAN);
    }
  }
}
