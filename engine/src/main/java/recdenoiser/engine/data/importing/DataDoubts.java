package recdenoiser.engine.data.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.Doubt.Kind;
import recdenoiser.engine.data.Sequences;

/**
 * What actions themselves make doubtful, once they have been read.
 *
 * @param first date of an action; empty without times
 * @param last date of an action
 */
record DataDoubts(String first, String last, List<Doubt> all) {
  private static final long SECONDS_OF_A_DAY = 86_400;

  static DataDoubts of(Sequences data) {
    List<Doubt> doubts = new ArrayList<>();
    String first = "";
    String last = "";
    if (data.hasTimes() && data.actionCount() > 0) {
      long unit = unit(data.timeDecimals());
      long earliest = (long) (TimeGuess.EARLIEST * unit);
      long latest = (Instant.now().getEpochSecond() + SECONDS_OF_A_DAY) * unit;
      long least = Long.MAX_VALUE;
      long most = Long.MIN_VALUE;
      long early = 0;
      long late = 0;
      for (int action = 0; action < data.actionCount(); action++) {
        long time = data.timeUnits(action);
        least = Math.min(least, time);
        most = Math.max(most, time);
        early += time < earliest ? 1 : 0;
        late += time > latest ? 1 : 0;
      }
      first = Reading.date(least, data.timeDecimals());
      last = Reading.date(most, data.timeDecimals());
      String actions = count(data.actionCount());
      if (least == most && data.actionCount() > 1) {
        doubts.add(Doubt.of(Kind.SAME_TIMES, first));
      }
      if (early > 0) {
        doubts.add(Doubt.of(Kind.EARLY, count(early), actions, first));
      }
      if (late > 0) {
        doubts.add(Doubt.of(Kind.LATE, count(late), actions, last));
      }
    }
    addSparse(data, doubts);
    return new DataDoubts(first, last, List.copyOf(doubts));
  }

  private static void addSparse(Sequences data, List<Doubt> doubts) {
    int single = 0;
    for (int user = 0; user < data.userCount(); user++) {
      single += data.length(user) == 1 ? 1 : 0;
    }
    if (2L * single > data.userCount()) {
      doubts.add(Doubt.of(Kind.ONE_ACTION, count(single), count(data.userCount())));
    }
    if (2L * data.itemCount() > data.actionCount()) {
      doubts.add(Doubt.of(Kind.MANY_ITEMS, count(data.itemCount()), count(data.actionCount())));
    }
  }

  private static long unit(int decimals) {
    long unit = 1;
    for (int i = 0; i < decimals; i++) {
      unit *= 10;
    }
    return unit;
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
