package recdenoiser.engine.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.inspect.InspectedRun.Progress;

/** Goes through the evaluated users of a run, some at a time. */
final class ChangeSearch {
  private static final int USERS_AT_ONCE = 64;

  private final InspectedRun run;

  ChangeSearch(InspectedRun run) {
    this.run = run;
  }

  List<UserChange> run(Progress progress) throws InterruptedException {
    int[] users = run.saved().split().evaluatedUsers(Split.TEST);
    List<UserChange> changes = new ArrayList<>(users.length);
    for (int from = 0; from < users.length; from += USERS_AT_ONCE) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The search for the most changed users was stopped.");
      }
      int to = Math.min(from + USERS_AT_ONCE, users.length);
      changes.addAll(run.changes(Arrays.copyOfRange(users, from, to)));
      progress.at(to, users.length);
    }
    changes.sort(UserChange.MOST_FIRST);
    return List.copyOf(changes);
  }
}
