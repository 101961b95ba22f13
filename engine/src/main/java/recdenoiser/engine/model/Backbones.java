package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.tensor.Precision;

/** Makes the network that settings ask for. */
public final class Backbones {
  private Backbones() {}

  /**
   * @param items of the catalogue
   * @param users of the data
   * @param parameters in which the network's weights are declared beside what is there; they are
   *     allocated and drawn here
   * @param seed of the first weights
   */
  public static Backbone create(
      BackboneSettings settings,
      int items,
      int users,
      Parameters parameters,
      Precision precision,
      long seed) {
    return switch (settings.backbone()) {
      case SASREC -> new SasRec(settings, items, parameters, precision, seed);
      case BERT4REC -> new Bert4Rec(settings, items, parameters, precision, seed);
      case TISASREC -> new TiSasRec(settings, items, parameters, precision, seed);
      case SSE_PT -> new SsePt(settings, items, users, parameters, precision, seed);
    };
  }
}
