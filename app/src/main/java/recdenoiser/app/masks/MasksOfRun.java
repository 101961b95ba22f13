package recdenoiser.app.masks;

import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.run.AttentionMaps;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.Command;
import recdenoiser.engine.attention.AttentionKind.Decision;

/** The masks of one run, for pages that show them beside its curves. */
public record MasksOfRun(MasksController controller, ChartContext charts) implements AttentionMaps {

  @Override
  public Card card(Decision decision) {
    return MasksCard.create(controller, charts, decision);
  }

  @Override
  public boolean perform(Command command) {
    return MasksPage.performOn(controller, command);
  }
}
