package recdenoiser.engine.data.sample;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import recdenoiser.engine.data.KeyedRandom;

/**
 * Ratings that have the size and the shape of MovieLens 20M and mean nothing: to measure how long
 * large files take. As there, {@code ratings.csv} is sorted by user and movie, not by time, and
 * {@code movies.csv} beside it has titles and genres.
 */
public final class RatingsLookAlike {
  /** Ratings of MovieLens 20M (its README). */
  public static final int LINES = 20_000_263;

  private static final int USERS = 138_493;

  /** Films of MovieLens 20M that have a rating. */
  public static final int ITEMS = 26_744;

  private static final int SHORTEST = 20;
  private static final int LONGEST = 9_254;

  /** Of the logarithm of a user's ratings beyond {@link #SHORTEST}, near the published ones. */
  private static final double MEAN_LOG = 4.0;

  private static final double DEVIATION_LOG = 1.25;

  /** Weight of the item of rank r is (r + {@link #HEAD})<sup>-{@link #EXPONENT}</sup>. */
  private static final double HEAD = 60;

  private static final double EXPONENT = 1.25;
  private static final long FIRST_TIME = 789_652_009L;
  private static final int SECONDS = 638_000_000;
  private static final int SECONDS_BETWEEN = 30;
  private static final String[] GENRES = {
    "Drama", "Comedy", "Thriller", "Romance", "Action", "Horror", "Documentary", "Crime"
  };

  private final long seed;
  private final int lines;
  private final int users;
  private final double[] cumulative = new double[ITEMS];

  /**
   * @param lines ratings, at least {@link #SHORTEST}; users in proportion
   */
  public RatingsLookAlike(int lines, long seed) {
    if (lines < SHORTEST) {
      throw new IllegalArgumentException(
          "There must be at least " + SHORTEST + " ratings, not " + lines + ".");
    }
    this.seed = seed;
    this.lines = lines;
    this.users = Math.max(1, (int) ((long) USERS * lines / LINES));
    double sum = 0;
    for (int rank = 0; rank < ITEMS; rank++) {
      sum += Math.pow(rank + HEAD, -EXPONENT);
      cumulative[rank] = sum;
    }
  }

  /**
   * Writes both files into a folder, which is made if it does not exist.
   *
   * @return the file of ratings
   */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    writeMovies(folder.resolve("movies.csv"));
    Path ratings = folder.resolve("ratings.csv");
    int[] lengths = lengths();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(ratings), 1 << 17)) {
      out.write("userId,movieId,rating,timestamp\n".getBytes(StandardCharsets.US_ASCII));
      for (int user = 0; user < users; user++) {
        out.write(ratings(user, lengths[user]).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return ratings;
  }

  public int lines() {
    return lines;
  }

  public int users() {
    return users;
  }

  private void writeMovies(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("movieId,title,genres\n");
      for (int item = 1; item <= ITEMS; item++) {
        KeyedRandom random = new KeyedRandom(seed, "movie", item);
        int year = 1930 + random.nextInt(85);
        String first = GENRES[random.nextInt(GENRES.length)];
        String second = GENRES[random.nextInt(GENRES.length)];
        String genres = first.equals(second) ? first : first + "|" + second;
        out.write(
            String.format(Locale.ROOT, "%d,\"Film %d, The (%d)\",%s%n", item, item, year, genres)
                .replace("\r", ""));
      }
    }
  }

  /** Of every user, so that all together are {@link #lines}. */
  private int[] lengths() {
    KeyedRandom random = new KeyedRandom(seed, "lengths", 0);
    int[] lengths = new int[users];
    long sum = 0;
    for (int user = 0; user < users; user++) {
      double beyond = Math.exp(MEAN_LOG + DEVIATION_LOG * gaussian(random));
      lengths[user] = (int) Math.min(LONGEST, SHORTEST + beyond);
      sum += lengths[user];
    }
    for (int user = 0; sum != lines; user = (user + 1) % users) {
      int step = sum < lines ? 1 : lengths[user] > SHORTEST || sum - lines < users ? -1 : 0;
      lengths[user] += step;
      sum += step;
    }
    return lengths;
  }

  /** Box and Muller's. */
  private static double gaussian(KeyedRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private String ratings(int user, int length) {
    KeyedRandom random = new KeyedRandom(seed, "ratings", user);
    BitSet items = new BitSet(ITEMS);
    for (int count = 0; count < length; ) {
      int item = item(random);
      if (!items.get(item)) {
        items.set(item);
        count++;
      }
    }
    long begin = FIRST_TIME + random.nextInt(SECONDS);
    StringBuilder text = new StringBuilder(32 * length);
    for (int item = items.nextSetBit(0); item >= 0; item = items.nextSetBit(item + 1)) {
      int halves = 1 + random.nextInt(10);
      text.append(user + 1).append(',').append(item + 1).append(',');
      text.append(halves / 2).append(halves % 2 == 0 ? ".0," : ".5,");
      text.append(begin + random.nextInt(SECONDS_BETWEEN * length)).append('\n');
    }
    return text.toString();
  }

  private int item(KeyedRandom random) {
    double drawn = random.nextDouble() * cumulative[ITEMS - 1];
    int at = Arrays.binarySearch(cumulative, drawn);
    return Math.min(ITEMS - 1, at >= 0 ? at + 1 : -at - 1);
  }
}
