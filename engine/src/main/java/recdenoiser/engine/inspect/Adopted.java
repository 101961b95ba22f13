package recdenoiser.engine.inspect;

import java.util.List;

/**
 * A sequence of one run as another run is given it.
 *
 * @param sequence in the numbers of the other run's data
 * @param unknownItems names of items that the other run's data do not have, left out
 * @param knownUser whether the other run's data have the user
 * @param sameHistory whether the other run's data hold the same actions of this user
 */
public record Adopted(
    UserSequence sequence, List<String> unknownItems, boolean knownUser, boolean sameHistory) {

  public Adopted {
    unknownItems = List.copyOf(unknownItems);
  }
}
