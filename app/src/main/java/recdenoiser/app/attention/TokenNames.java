package recdenoiser.app.attention;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.inspect.Action;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.UserSequence;

/** What the tokens of a sequence are called, the oldest first. */
public final class TokenNames {
  private static final Texts TEXTS = Texts.bundle("attention");

  private TokenNames() {}

  /** Labels of the items that a run looks at and, where it fills in an item, that. */
  public static List<String> of(InspectedRun run, UserSequence sequence) {
    List<String> names = new ArrayList<>();
    for (Action action : sequence.newest(run.window())) {
      names.add(run.data().itemLabel(action.item()));
    }
    for (int gap = 0; gap < run.saved().model().gap(); gap++) {
      names.add(TEXTS.get("filledIn"));
    }
    return names;
  }
}
