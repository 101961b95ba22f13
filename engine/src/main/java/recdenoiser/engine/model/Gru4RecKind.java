package recdenoiser.engine.model;

import java.util.Optional;

/** Hidasi et al., ICLR 2016: gated recurrent units, with items in and out that share nothing. */
public final class Gru4RecKind extends RecurrentKind {
  public static final String ID = "GRU4REC";

  public Gru4RecKind() {
    super(ID);
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(Gru4RecSettings.DEFAULTS);
  }
}
