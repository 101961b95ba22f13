package recdenoiser.app.masks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import recdenoiser.engine.recommend.MaskSnapshot;

/**
 * The snapshots of one run: all epochs are known, those used last are held in memory up to a bound.
 * Only what can be read again is ever dropped.
 */
final class MaskHistory {
  private long mostBytes;
  private final NavigableSet<Integer> epochs = new TreeSet<>();
  private final Map<Integer, MaskSnapshot> held = new HashMap<>();
  private final List<Integer> usedLast = new ArrayList<>();
  private boolean rereadable;
  private long bytes;

  MaskHistory(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Drops what is too much by now. */
  void holdAtMost(long bytesAtMost) {
    mostBytes = bytesAtMost;
    if (rereadable) {
      shrink();
    }
  }

  void clear() {
    epochs.clear();
    held.clear();
    usedLast.clear();
    bytes = 0;
  }

  /** Whether what is dropped from memory can be read again. */
  void setRereadable(boolean rereadable) {
    this.rereadable = rereadable;
  }

  /** Makes an epoch known whose snapshot is elsewhere. */
  void know(int epoch) {
    epochs.add(epoch);
  }

  void put(MaskSnapshot snapshot) {
    int epoch = snapshot.epoch();
    epochs.add(epoch);
    MaskSnapshot before = held.put(epoch, snapshot);
    bytes += size(snapshot) - (before == null ? 0 : size(before));
    use(epoch);
    if (rereadable) {
      shrink();
    }
  }

  Optional<MaskSnapshot> get(int epoch) {
    MaskSnapshot found = held.get(epoch);
    if (found != null) {
      use(epoch);
    }
    return Optional.ofNullable(found);
  }

  /** Ascending. */
  List<Integer> epochs() {
    return List.copyOf(epochs);
  }

  Optional<Integer> newest() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.last());
  }

  int heldCount() {
    return held.size();
  }

  private void use(int epoch) {
    usedLast.remove((Integer) epoch);
    usedLast.add(epoch);
  }

  private void shrink() {
    Iterator<Integer> oldest = usedLast.iterator();
    while (bytes > mostBytes && held.size() > 1) {
      int epoch = oldest.next();
      oldest.remove();
      bytes -= size(held.remove(epoch));
    }
  }

  private static long size(MaskSnapshot snapshot) {
    long numbers =
        snapshot.open().numbers() + snapshot.attention().numbers() + snapshot.pattern().numbers();
    return Float.BYTES * numbers;
  }
}
