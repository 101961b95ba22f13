package recdenoiser.app.importing;

import java.nio.file.Path;
import java.util.List;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.importing.ActionColumns;
import recdenoiser.engine.data.importing.FileLayout;
import recdenoiser.engine.data.importing.FileLook;
import recdenoiser.engine.data.importing.FileLook.Column;
import recdenoiser.engine.data.importing.ImportPlan;
import recdenoiser.engine.data.importing.ImportPreview;

/**
 * What a plan makes of the beginning of a file.
 *
 * @param preview null where the plan does not fit
 * @param problem one sentence why it does not; empty where it does
 */
record Understanding(FileLook look, ImportPlan plan, ImportPreview preview, String problem) {
  static final int PREVIEWED = 200;

  private static final Texts TEXTS = Texts.bundle("importing");

  /** As it is found. */
  static Understanding of(Path file, String entry) {
    return of(file, FileLook.at(file, entry));
  }

  private static Understanding of(Path file, FileLook look) {
    ActionColumns found = look.plan().columns();
    if (look.problem().isEmpty() && !look.otherItem().isEmpty()) {
      ActionColumns open = new ActionColumns(found.user(), "", found.rating(), found.time());
      return new Understanding(
          look,
          look.plan().with(open),
          null,
          TEXTS.get("problem.twoItems", found.item(), look.otherItem()));
    }
    return look.problem().isEmpty()
        ? of(file, look, look.plan())
        : new Understanding(look, look.plan(), null, plainly(file, look.problem()));
  }

  /** By a plan that is complete. */
  static Understanding of(Path file, ImportPlan plan) {
    return of(file, FileLook.at(file, plan.entry(), plan.layout()), plan);
  }

  /**
   * With records that lie otherwise.
   *
   * @param columns names of those there were; if they stay the same, what they mean does, too
   */
  static Understanding of(Path file, ImportPlan old, FileLayout layout, List<String> columns) {
    FileLook look = FileLook.at(file, old.entry(), layout);
    boolean same = !columns.isEmpty() && columns.equals(names(look));
    return of(file, look, same ? old.with(layout) : look.plan());
  }

  static List<String> names(FileLook look) {
    return look.columns().stream().map(Column::name).toList();
  }

  /** With other columns; if the times are in another one, how they are written is found anew. */
  static Understanding of(Path file, ImportPlan old, ActionColumns columns) {
    return of(file, FileLook.corrected(file, old, columns));
  }

  private static Understanding of(Path file, FileLook look, ImportPlan plan) {
    String problem = problem(look, plan);
    if (!problem.isEmpty()) {
      return new Understanding(look, plan, null, problem);
    }
    try {
      ImportPreview preview = ImportPreview.of(file, plan, PREVIEWED);
      return new Understanding(
          look, plan, preview, preview.rows().isEmpty() ? nothing(preview) : "");
    } catch (DataProblem e) {
      return new Understanding(look, plan, null, plainly(file, e.getMessage()));
    }
  }

  /** Which folder the file is in need not be said again. */
  static String plainly(Path file, String sentence) {
    return sentence.replace(file.toString(), file.getFileName().toString());
  }

  private static String problem(FileLook look, ImportPlan plan) {
    if (look.columns().isEmpty()) {
      return "";
    }
    boolean separated = !plan.layout().separator().isEmpty();
    if (separated && look.columns().size() == 1) {
      return TEXTS.get("problem.oneColumn");
    }
    ActionColumns columns = plan.columns();
    boolean noItem = columns.item().isEmpty() && !columns.hasHistory();
    if (columns.user().isEmpty() || noItem) {
      return TEXTS.get(columns.user().isEmpty() ? "problem.noUser" : "problem.noItem");
    }
    if (columns.item().isEmpty()) {
      return "";
    }
    boolean same =
        look.column(columns.user())
            .filter(column -> look.column(columns.item()).filter(column::equals).isPresent())
            .isPresent();
    return same ? TEXTS.get("problem.sameColumn", columns.user()) : "";
  }

  private static String nothing(ImportPreview preview) {
    return preview.rejected().isEmpty()
        ? TEXTS.get("problem.noLines")
        : TEXTS.get("problem.noneUnderstood", preview.rejected().get(0).reason());
  }
}
