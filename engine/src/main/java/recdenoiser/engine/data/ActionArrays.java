package recdenoiser.engine.data;

import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * Actions of all users, user after user, oldest first. Of each buffer everything up to its limit
 * counts.
 *
 * @param offsets [users + 1], ascending, from 0 to the number of actions
 * @param items [actions], each from 1
 * @param times [actions] in units of 10<sup>-timeDecimals</sup> seconds, or null where the data set
 *     has no times
 * @param timeDecimals 0 … 9
 */
public record ActionArrays(IntBuffer offsets, IntBuffer items, LongBuffer times, int timeDecimals) {

  /** The same over arrays. */
  public static ActionArrays of(int[] offsets, int[] items, long[] times, int timeDecimals) {
    return new ActionArrays(
        IntBuffer.wrap(offsets),
        IntBuffer.wrap(items),
        times == null ? null : LongBuffer.wrap(times),
        timeDecimals);
  }
}
