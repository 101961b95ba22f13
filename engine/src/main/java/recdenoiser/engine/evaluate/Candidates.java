package recdenoiser.engine.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import recdenoiser.engine.data.DataSplit;

/**
 * What is drawn for every user before any model is evaluated: the frozen negatives of each ranking
 * that has some.
 */
public final class Candidates {
  private final Map<Ranking, FrozenNegatives> negatives;

  private Candidates(Map<Ranking, FrozenNegatives> negatives) {
    this.negatives = Collections.unmodifiableMap(negatives);
  }

  /** Uniform negatives alone. */
  public static Candidates of(FrozenNegatives uniform) {
    return new Candidates(new EnumMap<>(Map.of(Ranking.SAMPLED, uniform)));
  }

  /** A user for whom there are not enough negatives has those there are. */
  public static Candidates draw(DataSplit data, EvaluationSettings settings, long seed) {
    Map<Ranking, FrozenNegatives> drawn = new EnumMap<>(Ranking.class);
    for (Ranking ranking : drawnBy(settings)) {
      drawn.put(ranking, FrozenNegatives.draw(ranking, data, settings, seed));
    }
    return new Candidates(drawn);
  }

  /**
   * Loads those that were saved and draws the others, which are the same they were.
   *
   * @param files where those of each ranking are, if they are
   * @throws IOException if a file cannot be read or is not of this data and these settings
   */
  public static Candidates load(
      Function<Ranking, Path> files, DataSplit data, EvaluationSettings settings, long seed)
      throws IOException {
    Map<Ranking, FrozenNegatives> found = new EnumMap<>(Ranking.class);
    for (Ranking ranking : drawnBy(settings)) {
      Path file = files.apply(ranking);
      found.put(
          ranking,
          Files.exists(file)
              ? FrozenNegatives.load(file, ranking, data, settings)
              : FrozenNegatives.draw(ranking, data, settings, seed));
    }
    return new Candidates(found);
  }

  /** The same for other settings: what they would draw alike is kept, the rest drawn. */
  public Candidates with(DataSplit data, EvaluationSettings settings, long seed) {
    Map<Ranking, FrozenNegatives> others = new EnumMap<>(Ranking.class);
    for (Ranking ranking : drawnBy(settings)) {
      FrozenNegatives own = negatives.get(ranking);
      boolean kept = own != null && own.fits(settings);
      others.put(ranking, kept ? own : FrozenNegatives.draw(ranking, data, settings, seed));
    }
    return new Candidates(others);
  }

  /** Rankings whose negatives the settings ask for. */
  private static Set<Ranking> drawnBy(EvaluationSettings settings) {
    Set<Ranking> asked = EnumSet.copyOf(Ranking.drawn());
    asked.removeIf(ranking -> !settings.ranksAmong(ranking));
    return asked;
  }

  /**
   * @param files where those of each ranking belong
   */
  public void save(Function<Ranking, Path> files) throws IOException {
    for (Map.Entry<Ranking, FrozenNegatives> one : negatives.entrySet()) {
      one.getValue().save(files.apply(one.getKey()));
    }
  }

  /** SHA-256 of the file of a ranking's negatives; empty where it has none. */
  public String checksum(Ranking ranking) {
    return negatives.containsKey(ranking) ? negatives.get(ranking).checksum() : "";
  }

  /** The negatives of each ranking that has some. */
  public Map<Ranking, FrozenNegatives> negatives() {
    return negatives;
  }

  /** Whose negatives are not as many as the settings ask for, in the rankings where somebody is. */
  public List<Shortage> shortages() {
    return negatives.values().stream().flatMap(one -> one.shortage().stream()).toList();
  }

  /** What can be ranked with these: among the negatives and among all items. */
  Set<Ranking> rankings() {
    Set<Ranking> rankings = EnumSet.of(Ranking.FULL);
    rankings.addAll(negatives.keySet());
    return rankings;
  }
}
