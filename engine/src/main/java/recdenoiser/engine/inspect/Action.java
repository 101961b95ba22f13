package recdenoiser.engine.inspect;

/**
 * One action of a sequence that is inspected.
 *
 * @param item its number in the run's data, from 1
 * @param time in seconds; 0 where the data have no times
 * @param origin how it came into the sequence
 */
public record Action(int item, long time, Origin origin) {

  /** How an action came into a sequence. */
  public enum Origin {
    /** The user did it. */
    REAL,
    /** It is known to be noise of the data, put in by the run or generated with them. */
    NOISE,
    /** An edit put it in or in the place of another. */
    EDITED,
    /** It is noise that an edit drew. */
    DRAWN
  }

  /** Whether it is known to be noise. */
  public boolean isNoise() {
    return origin == Origin.NOISE || origin == Origin.DRAWN;
  }
}
