package recdenoiser.app.inspect;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import recdenoiser.app.attention.OpenRuns;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.SuggestField.Suggestion;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.text.Numbers;

/** Offers users and items of the chosen run while somebody types. */
final class Suggesting {
  /** How many are offered at once. */
  static final int MOST = 10;

  private static final Texts TEXTS = Texts.bundle("inspect");

  private final InspectModel model;
  private final OpenRuns open;
  private final Consumer<Exception> failed;
  private final Latest usersOffered;
  private final Latest itemsOffered;

  Suggesting(InspectModel model, OpenRuns open, Background background, Consumer<Exception> failed) {
    this.model = model;
    this.open = open;
    this.failed = failed;
    this.usersOffered = new Latest(background);
    this.itemsOffered = new Latest(background);
  }

  void users(String text) {
    RunChoice choice = model.runProperty().get();
    if (choice != null) {
      usersOffered.run(() -> users(choice, text), model::setUsers, failed);
    }
  }

  private List<Suggestion> users(RunChoice choice, String text) throws IOException {
    InspectedRun run = open.get(choice.folder());
    return run.users().suggest(text, MOST).stream()
        .map(
            name ->
                new Suggestion(
                    TEXTS.get("user.length", name, Numbers.count(run.users().length(name))), name))
        .toList();
  }

  void items(String text) {
    RunChoice choice = model.runProperty().get();
    if (choice != null) {
      itemsOffered.run(() -> items(choice, text), model::setItems, failed);
    }
  }

  private List<Suggestion> items(RunChoice choice, String text) throws IOException {
    InspectedRun run = open.get(choice.folder());
    return run.items().suggest(text, MOST).stream()
        .map(item -> new Suggestion(run.items().name(item), run.data().itemToken(item)))
        .toList();
  }
}
