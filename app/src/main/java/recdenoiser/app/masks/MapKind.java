package recdenoiser.app.masks;

import recdenoiser.engine.train.HeadMaps;
import recdenoiser.engine.train.MaskSnapshot;

/** What a map of a block shows, in the order in which the maps of a block stand. */
enum MapKind {
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
}
