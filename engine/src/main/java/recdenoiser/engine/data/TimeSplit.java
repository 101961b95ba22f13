package recdenoiser.engine.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Everything before one moment is for training, everything from it on for validation, everything
 * from a second moment on for the test; the moments are the same for all users, so that nothing is
 * learned from what others did later (Ji et al., A critical study on data leakage in recommender
 * system offline evaluation, TOIS 2023).
 *
 * <p>A user's target of validation is the first action between the two moments, after everything
 * before the first; the target of the test is the first action from the second moment on, after
 * everything before it. A user may have both, one or none.
 *
 * <p>Left out and counted, see {@link Facts}: users without any action in training, of whom no
 * model knows anything, and targets that are items training has never seen, which no model of
 * identities can know. Such items stay among the candidates.
 *
 * <p>Where noise was put into the data, moments, users and targets are those of what users really
 * did.
 */
public final class TimeSplit implements DataSplit {
  private final Sequences sequences;
  private final TimeSplit clean;
  private final long validationFrom;
  private final long testFrom;
  private final int[] beforeValidation;
  private final int[] beforeTest;
  private final int[] trainingUsers;
  private final int[][] evaluatedUsers;
  private final int[] evaluatedInAny;
  private final Facts facts;

  /**
   * What became of users and targets.
   *
   * @param validationFrom first moment of validation, as ISO 8601 in UTC
   * @param testFrom first moment of the test, as ISO 8601 in UTC
   * @param trainingActions before the first moment
   * @param validated users with a target of validation
   * @param tested users with a target of the test
   * @param newToValidation users who act in validation but not in training
   * @param newToTest users who act in the test but not in training
   * @param unseenInValidation targets of validation that are left out, since training has never
   *     seen the item
   * @param unseenInTest the same of the test
   */
  public record Facts(
      String validationFrom,
      String testFrom,
      int trainingActions,
      int validated,
      int tested,
      int newToValidation,
      int newToTest,
      int unseenInValidation,
      int unseenInTest) {}

  private TimeSplit(Sequences sequences, long validationFrom, long testFrom) {
    this.sequences = sequences;
    this.validationFrom = validationFrom;
    this.testFrom = testFrom;
    this.beforeValidation = before(validationFrom);
    this.beforeTest = before(testFrom);
    this.clean =
        sequences.clean() == sequences
            ? this
            : new TimeSplit(sequences.clean(), validationFrom, testFrom);
    this.trainingUsers = users(user -> trainingLength(user) >= 2);
    if (clean == this) {
      boolean[] trained = trainedItems();
      Counter validation = new Counter(Split.VALIDATION, trained);
      Counter test = new Counter(Split.TEST, trained);
      this.evaluatedUsers = new int[][] {validation.users, test.users};
      this.evaluatedInAny = users(user -> validation.has(user) || test.has(user));
      this.facts = facts(validation, test);
    } else {
      this.evaluatedUsers = clean.evaluatedUsers;
      this.evaluatedInAny = clean.evaluatedInAny;
      this.facts = clean.facts;
    }
  }

  /**
   * @throws DataProblem if the data have no times or no actions, one of the parts is empty, or
   *     nobody has a target of validation or of the test
   */
  public static TimeSplit of(Sequences sequences, SplitMoment validation, SplitMoment test) {
    Sequences clean = sequences.clean();
    if (!clean.hasTimes()) {
      throw DataProblem.of(
          clean.name(),
          clean.name()
              + " has no times, which a split by time needs; give every action a third column with"
              + " its time in seconds, or leave one out.");
    }
    if (clean.actionCount() == 0) {
      throw DataProblem.of(
          clean.name(), clean.name() + " has no actions, which a split by time needs.");
    }
    long[] times = sortedTimes(clean, validation, test);
    long validationFrom = moment(clean, times, validation);
    long testFrom = moment(clean, times, test);
    TimeSplit split = new TimeSplit(sequences, validationFrom, testFrom);
    split.requireTargets();
    return split;
  }

  /** Of all actions, ascending; empty where nothing is a share of them. */
  private static long[] sortedTimes(Sequences clean, SplitMoment validation, SplitMoment test) {
    if (!validation.isShare() && !test.isShare()) {
      return new long[0];
    }
    long[] times = new long[clean.actionCount()];
    Arrays.setAll(times, clean::timeUnits);
    Arrays.parallelSort(times);
    return times;
  }

  private static long moment(Sequences data, long[] times, SplitMoment moment) {
    if (moment.isShare()) {
      int before = (int) Math.floor(moment.share() * times.length);
      return times[Math.min(before, times.length - 1)];
    }
    return BigDecimal.valueOf(moment.date().getEpochSecond())
        .add(BigDecimal.valueOf(moment.date().getNano(), 9))
        .movePointRight(data.timeDecimals())
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  private static Instant instant(Sequences data, long units) {
    BigDecimal seconds = BigDecimal.valueOf(units, data.timeDecimals());
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    return Instant.ofEpochSecond(
        whole.longValue(), seconds.subtract(whole).movePointRight(9).longValue());
  }

  private void requireTargets() {
    if (validationFrom < testFrom && facts.validated() > 0 && facts.tested() > 0) {
      return;
    }
    throw DataProblem.of(
        sequences.name(),
        ("%s cannot be split by time from %s and %s: %d of its actions come before, %d users can be"
                + " validated and %d tested, %d and %d have not acted before, and %d and %d next"
                + " items are new; expected at least one user in each and the test after"
                + " validation.")
            .formatted(
                sequences.name(),
                facts.validationFrom(),
                facts.testFrom(),
                facts.trainingActions(),
                facts.validated(),
                facts.tested(),
                facts.newToValidation(),
                facts.newToTest(),
                facts.unseenInValidation(),
                facts.unseenInTest()));
  }

  private int[] users(IntPredicate which) {
    return IntStream.range(0, sequences.userCount()).filter(which).toArray();
  }

  /** [users] how many of a user's actions, from the first, come before a moment. */
  private int[] before(long moment) {
    int[] before = new int[sequences.userCount()];
    for (int user = 0; user < before.length; user++) {
      int action = sequences.start(user);
      while (action < sequences.start(user + 1) && sequences.timeUnits(action) < moment) {
        action++;
      }
      before[user] = action - sequences.start(user);
    }
    return before;
  }

  private boolean[] trainedItems() {
    boolean[] trained = new boolean[sequences.itemCount() + 1];
    for (int user = 0; user < sequences.userCount(); user++) {
      int length = trainingLength(user);
      for (int position = 0; position < length; position++) {
        trained[sequences.item(user, position)] = true;
      }
    }
    return trained;
  }

  /** Who has a target of one split. */
  private final class Counter {
    private final int[] users;
    private int newUsers;
    private int unseen;

    Counter(Split split, boolean[] trained) {
      this.users = TimeSplit.this.users(user -> isTarget(user, split, trained));
    }

    private boolean isTarget(int user, Split split, boolean[] trained) {
      int known = known(user, split);
      if (!actsIn(user, split, known)) {
        return false;
      }
      if (trainingLength(user) == 0) {
        newUsers++;
        return false;
      }
      if (!trained[sequences.item(user, known)]) {
        unseen++;
        return false;
      }
      return true;
    }

    private boolean actsIn(int user, Split split, int known) {
      return known < sequences.length(user) && (split == Split.TEST || known < beforeTest[user]);
    }

    boolean has(int user) {
      return Arrays.binarySearch(users, user) >= 0;
    }
  }

  private Facts facts(Counter validation, Counter test) {
    int training = 0;
    for (int user = 0; user < sequences.userCount(); user++) {
      training += trainingLength(user);
    }
    return new Facts(
        instant(sequences, validationFrom).toString(),
        instant(sequences, testFrom).toString(),
        training,
        validation.users.length,
        test.users.length,
        validation.newUsers,
        test.newUsers,
        validation.unseen,
        test.unseen);
  }

  public Facts facts() {
    return facts;
  }

  @Override
  public Sequences sequences() {
    return sequences;
  }

  @Override
  public TimeSplit clean() {
    return clean;
  }

  @Override
  public int trainingLength(int user) {
    return beforeValidation[user];
  }

  @Override
  public int[] trainingUsers() {
    return trainingUsers;
  }

  @Override
  public int[] evaluatedUsers() {
    return evaluatedInAny;
  }

  @Override
  public int[] evaluatedUsers(Split split) {
    return evaluatedUsers[split == Split.VALIDATION ? 0 : 1];
  }

  private int known(int user, Split split) {
    return split == Split.VALIDATION ? beforeValidation[user] : beforeTest[user];
  }

  @Override
  public int historyLength(int user, Split split) {
    if (!isEvaluated(user, split)) {
      throw new IllegalArgumentException(
          "User " + sequences.userLabel(user) + " has no target of " + split + ".");
    }
    return known(user, split);
  }

  /** One: the first action after a moment is the only target. */
  @Override
  public int heldOut() {
    return 1;
  }
}
