package recdenoiser.app.masks;

import javafx.beans.value.ObservableValue;
import recdenoiser.app.run.AttentionMaps;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.Command;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.attention.AttentionKind.Decision;

/** The masks of one run, for pages that show them beside its curves. */
public record MasksOfRun(MasksController controller, ObservableValue<Theme> theme)
    implements AttentionMaps {

  @Override
  public Card card(Decision decision) {
    return MasksCard.create(controller, theme, decision);
  }

  @Override
  public boolean perform(Command command) {
    return MasksPage.performOn(controller, command);
  }
}
