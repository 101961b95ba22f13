package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.SplitPlan;
import recdenoiser.engine.evaluate.EvaluationSettings;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;
import recdenoiser.engine.evaluate.Ranking;

/**
 * What ranks of users are of. Two runs' ranks can be compared user by user where these agree but
 * for the weights; checksums are SHA-256 in hexadecimal digits.
 *
 * @param format version of the file of ranks
 * @param data of the file of actions
 * @param actions of users, items and actions after the filters, with noise that was put in
 * @param dataSplit how the data are divided: "LEAVE_ONE_OUT", or "BY_TIME" and from when
 * @param heldOut how many of a user's last actions are for testing
 * @param negatives N, of each user
 * @param negativesAvoid what they may not be
 * @param candidates of the negatives that were drawn, as {@code negatives.npy} has them; empty
 *     where there are none
 * @param popular of the popular negatives, as {@code negatives-popular.npy} has them; empty where
 *     there are none
 * @param excludeSeen whether all items are those that the history does not hold
 * @param weights of {@code checkpoint/best/weights.npz}
 */
public record RankFacts(
    int format,
    Split split,
    String data,
    String actions,
    String dataSplit,
    int heldOut,
    int negatives,
    NegativesAvoid negativesAvoid,
    String candidates,
    String popular,
    boolean excludeSeen,
    String weights) {

  static final int FORMAT = 2;

  /** Whether users were ranked in this way. */
  boolean has(Ranking ranking) {
    return switch (ranking) {
      case SAMPLED -> !candidates.isEmpty();
      case POPULAR -> !popular.isEmpty();
      case FULL -> true;
    };
  }

  static RankFacts of(RunRecord record, Split split, Measured measured) {
    EvaluationSettings evaluation = record.config().evaluation();
    return new RankFacts(
        FORMAT,
        split,
        record.data().checksum(),
        measured.actions(),
        evaluation.splitPlan().key(),
        evaluation.split() == SplitPlan.Kind.BY_TIME ? 1 : evaluation.heldOut(),
        evaluation.negatives(),
        evaluation.negativesAvoid(),
        measured.candidates(),
        measured.popular(),
        evaluation.excludeSeen(),
        measured.weights());
  }

  /** The checksums of what only reading tells. */
  record Measured(String actions, String candidates, String popular, String weights) {}

  /** Users, items and actions by their names and order. */
  static String checksum(Sequences sequences) {
    MessageDigest digest = Checksums.sha256();
    for (int item = 1; item <= sequences.itemCount(); item++) {
      put(digest, sequences.itemToken(item));
    }
    for (int user = 0; user < sequences.userCount(); user++) {
      put(digest, sequences.userLabel(user));
      int[] items = sequences.itemsOf(user);
      ByteBuffer bytes = ByteBuffer.allocate(4 * (items.length + 1));
      bytes.putInt(items.length);
      bytes.asIntBuffer().put(items);
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void put(MessageDigest digest, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }

  /** Of a file; empty if there is none. */
  static String checksum(Path file) throws IOException {
    return Files.isRegularFile(file) ? Checksums.sha256(file) : "";
  }
}
