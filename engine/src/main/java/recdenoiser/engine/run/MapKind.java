package recdenoiser.engine.run;

import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;

/** What a map of a block shows, in the order in which the maps of a block stand. */
public enum MapKind {
  /** σ(Φ) of learned masks. */
  OPEN,
  /** The connections that a fixed rule has open. */
  PATTERN,
  ATTENTION;

  HeadMaps of(MaskSnapshot snapshot) {
    return switch (this) {
      case OPEN -> snapshot.open();
      case PATTERN -> snapshot.pattern();
      case ATTENTION -> snapshot.attention();
    };
  }

  /**
   * The scale that the maps of this kind share.
   *
   * @param attentionHigh its upper end, where it is that of attention
   */
  public HeatScale scale(double attentionHigh) {
    return switch (this) {
      case OPEN -> HeatScale.upTo(1);
      case PATTERN -> HeatScale.ofOneTone();
      case ATTENTION -> HeatScale.clippedAt(attentionHigh);
    };
  }
}
