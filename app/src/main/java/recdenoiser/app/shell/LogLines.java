package recdenoiser.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The last lines of the log. Any thread may add; only the JavaFX thread moves them into the list
 * that is shown.
 */
public final class LogLines {
  static final int KEPT = 2_000;

  private final ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
  private final ObservableList<String> lines = FXCollections.observableArrayList();
  private final ObservableList<String> readOnly = FXCollections.unmodifiableObservableList(lines);

  /** From any thread. */
  public void add(String line) {
    arrived.add(line);
  }

  /**
   * On the JavaFX thread: takes over what arrived since the last call, dropping the oldest beyond
   * 2,000.
   */
  public void drain() {
    List<String> fresh = new ArrayList<>();
    for (String line = arrived.poll(); line != null; line = arrived.poll()) {
      fresh.add(line);
    }
    if (fresh.isEmpty()) {
      return;
    }
    lines.addAll(fresh);
    if (lines.size() > KEPT) {
      lines.remove(0, lines.size() - KEPT);
    }
  }

  /** Oldest first. */
  public ObservableList<String> lines() {
    return readOnly;
  }
}
