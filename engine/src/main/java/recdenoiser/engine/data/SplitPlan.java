package recdenoiser.engine.data;

/**
 * How data are divided into training, validation and test.
 *
 * @param heldOut of leaving one out: how many of a user's last actions are for testing
 * @param validationFrom of a split by time: where validation begins
 * @param testFrom of a split by time: where the test begins
 */
public record SplitPlan(Kind kind, int heldOut, String validationFrom, String testFrom) {

  /** What divides. */
  public enum Kind {
    /** Each user's own last actions, see {@link LeaveOneOut}. */
    LEAVE_ONE_OUT,
    /** Two moments that are the same for all users, see {@link TimeSplit}. */
    BY_TIME
  }

  public static SplitPlan leaveOneOut(int heldOut) {
    return new SplitPlan(Kind.LEAVE_ONE_OUT, heldOut, "", "");
  }

  /**
   * @param validationFrom and {@code testFrom} see {@link SplitMoment}
   */
  public static SplitPlan byTime(String validationFrom, String testFrom) {
    return new SplitPlan(Kind.BY_TIME, 1, validationFrom, testFrom);
  }

  /**
   * @throws DataProblem if the data cannot be divided so, saying why
   */
  public DataSplit of(Sequences sequences) {
    return switch (kind) {
      case LEAVE_ONE_OUT -> new LeaveOneOut(sequences, heldOut);
      case BY_TIME ->
          TimeSplit.of(sequences, SplitMoment.parse(validationFrom), SplitMoment.parse(testFrom));
    };
  }

  /** What targets depend on, in one word or three: "LEAVE_ONE_OUT", "BY_TIME 0.8 0.9". */
  public String key() {
    return kind == Kind.LEAVE_ONE_OUT
        ? kind.name()
        : kind + " " + validationFrom.strip() + " " + testFrom.strip();
  }
}
