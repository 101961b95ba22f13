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
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Npy;
import recdenoiser.engine.storage.NpyArray;

/**
 * The items that each user's true next item is ranked against: drawn once, uniformly and without
 * repetition, saved with the run and used for every model.
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
 */
public final class FrozenNegatives {
  private static final String PURPOSE = "negatives";

  private final LeaveOneOut data;
  private final int perUser;
  private final int columns;
  private final int[] drawn;

  private FrozenNegatives(LeaveOneOut data, EvaluationSettings settings, int[] drawn) {
    this.data = data.clean();
    this.perUser = settings.negatives();
    this.columns = columns(settings);
    this.drawn = drawn;
  }

  /**
   * Draws the negatives of all evaluated users.
   *
   * @throws DataProblem if the catalogue has too few items for a user
   */
  public static FrozenNegatives draw(LeaveOneOut data, EvaluationSettings settings, long seed) {
    int columns = columns(settings);
    int[] users = data.evaluatedUsers();
    int[] values = new int[Math.multiplyExact(users.length, columns)];
    Avoided avoided = new Avoided(data.clean(), settings.negativesAvoid());
    for (int row = 0; row < users.length; row++) {
      avoided.markFor(users[row]);
      checkEnough(data, users[row], columns, avoided);
      KeyedRandom random = new KeyedRandom(seed, PURPOSE, users[row]);
      avoided.draw(random, values, row * columns, columns);
    }
    return new FrozenNegatives(data, settings, values);
  }

  private static int columns(EvaluationSettings settings) {
    return settings.negativesAvoid() == NegativesAvoid.TRAINING
        ? Math.addExact(settings.negatives(), 1)
        : settings.negatives();
  }

  private static void checkEnough(LeaveOneOut data, int user, int wanted, Avoided avoided) {
    if (avoided.free() < wanted) {
      Sequences sequences = data.sequences();
      throw DataProblem.of(
          sequences.name(),
          sequences.name()
              + " has too few items: of its "
              + sequences.itemCount()
              + " only "
              + avoided.free()
              + " can be negatives of user "
              + sequences.userLabel(user)
              + ", "
              + wanted
              + " are needed.");
    }
  }

  /** N, how many negatives each user has. */
  public int perUser() {
    return perUser;
  }

  /**
   * The negatives of one user.
   *
   * @param row place of the user in {@link LeaveOneOut#evaluatedUsers()}
   * @param into [at least N]
   */
  public void copy(int row, Split split, int[] into) {
    copy(row, data.target(data.evaluatedUsers()[row], split), into);
  }

  /**
   * The negatives of one user for one of the actions that are held out.
   *
   * @param row place of the user in {@link LeaveOneOut#evaluatedUsers()}
   * @param target the item of that action
   * @param into [at least N]
   */
  void copy(int row, int target, int[] into) {
    int next = row * columns;
    for (int n = 0; n < perUser; n++) {
      if (drawn[next] == target) {
        next++;
      }
      into[n] = drawn[next++];
    }
  }

  /** As {@link #copy}, in a new array. */
  public int[] of(int row, Split split) {
    int[] negatives = new int[perUser];
    copy(row, split, negatives);
    return negatives;
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
  public static FrozenNegatives load(Path file, LeaveOneOut data, EvaluationSettings settings)
      throws IOException {
    NpyArray array = read(file);
    int[] shape = {data.evaluatedUsers().length, columns(settings)};
    if (array.ints() == null || !Arrays.equals(array.shape(), shape)) {
      throw new IOException(
          "%s holds %s of shape %s, expected int32 of shape %s: one row for each evaluated user."
              .formatted(
                  file,
                  array.ints() == null ? "float32" : "int32",
                  Arrays.toString(array.shape()),
                  Arrays.toString(shape)));
    }
    FrozenNegatives loaded = new FrozenNegatives(data, settings, array.ints());
    loaded.checkAllowed(file, new Avoided(data.clean(), settings.negativesAvoid()));
    return loaded;
  }

  private static NpyArray read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return Npy.read(in, file.toString());
    }
  }

  private void checkAllowed(Path file, Avoided avoided) throws IOException {
    for (int row = 0; row < data.evaluatedUsers().length; row++) {
      avoided.markFor(data.evaluatedUsers()[row]);
      for (int n = 0; n < columns; n++) {
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
        && perUser == that.perUser
        && columns == that.columns
        && Arrays.equals(drawn, that.drawn);
  }

  @Override
  public int hashCode() {
    return Objects.hash(perUser, Arrays.hashCode(drawn));
  }
}
