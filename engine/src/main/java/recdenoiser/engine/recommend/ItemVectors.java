package recdenoiser.engine.recommend;

import java.util.List;
import recdenoiser.engine.recommend.TopItems.Scored;

/** The vectors that a model compares its states with, one for each item, as they are now. */
public interface ItemVectors {

  int itemCount();

  /** d. */
  int width();

  /**
   * A copy of the vector of an item, [d].
   *
   * @param item from 1
   * @throws IllegalArgumentException if there is no such item
   */
  float[] of(int item);

  /**
   * The items whose vectors point most nearly where that of {@code item} does, the nearest first,
   * with the cosines of their angles, -1 … 1. A vector of zeros points nowhere: its cosines are 0.
   *
   * @param item from 1; is none of them
   * @param count at most so many
   * @throws IllegalArgumentException if there is no such item
   */
  List<Scored> nearest(int item, int count);
}
