package recdenoiser.app.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import recdenoiser.app.attention.AttentionPanelsModel.Shown;
import recdenoiser.app.attention.OpenRuns;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.SuggestField.Suggestion;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Failure;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.inspect.Adopted;
import recdenoiser.engine.inspect.AttentionMaps;
import recdenoiser.engine.inspect.EditHistory;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.LengthRange;
import recdenoiser.engine.inspect.NoiseDraw;
import recdenoiser.engine.inspect.NoiseTrial;
import recdenoiser.engine.inspect.SequenceEdit;
import recdenoiser.engine.inspect.UserChange;
import recdenoiser.engine.inspect.UserSequence;
import recdenoiser.engine.text.Numbers;

/**
 * Looks into runs off the JavaFX thread. All calls on the JavaFX thread; of several requests for
 * the same thing the newest counts.
 */
public final class InspectController {
  private static final Texts TEXTS = Texts.bundle("inspect");
  private static final int TOP = 10;
  private static final int REPEATS = 20;

  private final InspectModel model;
  private final OpenRuns open;
  private final Callable<List<RunChoice>> library;
  private final Latest listing;
  private final Latest looking;
  private final Latest drawing;
  private final Latest searching;
  private final Latest trying;
  private final Suggesting suggesting;
  private final LearnedController learned;
  private Looked looked;
  private RunChoice asked;
  private RunChoice followed;
  private long seed;
  private volatile double searched;

  /** Whom to look at, once the run is open. */
  @FunctionalInterface
  private interface Whom {
    String in(InspectedRun run) throws InterruptedException;
  }

  /** The edits to look at the sequence with, once that is known. */
  @FunctionalInterface
  private interface Edits {
    EditHistory of(InspectedRun run, UserSequence sequence);
  }

  /**
   * @param library lists the runs that can be looked into; called off the JavaFX thread
   */
  public InspectController(
      InspectModel model, OpenRuns open, Callable<List<RunChoice>> library, Background background) {
    this.model = model;
    this.open = open;
    this.library = library;
    this.listing = new Latest(background);
    this.looking = new Latest(background);
    this.drawing = new Latest(background);
    this.searching = new Latest(background);
    this.trying = new Latest(background);
    this.suggesting = new Suggesting(model, open, background, this::failed);
    this.learned =
        new LearnedController(
            model.learned(), model.placeProperty()::get, background, this::failed);
    model.placeProperty().addListener((property, before, now) -> learned.followPlace());
    model.runProperty().addListener((property, before, now) -> lookAgain());
    model.besideProperty().addListener((property, before, now) -> lookAgain());
    model.choice().blockProperty().addListener((property, before, now) -> draw());
    model.choice().headProperty().addListener((property, before, now) -> draw());
    model.averageProperty().addListener((property, before, now) -> draw());
  }

  /** Looks into this run as soon as the page is looked at. */
  public void follow(RunChoice choice) {
    followed = choice;
  }

  /** Lists the runs anew; what is looked at stays, unless another run is to be followed. */
  public void refresh() {
    if (followed != null) {
      lookInto(followed);
    }
    listing.run(library, this::listed, this::failed);
  }

  /** Looks into this run, whether it is in the library or not. */
  public void lookInto(RunChoice choice) {
    asked = choice;
    followed = null;
    listed(model.runs());
    model.runProperty().set(choice);
  }

  private void listed(List<RunChoice> library) {
    List<RunChoice> found = new ArrayList<>(library);
    if (asked != null && found.stream().noneMatch(run -> run.folder().equals(asked.folder()))) {
      found.add(0, asked);
    }
    model.setRuns(found);
    if (!found.contains(model.besideProperty().get())) {
      model.besideProperty().set(null);
    }
    if (!found.contains(model.runProperty().get())) {
      model.runProperty().set(found.isEmpty() ? null : found.get(0));
    }
  }

  /** The same user in the runs that are chosen now; one drawn by chance where there is none. */
  private void lookAgain() {
    cancelSearch();
    if (model.runProperty().get() == null) {
      forget();
      return;
    }
    String before = model.userProperty().get();
    look(run -> run.users().has(before) ? before : run.users().random(seed), unedited());
  }

  private void forget() {
    looking.cancel();
    looked = null;
    model.setBusy(false);
    model.setLooked("", EditHistory.NONE, "");
    model.setChips(List.of());
    model.setAnswers(List.of());
    model.setTrial("");
    model.choice().offer(0, 0);
    model.panels().show(Shown.NOTHING);
    model.setAttentive(false);
    learned.forget();
  }

  /** Looks at a user by name. */
  public void chooseUser(String name) {
    look(run -> run.sequence(name).user(), unedited());
  }

  /** Looks at a user of the wanted lengths drawn by chance, another one each time. */
  public void chooseRandom() {
    seed++;
    long drawn = seed;
    LengthRange among = model.lengthsProperty().get();
    look(run -> run.users().random(drawn, among), unedited());
  }

  /** Looks at the user with the most actions that are wanted. */
  public void chooseLongest() {
    LengthRange among = model.lengthsProperty().get();
    look(run -> run.users().longest(among), unedited());
  }

  /** Looks through all evaluated users for those whom the rule changes most. */
  public void searchMostChanged() {
    RunChoice choice = model.runProperty().get();
    if (choice == null) {
      return;
    }
    searched = 0;
    model.setSearch(0);
    searching.run(
        () -> open.get(choice.folder()).mostChanged((done, all) -> searched = (double) done / all),
        this::searched,
        problem -> {
          model.setSearch(InspectModel.NO_SEARCH);
          failed(problem);
        });
  }

  public void cancelSearch() {
    searching.cancel();
    model.setSearch(InspectModel.NO_SEARCH);
  }

  /** Whether there is a search whose progress is to be told. */
  public boolean isSearching() {
    return model.searchProperty().get() != InspectModel.NO_SEARCH;
  }

  /** Tells how far the search is; called now and then. */
  public void drain() {
    if (isSearching()) {
      model.setSearch(searched);
    }
  }

  private void searched(List<UserChange> changes) {
    model.setSearch(InspectModel.NO_SEARCH);
    model.setUsers(changes.stream().limit(Suggesting.MOST).map(InspectController::change).toList());
    if (changes.isEmpty()) {
      model.setProblem(TEXTS.get("search.nobody"));
    } else if (changes.get(0).changed() == 0 && changes.get(0).rankRatio() == 0) {
      model.setProblem(TEXTS.get("search.nothing"));
    } else {
      chooseUser(changes.get(0).user());
    }
  }

  private static Suggestion change(UserChange change) {
    return new Suggestion(
        TEXTS.get(
            "user.changed",
            change.user(),
            Numbers.percent(change.changed()),
            LookedInWords.rank(change.withRule()),
            LookedInWords.rank(change.withoutRule())),
        change.user());
  }

  /** Offers users whose names begin with a text. */
  public void suggestUsers(String text) {
    suggesting.users(text);
  }

  /** Offers items by their titles and names in the data. */
  public void suggestItems(String text) {
    suggesting.items(text);
  }

  LearnedController learned() {
    return learned;
  }

  /** Takes the chosen item out. */
  public void remove() {
    int place = model.placeProperty().get();
    if (place == InspectModel.NO_PLACE) {
      model.setProblem(TEXTS.get("edit.choose"));
    } else {
      edit((run, sequence) -> new SequenceEdit.Remove(place));
    }
  }

  /**
   * Puts an item in the place of the chosen one.
   *
   * @param item its name in the data or its title
   */
  public void replace(String item) {
    int place = model.placeProperty().get();
    if (place == InspectModel.NO_PLACE) {
      model.setProblem(TEXTS.get("edit.choose"));
    } else if (item.isBlank()) {
      model.setProblem(TEXTS.get("edit.item"));
    } else {
      edit((run, sequence) -> new SequenceEdit.Replace(place, run.items().find(item)));
    }
  }

  /** Puts an item in behind the chosen one, or behind the newest where none is chosen. */
  public void insert(String item) {
    int place = Math.max(0, model.placeProperty().get());
    if (item.isBlank()) {
      model.setProblem(TEXTS.get("edit.item"));
    } else {
      edit((run, sequence) -> new SequenceEdit.Insert(place, run.items().find(item)));
    }
  }

  /** Puts random items in at random places, others each time. */
  public void addNoise() {
    double share = model.noiseProperty().get();
    long drawn = ++seed;
    edit(
        (run, sequence) ->
            NoiseDraw.draw(sequence, share, run.window(), run.data().itemCount(), drawn, 0));
  }

  public void undo() {
    change(EditHistory::undo);
  }

  public void redo() {
    change(EditHistory::redo);
  }

  /** Back to the sequence as it is in the data. */
  public void reset() {
    change(edits -> EditHistory.NONE);
  }

  /** An edit, once the run is open and the sequence so far is known. */
  @FunctionalInterface
  private interface NextEdit {
    SequenceEdit of(InspectedRun run, UserSequence edited);
  }

  private void edit(NextEdit next) {
    EditHistory before = model.editsProperty().get();
    look(sameUser(), (run, sequence) -> before.with(next.of(run, before.applyTo(sequence))));
  }

  private void change(UnaryOperator<EditHistory> how) {
    EditHistory changed = how.apply(model.editsProperty().get());
    if (!changed.equals(model.editsProperty().get())) {
      look(sameUser(), (run, sequence) -> changed);
    }
  }

  private Whom sameUser() {
    String user = model.userProperty().get();
    return run -> user;
  }

  private static Edits unedited() {
    return (run, sequence) -> EditHistory.NONE;
  }

  private void look(Whom whom, Edits edits) {
    List<RunChoice> asked = new ArrayList<>();
    if (model.runProperty().get() == null) {
      return;
    }
    asked.add(model.runProperty().get());
    Optional.ofNullable(model.besideProperty().get()).ifPresent(asked::add);
    model.setBusy(true);
    looking.run(() -> find(asked, whom, edits), this::found, this::failed);
  }

  private Looked find(List<RunChoice> asked, Whom whom, Edits edits)
      throws IOException, InterruptedException {
    InspectedRun first = open.get(asked.get(0).folder());
    UserSequence sequence = first.sequence(whom.in(first));
    EditHistory made = edits.of(first, sequence);
    UserSequence edited = made.applyTo(sequence);
    List<Looked.One> runs = new ArrayList<>();
    for (RunChoice choice : asked) {
      InspectedRun run = open.get(choice.folder());
      Adopted adopted = run.adopt(edited, first);
      runs.add(new Looked.One(choice, run, adopted, run.inspect(adopted.sequence(), TOP)));
    }
    return new Looked(sequence.user(), made, first.users().lengths(), runs);
  }

  private void found(Looked now) {
    looked = now;
    model.setTrial("");
    Looked.One first = now.first();
    model.setAttentive(now.isAttentive());
    model.setLengthsThere(now.lengths());
    model.setLooked(
        now.user(),
        now.edits(),
        TEXTS.get(
            now.isAttentive() ? "known" : "known.plain",
            Numbers.count(first.inspection().sequence().length()),
            Numbers.count(first.inspection().given().size())));
    draw();
    learned.show(now);
  }

  /**
   * What is drawn of the block and the head.
   *
   * @param blocks that can be chosen from
   * @param heads that can be chosen from
   */
  private record Drawn(
      Shown maps, int blocks, int heads, List<Chip> chips, List<RunAnswer> answers) {}

  private void draw() {
    if (looked == null) {
      return;
    }
    Looked now = looked;
    int block = model.choice().blockProperty().get();
    int head = model.choice().headProperty().get();
    boolean average = model.averageProperty().get();
    model.setBusy(true);
    drawing.run(
        () -> average ? drawAverage(now, block, head) : drawUser(now, block, head),
        this::drawn,
        this::failed);
  }

  private static Drawn drawUser(Looked now, int block, int head) {
    List<Optional<AttentionMaps>> maps =
        now.runs().stream().map(one -> one.inspection().attention()).toList();
    return drawn(now, maps, LookedInWords.panels(now, block, head));
  }

  private Drawn drawAverage(Looked now, int block, int head) throws IOException {
    List<Optional<AttentionMaps>> maps = new ArrayList<>();
    for (Looked.One one : now.runs()) {
      maps.add(open.average(one.choice().folder()));
    }
    return drawn(now, maps, LookedInWords.average(now, maps, block, head));
  }

  private static Drawn drawn(Looked now, List<Optional<AttentionMaps>> maps, Shown shown) {
    return new Drawn(
        shown,
        most(maps, AttentionMaps::blocks),
        most(maps, AttentionMaps::heads),
        LookedInWords.chips(now),
        LookedInWords.answers(now));
  }

  private static int most(List<Optional<AttentionMaps>> maps, ToIntFunction<AttentionMaps> number) {
    return maps.stream().flatMap(Optional::stream).mapToInt(number).max().orElse(0);
  }

  private void drawn(Drawn drawn) {
    model.setBusy(false);
    model.choice().offer(drawn.blocks(), drawn.heads());
    model.setChips(drawn.chips());
    model.setAnswers(drawn.answers());
    model.panels().show(drawn.maps());
  }

  /** Puts noise in again and again and tells which run keeps its answer best. */
  public void tryNoise() {
    if (looked == null) {
      return;
    }
    Looked now = looked;
    double share = model.noiseProperty().get();
    long drawn = seed;
    model.setTrial(TEXTS.get("trial.busy"));
    trying.run(
        () -> trial(now, share, drawn),
        model::setTrial,
        problem -> {
          model.setTrial("");
          failed(problem);
        });
  }

  private static String trial(Looked now, double share, long seed) {
    return now.runs().stream()
        .map(
            one -> {
              NoiseTrial trial =
                  one.run().noiseTrial(one.adopted().sequence(), share, REPEATS, seed, TOP);
              return TEXTS.get(
                  "trial",
                  one.choice().name(),
                  Numbers.percent(trial.overlap()),
                  LookedInWords.rank(trial.rankBefore()),
                  Numbers.fixed(trial.rankAfter(), 1));
            })
        .collect(Collectors.joining("\n"));
  }

  private void failed(Exception problem) {
    model.setBusy(false);
    model.setProblem(Failure.sentence(problem));
  }
}
