package recdenoiser.app.run;

import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.Command;
import recdenoiser.engine.attention.AttentionKind.Decision;

/** The maps of a run's attention, as those who show them beside its curves know them. */
public interface AttentionMaps {

  /**
   * A card of them.
   *
   * @param decision of the run's rule about connections, if it makes any
   */
  Card card(Decision decision);

  /** Carries out what moves through the epochs; whether {@code command} was that. */
  boolean perform(Command command);
}
