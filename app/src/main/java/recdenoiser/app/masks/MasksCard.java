package recdenoiser.app.masks;

import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.HeatControls;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.attention.AttentionKind.Decision;

/** The masks as one card among others. */
public final class MasksCard {
  private static final Texts TEXTS = Texts.bundle("masks");

  private MasksCard() {}

  /**
   * @param decision of the run's attention rule, which says what there is to see
   */
  public static Card create(MasksController controller, ChartContext charts, Decision decision) {
    EmptyState empty =
        new EmptyState(Drawings.mask(), TEXTS.get("empty.head"), TEXTS.get("empty.wait"));
    return new Card(
            TEXTS.get(title(decision)),
            new MasksView(controller, charts, empty),
            new HeadChoice(controller.model()).named("masks-card-head"),
            new HeatControls(controller.model().viewpoint()).named("masks-card"),
            new EpochSlider(controller))
        .spanning(2);
  }

  private static String title(Decision decision) {
    return switch (decision) {
      case MASK -> "card.masks";
      case PATTERN -> "card.pattern";
      case NONE, SUPPORT -> "card.attention";
    };
  }
}
