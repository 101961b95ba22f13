package recdenoiser.app.masks;

import javafx.beans.value.ObservableValue;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.attention.AttentionSettings.Rule;

/** The masks as one card among others. */
public final class MasksCard {
  private static final Texts TEXTS = Texts.bundle("masks");

  private MasksCard() {}

  /**
   * @param rule of the run's attention, which decides what there is to see
   */
  public static Card create(MasksController controller, ObservableValue<Theme> theme, Rule rule) {
    EmptyState empty =
        new EmptyState(Drawings.mask(), TEXTS.get("empty.head"), TEXTS.get("empty.wait"));
    return new Card(
            TEXTS.get(title(rule)),
            new MasksView(controller, theme, empty),
            new HeadChoice(controller.model()).named("masks-card-head"),
            new EpochSlider(controller))
        .spanning(2);
  }

  private static String title(Rule rule) {
    return switch (rule) {
      case LEARNED_MASK -> "card.masks";
      case SPARSE_STRIDED, SPARSE_FIXED -> "card.pattern";
      case SOFTMAX, ENTMAX, RANDOM_MASK -> "card.attention";
    };
  }
}
