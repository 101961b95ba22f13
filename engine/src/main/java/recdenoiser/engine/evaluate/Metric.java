package recdenoiser.engine.evaluate;

/** How good one rank is. A rank counts from 1 and may be a half, see {@link Ranks}. */
public enum Metric {
  /** 1 if fewer than so many items come before. */
  HIT("Hit") {
    @Override
    public double of(double rank, int cutoff) {
      return within(rank, cutoff) ? 1 : 0;
    }
  },
  /** 1 / log2(rank + 1) within the cutoff, 0 beyond it. */
  NDCG("NDCG") {
    @Override
    public double of(double rank, int cutoff) {
      return within(rank, cutoff) ? LOG_2 / StrictMath.log(rank + 1) : 0;
    }
  },
  /** 1 / rank within the cutoff, 0 beyond it. */
  MRR("MRR") {
    @Override
    public double of(double rank, int cutoff) {
      return within(rank, cutoff) ? 1 / rank : 0;
    }
  };

  private static final double LOG_2 = StrictMath.log(2);

  private final String label;

  Metric(String label) {
    this.label = label;
  }

  /** In [0, 1]. */
  public abstract double of(double rank, int cutoff);

  /** As it is written before a cutoff: "NDCG". */
  public String label() {
    return label;
  }

  private static boolean within(double rank, int cutoff) {
    return rank - 1 < cutoff;
  }
}
