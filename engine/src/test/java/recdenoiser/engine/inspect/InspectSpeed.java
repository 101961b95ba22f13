package recdenoiser.engine.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.inspect.SequenceEdit.Replace;

/**
 * Measures an inspection: how long it takes to show another user in all of the given runs at once,
 * and to rank again after an edit. Run it with the folders of runs as arguments.
 */
public final class InspectSpeed {
  private static final Logger LOG = LoggerFactory.getLogger(InspectSpeed.class);
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 100;

  private InspectSpeed() {}

  /** What is measured. */
  @FunctionalInterface
  private interface Work {
    void on(int round);
  }

  public static void main(String[] folders) throws IOException {
    List<InspectedRun> runs = new ArrayList<>();
    for (String folder : folders) {
      runs.add(InspectedRun.open(Path.of(folder)));
    }
    InspectedRun first = runs.get(0);
    List<String> users = new ArrayList<>();
    for (int seed = 0; seed < ROUNDS + WARM_UP; seed++) {
      users.add(first.users().random(seed));
    }
    String longest = first.users().longest();
    measure("another user, attention of " + runs.size() + " runs", i -> attend(runs, users.get(i)));
    measure("another user, longest, the same", i -> attend(runs, longest));
    measure("another user, with rankings and statistics", i -> inspect(runs, users.get(i)));
    measure("longest user, with rankings and statistics", i -> inspect(runs, longest));
    UserSequence sequence = first.sequence(longest);
    measure(
        "an edit of the longest user, one run, all that is shown",
        i -> first.inspect(sequence.with(new Replace(i % 50, 1 + i)), 10));
  }

  private static void attend(List<InspectedRun> runs, String user) {
    UserSequence sequence = runs.get(0).sequence(user);
    for (InspectedRun run : runs) {
      AttentionMaps maps = run.attention(run.adopt(sequence, runs.get(0)).sequence()).orElseThrow();
      maps.statistics(MapPart.AFTER, 0, AttentionMaps.MEAN);
    }
  }

  private static void inspect(List<InspectedRun> runs, String user) {
    UserSequence sequence = runs.get(0).sequence(user);
    for (InspectedRun run : runs) {
      Inspection inspection = run.inspect(run.adopt(sequence, runs.get(0)).sequence(), 10);
      AttentionMaps maps = inspection.attention().orElseThrow();
      maps.statistics(MapPart.BEFORE, 0, AttentionMaps.MEAN);
      maps.statistics(MapPart.AFTER, 0, AttentionMaps.MEAN);
    }
  }

  private static void measure(String what, Work work) {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < WARM_UP; i++) {
      work.on(i);
    }
    for (int i = 0; i < ROUNDS; i++) {
      long begun = System.nanoTime();
      work.on(WARM_UP + i);
      times[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(times);
    LOG.info(
        String.format(
            Locale.ROOT,
            "%s: median %.1f ms, 95 %% %.1f ms, most %.1f ms",
            what,
            times[ROUNDS / 2],
            times[ROUNDS * 95 / 100],
            times[ROUNDS - 1]));
  }
}
