package recdenoiser.app.training;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import recdenoiser.engine.run.queue.EntryState;
import recdenoiser.engine.run.queue.QueueEntry;

/** The runs queued behind the one that trains. Needs no toolkit; to be changed on one thread. */
public final class QueueModel {
  private final List<QueueEntry> entries = new ArrayList<>();
  private final ObservableList<QueueEntry> waiting = FXCollections.observableArrayList();
  private final ObservableList<QueueEntry> seen = FXCollections.unmodifiableObservableList(waiting);
  private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper(this, "offered");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private int active;

  /** Those that wait or are held back, the next one first. */
  public ObservableList<QueueEntry> waiting() {
    return seen;
  }

  /** Whether runs are left from an earlier session and nobody has said yet what to do with them. */
  public ReadOnlyBooleanProperty offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  /** One sentence on what went wrong with the queue itself; empty for nothing. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  void rearrange(List<QueueEntry> all) {
    entries.clear();
    entries.addAll(all);
    refresh();
  }

  void change(QueueEntry changed) {
    entries.replaceAll(entry -> entry.id() == changed.id() ? changed : entry);
    refresh();
  }

  /**
   * @param id of the entry whose run is shown; 0 for none
   */
  void setActive(int id) {
    active = id;
    refresh();
  }

  void setMessage(String sentence) {
    message.set(sentence);
  }

  /** Offers what is ready, if anything is. */
  void offer() {
    offered.set(!ready().isEmpty());
  }

  void endOffer() {
    offered.set(false);
  }

  /** Ids of those that begin by themselves once the queue is started. */
  List<Integer> ready() {
    return waiting.stream().filter(entry -> entry.state().ready()).map(QueueEntry::id).toList();
  }

  private void refresh() {
    List<QueueEntry> now = entries.stream().filter(this::waits).toList();
    if (!now.equals(waiting)) {
      waiting.setAll(now);
    }
  }

  private boolean waits(QueueEntry entry) {
    boolean stands = entry.state().ready() || entry.state() == EntryState.PAUSED;
    return stands && entry.id() != active;
  }
}
