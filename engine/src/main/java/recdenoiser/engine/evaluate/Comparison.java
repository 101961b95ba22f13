package recdenoiser.engine.evaluate;

/** How a row of scores compares with the score of the target. */
final class Comparison {
  private int higher;
  private int equal;
  private int notANumber;

  /**
   * Counts over {@code scores[from] … scores[to - 1]}; free of branches, since scores fall on
   * either side at random.
   */
  void count(float[] scores, int from, int to, float target) {
    int above = 0;
    int same = 0;
    int unordered = 0;
    for (int i = from; i < to; i++) {
      float score = scores[i];
      above += score > target ? 1 : 0;
      same += score == target ? 1 : 0;
      unordered += Float.isNaN(score) ? 1 : 0;
    }
    higher = above;
    equal = same;
    notANumber = unordered;
  }

  /** Takes one score out again. */
  void leaveOut(float score, float target) {
    higher -= score > target ? 1 : 0;
    equal -= score == target ? 1 : 0;
  }

  boolean holdsNaN() {
    return notANumber > 0;
  }

  /**
   * What comes before the target, an equal score counting half. The target itself is among the
   * equal ones.
   */
  double ahead() {
    return higher + 0.5 * (equal - 1);
  }
}
