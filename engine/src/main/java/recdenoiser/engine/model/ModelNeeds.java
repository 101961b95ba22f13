package recdenoiser.engine.model;

/**
 * What a kind of model needs, and so what has an effect on it.
 *
 * @param times whether it can only be made of data with times
 * @param users whether it knows users of the data from one another
 * @param window whether it looks at a number of newest items
 * @param attention whether it has attention, and so a rule for it
 * @param steps whether it is trained in steps, with a loss and an optimiser
 */
public record ModelNeeds(
    boolean times, boolean users, boolean window, boolean attention, boolean steps) {

  public static final ModelNeeds SELF_ATTENTIVE = new ModelNeeds(false, false, true, true, true);
}
