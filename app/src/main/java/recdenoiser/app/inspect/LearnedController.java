package recdenoiser.app.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import recdenoiser.app.attention.SuggestField.Suggestion;
import recdenoiser.app.inspect.LearnedModel.Seen;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Latest;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.UserSequence;
import recdenoiser.engine.inspect.learned.ChosenItems;
import recdenoiser.engine.inspect.learned.Learned;
import recdenoiser.engine.inspect.learned.LearnedOption;
import recdenoiser.engine.inspect.learned.LearnedQuestion;
import recdenoiser.engine.inspect.learned.LearnedView;
import recdenoiser.engine.inspect.learned.LearnedViews;
import recdenoiser.engine.inspect.learned.Similarity;
import recdenoiser.engine.inspect.learned.Unit;

/**
 * Looks, off the JavaFX thread, at what the runs on the page have learned: anew whenever the
 * sequence, the chosen item or what is asked changes.
 */
final class LearnedController {
  private final List<LearnedModel> models;
  private final Map<LearnedModel, Latest> looking = new LinkedHashMap<>();
  private final Latest offering;
  private final IntSupplier place;
  private final Consumer<Exception> failed;
  private Looked looked;
  private String wanted = "";

  /** What is looked at, and the title of its item. */
  private record Found(String item, List<Seen> seen) {}

  /** What is asked, apart from the sequence and the item. */
  private record Asked(int count, Similarity similarity, ChosenItems items, Unit unit) {
    static Asked of(LearnedModel model) {
      return new Asked(
          model.countProperty().get(),
          model.similarityProperty().get(),
          model.itemsProperty().get(),
          model.unitProperty().get());
    }
  }

  /**
   * @param place of the item of the sequence that is chosen; negative for none
   */
  LearnedController(
      List<LearnedModel> models,
      IntSupplier place,
      Background background,
      Consumer<Exception> failed) {
    this.models = models;
    this.place = place;
    this.failed = failed;
    this.offering = new Latest(background);
    for (LearnedModel model : models) {
      looking.put(model, new Latest(background));
      model.countProperty().addListener((property, before, now) -> look(model));
      model.similarityProperty().addListener((property, before, now) -> look(model));
      model.itemsProperty().addListener((property, before, now) -> look(model));
      model.unitProperty().addListener((property, before, now) -> look(model));
    }
  }

  /** Looks at these runs from now on; an item that was asked for by name stays if they have it. */
  void show(Looked now) {
    looked = now;
    models.forEach(this::look);
  }

  void forget() {
    looked = null;
    wanted = "";
    looking.values().forEach(Latest::cancel);
    models.forEach(model -> model.show("", List.of()));
  }

  /** Follows the chosen item of the sequence, and no longer the one that was asked for by name. */
  void followPlace() {
    wanted = "";
    lookAtItem();
  }

  /**
   * @param item its name in the first run's data or its title
   */
  void chooseItem(String item) {
    wanted = item;
    lookAtItem();
  }

  /** Offers items by their titles and names in the first run's data. */
  void offerItems(LearnedModel model, String text) {
    if (looked != null) {
      InspectedRun run = looked.first().run();
      offering.run(
          () ->
              run.items().suggest(text, Suggesting.MOST).stream()
                  .map(item -> new Suggestion(run.items().name(item), run.data().itemToken(item)))
                  .toList(),
          model::setOffers,
          failed);
    }
  }

  private void lookAtItem() {
    models.stream()
        .filter(model -> model.view().options().contains(LearnedOption.ITEM))
        .forEach(this::look);
  }

  private void look(LearnedModel model) {
    if (looked == null) {
      return;
    }
    Looked now = looked;
    String item = wanted;
    int back = Math.max(0, place.getAsInt());
    Asked asked = Asked.of(model);
    looking
        .get(model)
        .run(
            () -> find(model.view(), now, item(now, item, back), asked),
            found -> model.show(found.item(), found.seen()),
            problem -> {
              wanted = "";
              failed.accept(problem);
            });
  }

  /** In the numbers of the first run's data. */
  private static int item(Looked looked, String wanted, int back) {
    UserSequence sequence = looked.first().inspection().sequence();
    return wanted.isEmpty()
        ? sequence.action(Math.min(back, sequence.length() - 1)).item()
        : looked.first().run().items().find(wanted);
  }

  private static Found find(LearnedView view, Looked looked, int item, Asked asked)
      throws IOException {
    InspectedRun first = looked.first().run();
    List<String> names = new ArrayList<>();
    List<InspectedRun> runs = new ArrayList<>();
    List<Learned> learned = new ArrayList<>();
    for (Looked.One one : looked.runs()) {
      int own = one.run().itemOf(item, first);
      if (own > 0 && LearnedViews.in(one.run()).contains(view)) {
        names.add(one.choice().name());
        runs.add(one.run());
        learned.add(
            view.look(
                one.run(),
                new LearnedQuestion(
                    one.inspection().sequence(),
                    own,
                    asked.count(),
                    asked.similarity(),
                    asked.items(),
                    asked.unit())));
      }
    }
    List<Learned> shared = Learned.onSharedScales(learned);
    List<Seen> seen = new ArrayList<>();
    for (int r = 0; r < shared.size(); r++) {
      seen.add(new Seen(names.get(r), shared.get(r), tokens(runs.get(r), shared.get(r))));
    }
    return new Found(first.data().itemLabel(item), seen);
  }

  private static List<String> tokens(InspectedRun run, Learned learned) {
    return learned
        .list()
        .map(list -> list.numbers().stream().map(number -> name(run, list, number)).toList())
        .orElse(List.of());
  }

  private static String name(InspectedRun run, Learned.RowList list, int number) {
    return list.rows() == Learned.Rows.USERS
        ? run.data().userLabel(number)
        : run.data().itemToken(number);
  }
}
