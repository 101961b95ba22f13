package recdenoiser.engine.data;

import recdenoiser.engine.data.Sequences.Labels;

/**
 * What is written of items beside their names in the file of actions. Index 0 is item 1.
 *
 * @param titles null where there are none; an item may have none, too
 * @param genres each with {@link Genres#SEPARATOR} between two of them; null where there are none
 */
public record ItemTexts(Labels titles, Labels genres) {
  /** Nothing. */
  public static final ItemTexts NONE = new ItemTexts(null, null);

  /** The same for items that are numbered anew; {@code old[index]} is an item's old number. */
  ItemTexts numbered(int[] old) {
    return new ItemTexts(numbered(titles, old), numbered(genres, old));
  }

  private static Labels numbered(Labels labels, int[] old) {
    return labels == null ? null : index -> labels.of(old[index] - 1);
  }
}
