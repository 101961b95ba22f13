package recdenoiser.engine.run.queue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What the queue's file keeps. Immutable: each change is written before it counts.
 *
 * @param nextId of the entry that is added next
 * @param entries in the order in which they begin, those that ended among them
 */
record QueueContents(int nextId, List<QueueEntry> entries) {
  static final int MOST_ENDED = 100;
  static final QueueContents EMPTY = new QueueContents(1, List.of());

  QueueContents {
    entries = List.copyOf(entries);
  }

  /**
   * With one more at the end, which must have the next id. Of those that have ended the oldest are
   * forgotten where there are more than {@value #MOST_ENDED}.
   */
  QueueContents add(QueueEntry entry) {
    List<QueueEntry> more = new ArrayList<>(entries);
    List<QueueEntry> ended = more.stream().filter(each -> each.state().ended()).toList();
    more.removeAll(ended.subList(0, Math.max(0, ended.size() - MOST_ENDED)));
    more.add(entry);
    return new QueueContents(entry.id() + 1, more);
  }

  /** The same order, the entry of that id being another. */
  QueueContents replace(QueueEntry entry) {
    return map(each -> each.id() == entry.id() ? entry : each);
  }

  QueueContents map(UnaryOperator<QueueEntry> change) {
    return new QueueContents(nextId, entries.stream().map(change).toList());
  }

  QueueContents without(Predicate<QueueEntry> unwanted) {
    return new QueueContents(nextId, entries.stream().filter(unwanted.negate()).toList());
  }

  /**
   * Moves an entry among those that wait.
   *
   * @param position from 1, the one that begins next; beyond the last is the last
   * @throws IllegalArgumentException if the entry does not wait
   */
  QueueContents move(int id, int position, Predicate<QueueEntry> waits) {
    QueueEntry moved = entry(id);
    if (!waits.test(moved)) {
      throw new IllegalArgumentException(
          "Entry " + id + " cannot be moved: it does not wait any more.");
    }
    List<QueueEntry> others = new ArrayList<>(entries);
    others.remove(moved);
    List<QueueEntry> waiting = others.stream().filter(waits).toList();
    int place = Math.max(1, position) - 1;
    int index = place < waiting.size() ? others.indexOf(waiting.get(place)) : others.size();
    others.add(index, moved);
    return new QueueContents(nextId, others);
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  QueueEntry entry(int id) {
    return entries.stream()
        .filter(entry -> entry.id() == id)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no entry " + id + " in the queue."));
  }

  /** Whether an entry that has not ended is about that run. */
  boolean hasInLine(Path folder) {
    return entries.stream()
        .anyMatch(entry -> !entry.state().ended() && folder.equals(entry.folder()));
  }

  /** The one whose turn it is. */
  Optional<QueueEntry> next() {
    return entries.stream().filter(entry -> entry.state().ready()).findFirst();
  }
}
