package recdenoiser.engine.inspect.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Fills the lists of all users together, the highest score of anybody first, until a list is full
 * or nothing that is left may be shown to anybody else. Of equal scores the user and then the item
 * with the smaller number goes first.
 *
 * <p>A user's items are asked for in stretches: what has no place left is never worth asking for
 * again, since places only become fewer.
 */
final class GreedyLists {

  /** A user's items in the order of their scores, the best first. */
  record Stretch(int[] items, float[] scores) {}

  /** Where users' scores come from. */
  interface Source {

    /** The best items of a user. */
    Stretch first(int user);

    /**
     * The best items that come behind one and have a place left; without items if there are none.
     *
     * @param item the last one that was given
     * @param score its score
     * @param places [items + 1] how many lists each item may still be in
     */
    Stretch next(int user, int item, float score, int[] places);
  }

  private final Source source;
  private final int[] places;
  private final int[][] lists;
  private final int[] filled;

  private GreedyLists(Source source, int users, int length, int[] places) {
    this.source = source;
    this.places = places.clone();
    this.lists = new int[users][length];
    this.filled = new int[users];
  }

  /** Where a user stands in the own order. */
  private static final class Place {
    private final int user;
    private Stretch stretch;
    private int at;

    Place(int user, Stretch stretch) {
      this.user = user;
      this.stretch = stretch;
    }

    int item() {
      return stretch.items()[at];
    }

    float score() {
      return stretch.scores()[at];
    }
  }

  /**
   * @param users how many
   * @param length of a list
   * @param places [items + 1] how many lists each item may be in
   * @return a list for each user, the best first; shorter where nothing was left
   */
  static int[][] fill(Source source, int users, int length, int[] places) {
    return new GreedyLists(source, users, length, places).fill();
  }

  private int[][] fill() {
    PriorityQueue<Place> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble((Place place) -> -place.score())
                .thenComparingInt(place -> place.user));
    for (int user = 0; user < lists.length; user++) {
      Stretch stretch = source.first(user);
      if (stretch.items().length > 0) {
        queue.add(new Place(user, stretch));
      }
    }
    while (!queue.isEmpty()) {
      Place place = queue.remove();
      take(place);
      if (filled[place.user] < lists[place.user].length && advance(place)) {
        queue.add(place);
      }
    }
    int[][] result = new int[lists.length][];
    for (int user = 0; user < lists.length; user++) {
      result[user] = Arrays.copyOf(lists[user], filled[user]);
    }
    return result;
  }

  private void take(Place place) {
    if (places[place.item()] > 0) {
      places[place.item()]--;
      lists[place.user][filled[place.user]++] = place.item();
    }
  }

  /** To the next item that has a place left; false if there is none. */
  private boolean advance(Place place) {
    do {
      if (place.at + 1 < place.stretch.items().length) {
        place.at++;
      } else {
        Stretch next = source.next(place.user, place.item(), place.score(), places);
        if (next.items().length == 0) {
          return false;
        }
        place.stretch = next;
        place.at = 0;
      }
    } while (places[place.item()] == 0);
    return true;
  }
}
