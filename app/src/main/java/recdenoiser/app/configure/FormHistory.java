package recdenoiser.app.configure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import recdenoiser.engine.config.Preset;
import recdenoiser.engine.config.RunConfig;

/** What the form held before each change of late, so that no input is lost for good. */
final class FormHistory {
  private static final int MOST = 100;

  private final Deque<State> before = new ArrayDeque<>();

  /**
   * All that a form holds.
   *
   * @param unread what stands in fields and cannot be read, by setting
   */
  record State(Preset preset, RunConfig config, Map<String, String> unread) {}

  /** Remembers a state that is about to be left. */
  void leave(State state) {
    if (!state.equals(before.peek())) {
      before.push(state);
    }
    if (before.size() > MOST) {
      before.removeLast();
    }
  }

  /** The state left last, which is forgotten. */
  Optional<State> back() {
    return Optional.ofNullable(before.poll());
  }

  boolean isEmpty() {
    return before.isEmpty();
  }
}
