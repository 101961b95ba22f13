package recdenoiser.engine.data.sample;

import recdenoiser.engine.data.KeyedRandom;

/**
 * What one user of the sample shop does: two interests in turn, each along its own transitions, and
 * clicks on something else in between. No item comes twice.
 */
final class ShopVisitor {
  private static final int SHORTEST = 6;
  private static final int LONGEST = 60;
  private static final double MEAN_BEYOND_SHORTEST = 12.5;

  private static final long FIRST_DAY = 1704067200;
  private static final int DAYS = 300;
  private static final int SECONDS_OF_DAY = 86400;
  private static final int LONGEST_GAP = 2 * SECONDS_OF_DAY;

  private final ShopTransitions transitions;
  private final double noise;
  private final KeyedRandom random;
  private final int[] interests;
  private final int[] lastPosition = {-1, -1};
  private final boolean[] visited = new boolean[ShopCatalogue.items() + 1];

  final int[] items;
  final long[] times;

  /** Position of the action that an action follows, or -1. */
  final int[] dependsOn;

  /** The interest an action is of, or -1 for noise. */
  final int[] interestOf;

  ShopVisitor(long seed, int user, ShopTransitions transitions, double noise) {
    this.transitions = transitions;
    this.noise = noise;
    this.random = new KeyedRandom(seed, "visitor", user);
    this.interests = drawInterests();
    int length = drawLength();
    this.items = new int[length];
    this.times = new long[length];
    this.dependsOn = new int[length];
    this.interestOf = new int[length];
    long time = FIRST_DAY + random.nextInt(DAYS * SECONDS_OF_DAY);
    for (int position = 0; position < length; position++) {
      act(position);
      visited[items[position]] = true;
      times[position] = time;
      time += 1 + random.nextInt(LONGEST_GAP);
    }
  }

  private int[] drawInterests() {
    int one = random.nextInt(ShopCatalogue.interests());
    int other = random.nextInt(ShopCatalogue.interests() - 1);
    return new int[] {one, other < one ? other : other + 1};
  }

  /** Exponential beyond the shortest, as the lengths of real histories roughly are. */
  private int drawLength() {
    double beyond = -MEAN_BEYOND_SHORTEST * StrictMath.log(1 - random.nextDouble());
    return Math.min(LONGEST, SHORTEST + (int) beyond);
  }

  private void act(int position) {
    if (random.nextDouble() < noise) {
      items[position] = drawNoise();
      dependsOn[position] = -1;
      interestOf[position] = -1;
    } else {
      follow(random.nextInt(interests.length), position);
    }
  }

  private void follow(int which, int position) {
    int before = lastPosition[which];
    int next = before < 0 ? 0 : transitions.next(items[before], visited, random);
    if (next == 0 && ShopCatalogue.itemsOf(interests[which]).allMatch(item -> visited[item])) {
      follow(1 - which, position);
      return;
    }
    items[position] = next != 0 ? next : drawStart(interests[which]);
    dependsOn[position] = next != 0 ? before : -1;
    interestOf[position] = interests[which];
    lastPosition[which] = position;
  }

  private int drawStart(int interest) {
    int item;
    do {
      item = transitions.start(interest, random);
    } while (visited[item]);
    return item;
  }

  private int drawNoise() {
    int item;
    int interest;
    do {
      item = 1 + random.nextInt(ShopCatalogue.items());
      interest = ShopCatalogue.interestOf(item);
    } while (visited[item] || interest == interests[0] || interest == interests[1]);
    return item;
  }
}
