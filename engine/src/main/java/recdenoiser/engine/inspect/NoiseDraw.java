package recdenoiser.engine.inspect;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.inspect.SequenceEdit.AddNoise;
import recdenoiser.engine.inspect.SequenceEdit.Insert;

/** Draws noise to put into a sequence: uniformly random items at uniformly random places. */
public final class NoiseDraw {
  private static final String PURPOSE = "noise of an inspection";

  private NoiseDraw() {}

  /**
   * Draws k = round(share · m) items, at least one where the share is above 0, for the m newest
   * actions that a model of this window is given. Every item of the catalogue is as likely as every
   * other, also one that the sequence holds already; every place between, before and behind those
   * actions is, too.
   *
   * @param share above 0 and at most 1
   * @param window how many of the newest actions count, at least 1
   * @param items in the catalogue
   * @param repeat from 0; each has draws of its own
   */
  public static AddNoise draw(
      UserSequence sequence, double share, int window, int items, long seed, int repeat) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share of noise must be above 0 and at most 1; found " + share + ".");
    }
    KeyedRandom random = new KeyedRandom(seed, PURPOSE, repeat);
    int given = Math.min(window, sequence.length());
    int count = (int) Math.max(1, Math.round(share * given));
    List<Insert> drawn = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int back = random.nextInt(given + i + 1);
      drawn.add(new Insert(back, 1 + random.nextInt(items)));
    }
    return new AddNoise(drawn);
  }
}
