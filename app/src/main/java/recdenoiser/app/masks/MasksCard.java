package recdenoiser.app.masks;

import javafx.beans.value.ObservableValue;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;

/** The masks as one card among others. */
public final class MasksCard {
  private static final Texts TEXTS = Texts.bundle("masks");

  private MasksCard() {}

  public static Card create(MasksController controller, ObservableValue<Theme> theme) {
    EmptyState empty =
        new EmptyState(Drawings.mask(), TEXTS.get("empty.head"), TEXTS.get("empty.wait"));
    return new Card(
            TEXTS.get("card.title"),
            new MasksView(controller, theme, empty),
            new EpochSlider(controller))
        .spanning(2);
  }
}
