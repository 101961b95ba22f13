package recdenoiser.app.data;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.importing.ActionColumns;
import recdenoiser.engine.data.importing.ImportPlan;

/** How a file was understood, in a line. */
public final class PlanInWords {
  private static final Texts TEXTS = Texts.bundle("importing");

  private PlanInWords() {}

  public static String of(ImportPlan plan) {
    List<String> words = new ArrayList<>();
    words.add(TEXTS.get("format." + plan.layout().format()));
    if (!plan.entry().isEmpty()) {
      words.add(plan.entry());
    }
    ActionColumns columns = plan.columns();
    add(words, "plan.user", columns.user());
    add(words, "plan.item", columns.item());
    add(words, "plan.rating", columns.rating());
    add(words, "plan.time", columns.time());
    if (!columns.time().isEmpty()) {
      words.add(TEXTS.get("times." + plan.times()));
    }
    return String.join(" · ", words);
  }

  private static void add(List<String> words, String key, String column) {
    if (!column.isEmpty()) {
      words.add(TEXTS.get(key) + " " + column);
    }
  }
}
