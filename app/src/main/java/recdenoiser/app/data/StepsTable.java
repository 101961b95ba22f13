package recdenoiser.app.data;

import java.math.BigDecimal;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.importing.ImportManifest;
import recdenoiser.engine.data.importing.ImportRecipe;
import recdenoiser.engine.data.importing.ImportStep;
import recdenoiser.engine.text.Numbers;

/** What was done to the actions of a file, and what was left after each step. */
public final class StepsTable extends StackPane {
  private static final Texts TEXTS = Texts.bundle("importing");
  private static final double ROW = 26;
  private static final double HEADER = 35;

  private final TableView<Row> table;

  private record Row(String step, ImportStep counted) {}

  public StepsTable(String id) {
    table = Tables.of(id, "");
    Tables.text(table, TEXTS.get("step"), 240, Row::step);
    Tables.number(table, TEXTS.get("step.removed"), 96, row -> removed(row.counted()));
    Tables.number(table, TEXTS.get("step.users"), 96, row -> Numbers.count(row.counted().users()));
    Tables.number(table, TEXTS.get("step.items"), 96, row -> Numbers.count(row.counted().items()));
    Tables.number(
        table, TEXTS.get("step.actions"), 104, row -> Numbers.count(row.counted().actions()));
    getChildren().add(table);
  }

  private static String removed(ImportStep step) {
    return step.removed() == 0 ? TEXTS.get("step.nothing") : Numbers.count(step.removed());
  }

  public void show(ImportManifest manifest) {
    table
        .getItems()
        .setAll(
            manifest.steps().stream()
                .map(step -> new Row(inWords(step, manifest.recipe()), step))
                .toList());
    double height = HEADER + ROW * manifest.steps().size() + 2;
    setMinHeight(height);
    setMaxHeight(height);
  }

  private static String plain(double rating) {
    return BigDecimal.valueOf(rating).stripTrailingZeros().toPlainString();
  }

  static String inWords(ImportStep step, ImportRecipe recipe) {
    return switch (step.kind()) {
      case READ -> TEXTS.get("step.READ");
      case RATING -> TEXTS.get("step.RATING", plain(recipe.minRating()));
      case ORDER ->
          step.moved() == 0
              ? TEXTS.get("step.ORDER.kept")
              : TEXTS.get("step.ORDER", Numbers.count(step.moved()));
      case DUPLICATES ->
          TEXTS.get("step.DUPLICATES", TEXTS.get("duplicates." + recipe.duplicates()));
      case CORE ->
          TEXTS.get(
              switch (recipe.coreRule()) {
                case ONCE -> "step.CORE";
                case ITERATED -> "step.CORE.iterated";
              },
              Numbers.count(recipe.minUserActions()),
              Numbers.count(recipe.minItemActions()));
      case LENGTH -> TEXTS.get("step.LENGTH", Numbers.count(recipe.minLength()));
      case USERS ->
          TEXTS.get("step.USERS", Numbers.count(recipe.maxUsers()), Long.toString(recipe.seed()));
    };
  }
}
