package recdenoiser.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.Ranks;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.NpyArray;
import recdenoiser.engine.storage.Npz;

/**
 * Ranks of users as {@code ranks-test.npz} and {@code ranks-validation.npz}, of the best weights:
 *
 * <ul>
 *   <li>{@code users}: [users] their numbers after the filters, from 0;
 *   <li>{@code sampled}: [users] ranks among the uniform negatives, from 1, halves for ties;
 *   <li>{@code popular}: [users] the same among the popular negatives, where there are some;
 *   <li>{@code full}: [users] the same among all items;
 *   <li>{@code about}: [bytes] JSON in UTF-8: {@link RankFacts}, and {@code checksum} of the other
 *       arrays.
 * </ul>
 *
 * Halves are exact in single precision up to 8 388 608.
 */
final class RankFiles {
  private static final String USERS = "users";
  private static final String ABOUT = "about";

  private RankFiles() {}

  /** The JSON of {@code about}. */
  private record About(RankFacts facts, String checksum) {}

  /**
   * @throws IOException if there is no such file, it is damaged or not of this split, saying how
   */
  static RankedUsers read(RunFolder folder, Split split) throws IOException {
    Path file = folder.ranks(split);
    Map<String, NpyArray> arrays = Npz.read(file);
    About about = about(file, arrays);
    int[] users = ints(file, arrays, USERS);
    Ranks ranks =
        new Ranks(about.facts().split(), users, places(file, arrays, about, users.length));
    requireWhole(file, about, ranks);
    if (about.facts().split() != split || about.facts().format() != RankFacts.FORMAT) {
      throw new IOException(
          "%s has ranks of %s in format %d; expected %s in format %d."
              .formatted(
                  file, about.facts().split(), about.facts().format(), split, RankFacts.FORMAT));
    }
    return new RankedUsers(about.facts(), ranks);
  }

  private static Map<Ranking, double[]> places(
      Path file, Map<String, NpyArray> arrays, About about, int users) throws IOException {
    Map<Ranking, double[]> places = new EnumMap<>(Ranking.class);
    for (Ranking ranking : Ranking.values()) {
      if (about.facts().has(ranking)) {
        places.put(ranking, doubles(file, arrays, ranking.key(), users));
      }
    }
    return places;
  }

  static void write(RunFolder folder, RankedUsers ranked) throws IOException {
    Ranks ranks = ranked.ranks();
    byte[] about = Json.pretty(new About(ranked.facts(), checksum(ranks)));
    int[] letters = new int[about.length];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = Byte.toUnsignedInt(about[i]);
    }
    int[] shape = {ranks.users().length};
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put(USERS, NpyArray.of(shape, ranks.users()));
    ranks
        .byRanking()
        .forEach(
            (ranking, places) -> arrays.put(ranking.key(), NpyArray.of(shape, floats(places))));
    arrays.put(ABOUT, NpyArray.of(new int[] {letters.length}, letters));
    Npz.write(folder.ranks(ranks.split()), arrays, Npz.Packing.DEFLATED);
  }

  private static About about(Path file, Map<String, NpyArray> arrays) throws IOException {
    int[] letters = ints(file, arrays, ABOUT);
    byte[] bytes = new byte[letters.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) letters[i];
    }
    try {
      JsonNode tree = Json.LINES.readTree(new String(bytes, StandardCharsets.UTF_8));
      RecordUpgrade.ranks(tree.path("facts"));
      return Json.LINES.treeToValue(tree, About.class);
    } catch (JsonProcessingException e) {
      throw Json.malformed(file + ", " + ABOUT, e);
    }
  }

  private static void requireWhole(Path file, About about, Ranks ranks) throws IOException {
    String found = checksum(ranks);
    if (!found.equals(about.checksum())) {
      throw new IOException(
          "%s is damaged: the checksum of its ranks is %s, expected %s."
              .formatted(file, found, about.checksum()));
    }
  }

  private static int[] ints(Path file, Map<String, NpyArray> arrays, String name)
      throws IOException {
    NpyArray array = arrays.get(name);
    if (array == null || array.ints() == null || array.shape().length != 1) {
      throw new IOException(
          "%s, %s: found %s, expected a row of int32.".formatted(file, name, describe(array)));
    }
    return array.ints();
  }

  private static double[] doubles(
      Path file, Map<String, NpyArray> arrays, String name, int expected) throws IOException {
    NpyArray array = arrays.get(name);
    if (array == null || array.floats() == null || array.floats().length != expected) {
      throw new IOException(
          "%s, %s: found %s, expected %d float32, one for each user."
              .formatted(file, name, describe(array), expected));
    }
    double[] values = new double[expected];
    for (int i = 0; i < expected; i++) {
      values[i] = array.floats()[i];
    }
    return values;
  }

  private static String describe(NpyArray array) {
    if (array == null) {
      return "nothing";
    }
    return array.floats() == null
        ? array.ints().length + " int32"
        : array.floats().length + " float32";
  }

  private static float[] floats(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /** Of the numbers, whatever they are packed in. */
  private static String checksum(Ranks ranks) {
    MessageDigest digest = Checksums.sha256();
    for (int i = 0; i < ranks.users().length; i++) {
      ByteBuffer user = ByteBuffer.allocate(4 + 8 * ranks.byRanking().size());
      user.putInt(ranks.users()[i]);
      for (double[] places : ranks.byRanking().values()) {
        user.putDouble(places[i]);
      }
      digest.update(user.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
