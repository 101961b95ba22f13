package recdenoiser.engine.inspect;

import java.util.BitSet;

/**
 * What one map of attention is like. A map is [T × T], row-major, queries down and keys across; NaN
 * is a key that a query may not see and counts nowhere. With w_qk the weights and n_q the keys that
 * query q may see, let p_qk = w_qk / Σ_k w_qk: rows are read as shares of their sum, because
 * learned masks take weight away. A row whose weights are all zero, and a row without keys, has no
 * p and is left out of all means but {@code zeros}. Means over queries count every remaining row
 * alike.
 *
 * @param zeros share of exact zeros: #{w_qk = 0} / Σ_q n_q, 0 … 1; NaN for a map without keys
 * @param entropy mean over queries of H_q = −Σ_k p_qk ln p_qk, in nats, 0 … ln T
 * @param effectiveKeys mean over queries of exp(H_q), 1 … T: how many keys of equal weight would
 *     have that entropy
 * @param distance mean over queries of Σ_k p_qk |q − k|, in actions
 * @param noiseShare mean over queries that are no noise of Σ_{k noise} p_qk; NaN where it is not
 *     known what is noise
 * @param noiseChance mean over the same queries of the share of noise among the n_q keys
 * @param queries rows that the means are of
 */
public record AttentionStatistics(
    double zeros,
    double entropy,
    double effectiveKeys,
    double distance,
    double noiseShare,
    double noiseChance,
    int queries) {

  /** Of a map where it is not known what is noise. */
  public static AttentionStatistics of(float[] map, int tokens) {
    return new Sums(map, tokens, null).result();
  }

  /**
   * @param map [tokens × tokens]
   * @param noise which tokens are noise; null where that is not known
   */
  public static AttentionStatistics of(float[] map, int tokens, BitSet noise) {
    return new Sums(map, tokens, noise).result();
  }

  /**
   * {@code noiseShare / noiseChance}: 1 for attention that cannot tell noise, 0 if none falls on
   * it; NaN if nothing is known of noise, or there is none to look at.
   */
  public double timesChance() {
    return noiseShare / noiseChance;
  }

  /**
   * How much weight a rule moved: the mean over queries of ½ Σ_k |a_qk − b_qk|, 0 … 1, over the
   * keys that both maps have; NaN for a map without keys.
   *
   * @param before [T × T], rows that sum to 1
   * @param after [T × T], rows that sum to at most 1
   */
  public static double moved(float[] before, float[] after, int tokens) {
    double sum = 0;
    int rows = 0;
    for (int query = 0; query < tokens; query++) {
      double moved = 0;
      int keys = 0;
      for (int c = query * tokens; c < (query + 1) * tokens; c++) {
        if (!Float.isNaN(before[c]) && !Float.isNaN(after[c])) {
          moved += Math.abs((double) after[c] - before[c]);
          keys++;
        }
      }
      sum += moved / 2;
      rows += keys > 0 ? 1 : 0;
    }
    return sum / rows;
  }

  private static final class Sums {
    private final float[] map;
    private final int tokens;
    private final BitSet noise;
    private long cells;
    private long zeros;
    private double entropy;
    private double effective;
    private double distance;
    private int rows;
    private double onNoise;
    private double noiseKeys;
    private int realRows;

    Sums(float[] map, int tokens, BitSet noise) {
      this.map = map;
      this.tokens = tokens;
      this.noise = noise;
      for (int query = 0; query < tokens; query++) {
        add(query);
      }
    }

    private void add(int query) {
      double all = 0;
      int keys = 0;
      int noisy = 0;
      for (int key = 0; key < tokens; key++) {
        float weight = map[query * tokens + key];
        if (!Float.isNaN(weight)) {
          keys++;
          zeros += weight == 0 ? 1 : 0;
          noisy += noise != null && noise.get(key) ? 1 : 0;
          all += weight;
        }
      }
      cells += keys;
      if (all > 0) {
        addShares(query, all, (double) noisy / keys);
      }
    }

    private void addShares(int query, double all, double chance) {
      double nats = 0;
      double far = 0;
      double share = 0;
      for (int key = 0; key < tokens; key++) {
        double p = map[query * tokens + key] / all;
        if (p > 0) {
          nats -= p * Math.log(p);
          far += p * Math.abs(query - key);
          share += noise != null && noise.get(key) ? p : 0;
        }
      }
      rows++;
      entropy += nats;
      effective += Math.exp(nats);
      distance += far;
      if (noise != null && !noise.get(query)) {
        realRows++;
        onNoise += share;
        noiseKeys += chance;
      }
    }

    AttentionStatistics result() {
      return new AttentionStatistics(
          (double) zeros / cells,
          entropy / rows,
          effective / rows,
          distance / rows,
          onNoise / realRows,
          noiseKeys / realRows,
          rows);
    }
  }
}
