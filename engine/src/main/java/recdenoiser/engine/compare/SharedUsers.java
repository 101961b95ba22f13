package recdenoiser.engine.compare;

import java.util.Arrays;
import recdenoiser.engine.evaluate.Ranks;

/**
 * Users that two models both rank.
 *
 * @param first [count] their places among the first one's users
 * @param second [count] their places among the second one's
 */
record SharedUsers(int[] first, int[] second) {

  /** Both have their users in ascending order. */
  static SharedUsers of(Ranks first, Ranks second) {
    int[] a = first.users();
    int[] b = second.users();
    int[] inFirst = new int[Math.min(a.length, b.length)];
    int[] inSecond = new int[inFirst.length];
    int count = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        inFirst[count] = i++;
        inSecond[count++] = j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return new SharedUsers(Arrays.copyOf(inFirst, count), Arrays.copyOf(inSecond, count));
  }

  int count() {
    return first.length;
  }

  /** [count] of [all]. */
  static double[] pick(double[] all, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> all[place]).toArray();
  }
}
