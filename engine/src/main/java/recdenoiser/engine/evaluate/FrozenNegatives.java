package recdenoiser.engine.evaluate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Npy;
import recdenoiser.engine.storage.NpyArray;

/**
 * The items that each user's true next item is ranked against: drawn once and without repetition,
 * uniformly or in proportion to their popularity, saved with the run and used for every model.
 *
 * <p>What is drawn for a user depends on the seed, the user's number and what is avoided, on
 * nothing else.
 *
 * <p>Where noise was put into the data, what is avoided is what users really did: the negatives are
 * the same whatever the noise, and may hold an item that only noise brought into a history.
 *
 * <p>With {@link NegativesAvoid#HISTORY} a row holds N items that the user never acted on. With
 * {@link NegativesAvoid#TRAINING} only the training items are avoided, so the validation item may
 * be a negative of the test and the other way round, as in SASRec's evaluation. Such a row holds
 * one item to spare: the negatives of a split are the first N that are not its target, and so never
 * hold it.
 *
 * <p>A user for whom there are not enough has those there are; zeros fill the row.
 *
 * <p>Popular negatives ({@link PopularItems}) always avoid the whole history.
 */
public final class FrozenNegatives {
  private static final String PURPOSE = "negatives";
  private static final String POPULAR_PURPOSE = "popular negatives";

  private final DataSplit data;
  private final Ranking ranking;
  private final NegativesAvoid avoids;
  private final int perUser;
  private final int columns;
  private final int[] drawn;

  private FrozenNegatives(
      Ranking ranking, DataSplit data, EvaluationSettings settings, int[] drawn) {
    this.ranking = ranking;
    this.avoids = avoids(ranking, settings);
    this.data = data.clean();
    this.perUser = settings.negatives();
    this.columns = columns(ranking, settings);
    this.drawn = drawn;
  }

  /**
   * Draws the negatives of all evaluated users.
   *
   * @param ranking {@link Ranking#SAMPLED} or {@link Ranking#POPULAR}: how they are drawn
   */
  public static FrozenNegatives draw(
      Ranking ranking, DataSplit data, EvaluationSettings settings, long seed) {
    int columns = columns(ranking, settings);
    int[] users = data.evaluatedUsers();
    int[] values = new int[Math.multiplyExact(users.length, columns)];
    Avoided avoided = new Avoided(data.clean(), avoids(ranking, settings));
    Draw draw = ranking == Ranking.POPULAR ? popular(data, avoided) : uniform(avoided);
    for (int row = 0; row < users.length; row++) {
      avoided.markFor(users[row]);
      int count = Math.min(columns, draw.free());
      draw.into(seed, users[row], values, row * columns, count);
    }
    return new FrozenNegatives(ranking, data, settings, values);
  }

  /** How one user's row is filled, once what is avoided is marked. */
  private interface Draw {
    int free();

    void into(long seed, int user, int[] values, int at, int count);
  }

  private static Draw uniform(Avoided avoided) {
    return new Draw() {
      @Override
      public int free() {
        return avoided.free();
      }

      @Override
      public void into(long seed, int user, int[] values, int at, int count) {
        avoided.draw(new KeyedRandom(seed, PURPOSE, user), values, at, count);
      }
    };
  }

  private static Draw popular(DataSplit data, Avoided avoided) {
    PopularItems items = new PopularItems(data.clean().sequences());
    return new Draw() {
      @Override
      public int free() {
        return items.free(avoided);
      }

      @Override
      public void into(long seed, int user, int[] values, int at, int count) {
        items.draw(new KeyedRandom(seed, POPULAR_PURPOSE, user), avoided, values, at, count);
      }
    };
  }

  private static int columns(Ranking ranking, EvaluationSettings settings) {
    return avoids(ranking, settings) == NegativesAvoid.TRAINING
        ? Math.addExact(settings.negatives(), 1)
        : settings.negatives();
  }

  private static NegativesAvoid avoids(Ranking ranking, EvaluationSettings settings) {
    if (!ranking.isDrawn()) {
      throw new IllegalArgumentException("Nothing is drawn to rank among all items.");
    }
    return ranking == Ranking.POPULAR ? NegativesAvoid.HISTORY : settings.negativesAvoid();
  }

  /** Whether these settings would draw as many and avoid the same. */
  boolean fits(EvaluationSettings settings) {
    return perUser == settings.negatives() && avoids == avoids(ranking, settings);
  }

  /** How many negatives a user has. */
  int perUser() {
    return perUser;
  }

  /**
   * The negatives of one user for one of the actions that are held out.
   *
   * @param row place of the user in {@link DataSplit#evaluatedUsers()}
   * @param target the item of that action
   * @return [N], or fewer where there are not enough
   */
  int[] of(int row, int target) {
    int[] into = new int[perUser];
    int end = row * columns + drawn(row);
    int found = 0;
    for (int next = row * columns; next < end && found < perUser; next++) {
      if (drawn[next] != target) {
        into[found++] = drawn[next];
      }
    }
    return found == perUser ? into : Arrays.copyOf(into, found);
  }

  /** How many of a row's columns hold an item. */
  private int drawn(int row) {
    int count = columns;
    while (count > 0 && drawn[row * columns + count - 1] == 0) {
      count--;
    }
    return count;
  }

  /** Who has fewer than others; empty if nobody has. */
  Optional<Shortage> shortage() {
    int users = data.evaluatedUsers().length;
    int[] fewest = IntStream.range(0, users).map(this::fewest).sorted().toArray();
    int few = (int) Arrays.stream(fewest).filter(count -> count < perUser).count();
    return few == 0
        ? Optional.empty()
        : Optional.of(new Shortage(ranking, few, users, perUser, fewest[0]));
  }

  private int fewest(int row) {
    if (drawn(row) == columns) {
      return perUser;
    }
    int user = data.evaluatedUsers()[row];
    return Arrays.stream(Split.values())
        .filter(split -> Arrays.binarySearch(data.evaluatedUsers(split), user) >= 0)
        .mapToInt(split -> of(row, split).length)
        .min()
        .orElse(perUser);
  }

  /**
   * The negatives of one user.
   *
   * @param row place of the user in {@link DataSplit#evaluatedUsers()}
   * @return [N], or fewer where there are not enough
   */
  public int[] of(int row, Split split) {
    return of(row, data.target(data.evaluatedUsers()[row], split));
  }

  /**
   * Saves as a NumPy {@code .npy} matrix of int32, one row for each evaluated user, which appears
   * whole or not at all.
   */
  public void save(Path file) throws IOException {
    int[] shape = {data.evaluatedUsers().length, columns};
    AtomicFiles.write(file, out -> Npy.write(out, NpyArray.of(shape, drawn)));
  }

  /** SHA-256 of the file that {@link #save} writes, as 64 hexadecimal digits. */
  public String checksum() {
    int[] shape = {data.evaluatedUsers().length, columns};
    MessageDigest digest = Checksums.sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Npy.write(out, NpyArray.of(shape, drawn));
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing is written to any disk here.", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Loads what {@link #save} wrote and checks it against the data.
   *
   * @throws IOException if the file cannot be read, or is not of this data and these settings,
   *     saying how
   */
  public static FrozenNegatives load(
      Path file, Ranking ranking, DataSplit data, EvaluationSettings settings) throws IOException {
    NpyArray array = read(file);
    int[] shape = {data.evaluatedUsers().length, columns(ranking, settings)};
    if (array.ints() == null || !Arrays.equals(array.shape(), shape)) {
      throw new IOException(
          "%s holds %s of shape %s, expected int32 of shape %s: one row for each evaluated user."
              .formatted(
                  file,
                  array.ints() == null ? "float32" : "int32",
                  Arrays.toString(array.shape()),
                  Arrays.toString(shape)));
    }
    FrozenNegatives loaded = new FrozenNegatives(ranking, data, settings, array.ints());
    loaded.checkAllowed(file, ranking, new Avoided(data.clean(), avoids(ranking, settings)));
    return loaded;
  }

  private static NpyArray read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return Npy.read(in, file.toString(), Files.size(file));
    }
  }

  private void checkAllowed(Path file, Ranking ranking, Avoided avoided) throws IOException {
    Draw draw = ranking == Ranking.POPULAR ? popular(data, avoided) : uniform(avoided);
    for (int row = 0; row < data.evaluatedUsers().length; row++) {
      avoided.markFor(data.evaluatedUsers()[row]);
      int count = Math.min(columns, draw.free());
      if (drawn(row) != count) {
        throw new IOException(
            "%s, row %d: found %d items, expected %d; the file is of other data."
                .formatted(file, row, drawn(row), count));
      }
      for (int n = 0; n < count; n++) {
        int item = drawn[row * columns + n];
        if (!avoided.take(item)) {
          throw new IOException(
              "%s, row %d: item %d cannot be a negative of this user; the file is of other data."
                  .formatted(file, row, item));
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrozenNegatives that
        && ranking == that.ranking
        && perUser == that.perUser
        && columns == that.columns
        && Arrays.equals(drawn, that.drawn);
  }

  @Override
  public int hashCode() {
    return Objects.hash(perUser, Arrays.hashCode(drawn));
  }
}
