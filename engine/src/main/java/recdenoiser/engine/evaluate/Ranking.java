package recdenoiser.engine.evaluate;

/** What a true next item is ranked among. */
public enum Ranking {
  /** The user's frozen negatives. */
  SAMPLED {
    @Override
    public double[] of(Ranks ranks) {
      return ranks.sampled();
    }

    @Override
    public RankingMetrics of(Evaluation evaluation) {
      return evaluation.sampled();
    }
  },
  /** The whole catalogue. */
  FULL {
    @Override
    public double[] of(Ranks ranks) {
      return ranks.full();
    }

    @Override
    public RankingMetrics of(Evaluation evaluation) {
      return evaluation.full();
    }
  };

  /** [users] */
  public abstract double[] of(Ranks ranks);

  public abstract RankingMetrics of(Evaluation evaluation);
}
