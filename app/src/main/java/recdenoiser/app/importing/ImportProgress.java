package recdenoiser.app.importing;

import recdenoiser.app.text.Texts;
import recdenoiser.engine.text.Numbers;

/**
 * How far an import is.
 *
 * @param share of the file that has been read, 0 … 1
 * @param actions read so far
 * @param seconds since it began
 */
public record ImportProgress(double share, long actions, double seconds) {
  static final ImportProgress NONE = new ImportProgress(0, 0, 0);

  private static final double EARLIEST_SECONDS = 0.5;
  private static final double EARLIEST_SHARE = 0.01;

  /** Whether everything has been read, and is being put in order and written. */
  public boolean isRead() {
    return share >= 1;
  }

  private boolean isKnown() {
    return seconds >= EARLIEST_SECONDS && share >= EARLIEST_SHARE;
  }

  /** Seconds until everything has been read; NaN while it is too early to say. */
  double secondsLeft() {
    return isKnown() ? seconds * (1 - share) / share : Double.NaN;
  }

  /** In words. */
  String inWords(Texts texts) {
    String read = Numbers.count(actions);
    if (isRead()) {
      return texts.get("progress.arranging", read);
    }
    String percent = Numbers.percent(share);
    return isKnown()
        ? texts.get(
            "progress.known",
            percent,
            read,
            Numbers.count(Math.round(actions / seconds)),
            Numbers.duration(secondsLeft()))
        : texts.get("progress.early", percent, read);
  }
}
