package recdenoiser.engine.recommend;

/**
 * How strongly a model expects one item behind another, of a model that looks at nothing but the
 * last item of a history and at whose it is.
 */
public interface Transitions {

  /**
   * The scores of some items behind each of some others.
   *
   * @param user by the data's numbers from 0, or -1 for nobody known
   * @param from items, from 1
   * @param to items, from 1
   * @return [from × to], in the model's own unit, such as a logit or a probability
   * @throws IllegalArgumentException if there is no such item
   */
  float[][] strengths(int user, int[] from, int[] to);
}
