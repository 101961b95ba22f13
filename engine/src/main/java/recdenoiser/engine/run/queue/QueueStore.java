package recdenoiser.engine.run.queue;

import java.io.IOException;

/**
 * The contents of the queue as they are on the disk, and who hears of their changes. Guarded by the
 * queue's monitor.
 */
final class QueueStore {
  private final QueueFile file;
  private final QueueListeners listeners;
  private QueueContents contents;

  QueueStore(QueueFile file, QueueListeners listeners) throws IOException {
    this.file = file;
    this.listeners = listeners;
    this.contents = QueueRecovery.recover(file.read());
  }

  QueueContents contents() {
    return contents;
  }

  /**
   * @throws IOException if it cannot be saved; nothing has changed then
   */
  void rearrange(QueueContents next) throws IOException {
    file.write(next);
    contents = next;
    listeners.tell(new QueueEvent.Rearranged(next.entries()));
  }

  /**
   * @throws IOException if it cannot be saved; nothing has changed then
   */
  void change(QueueEntry entry) throws IOException {
    QueueContents next = contents.replace(entry);
    file.write(next);
    contents = next;
    listeners.tell(new QueueEvent.EntryChanged(entry));
  }

  /** A run goes on even where the disk does not take that it does. */
  void note(QueueEntry entry) {
    contents = contents.replace(entry);
    try {
      file.write(contents);
    } catch (IOException e) {
      String message = "The queue could not be saved: " + e.getMessage();
      listeners.tell(new QueueEvent.NotSaved(message));
    }
    listeners.tell(new QueueEvent.EntryChanged(entry));
  }
}
