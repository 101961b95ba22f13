package recdenoiser.app.attention;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import recdenoiser.app.attention.AttentionPanelsModel.Shown;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Failure;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.inspect.Adopted;
import recdenoiser.engine.inspect.AttentionMaps;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.MapPart;
import recdenoiser.engine.inspect.UserSequence;

/**
 * Looks at the same user, or the same average, in several runs, off the JavaFX thread. All calls on
 * the JavaFX thread; of several requests the newest counts.
 */
public final class SideBySideController {
  private static final Texts TEXTS = Texts.bundle("attention");
  private static final int SUGGESTIONS = 8;

  private final SideBySideModel model = new SideBySideModel();
  private final OpenRuns open;
  private final Latest looking;
  private final Latest drawing;
  private final Latest suggesting;
  private List<RunChoice> runs = List.of();
  private List<Looked> looked = List.of();
  private List<String> tokens = List.of();
  private long seed;

  /** What was found in one run. */
  private record Looked(String name, Optional<AttentionMaps> maps, String difference) {}

  /** What was found in all runs. */
  private record Found(String user, List<Looked> looked, List<String> tokens) {}

  /** Whom to look at, once the first run is open. */
  @FunctionalInterface
  private interface Whom {
    String in(InspectedRun run);
  }

  public SideBySideController(OpenRuns open, Background background) {
    this.open = open;
    this.looking = new Latest(background);
    this.drawing = new Latest(background);
    this.suggesting = new Latest(background);
    model.choice().blockProperty().addListener((p, before, now) -> draw());
    model.choice().headProperty().addListener((p, before, now) -> draw());
    model.differenceProperty().addListener((p, before, now) -> draw());
  }

  public SideBySideModel model() {
    return model;
  }

  /**
   * Shows other runs: the same user as before if the first of them has that user, otherwise one
   * drawn by chance.
   *
   * @param chosen none to show nothing; at most four are shown
   */
  public void open(List<RunChoice> chosen) {
    runs = chosen.stream().limit(4).toList();
    if (runs.isEmpty()) {
      looking.cancel();
      looked = List.of();
      model.setBusy(false);
      model.choice().offer(0, 0);
      model.panels().show(Shown.NOTHING);
    } else if (model.averageProperty().get()) {
      showAverage();
    } else {
      String before = model.userProperty().get();
      look(run -> run.users().has(before) ? before : run.users().random(seed));
    }
  }

  /** Looks at one user, by the name in the data of the first run. */
  public void showUser(String name) {
    look(run -> run.sequence(name).user());
  }

  /** Looks at a user drawn by chance, another one each time. */
  public void showRandom() {
    seed++;
    long drawn = seed;
    look(run -> run.users().random(drawn));
  }

  public void showLongest() {
    look(run -> run.users().longest());
  }

  /** Looks at the user whose number of actions is nearest to this. */
  public void showLength(int length) {
    look(run -> run.users().ofLength(length));
  }

  /** Says why something cannot be shown. */
  public void refuse(String sentence) {
    model.setProblem(sentence);
  }

  /** Looks at the average over users, aligned by distance from the prediction. */
  public void showAverage() {
    model.setAverage(true);
    List<RunChoice> asked = runs;
    run(() -> average(asked));
  }

  /** Looks for users whose names begin with a text. */
  public void suggest(String text) {
    if (runs.isEmpty() || text.isBlank()) {
      model.setSuggestions(List.of());
      return;
    }
    RunChoice first = runs.get(0);
    suggesting.run(
        () -> open.get(first.folder()).users().suggest(text, SUGGESTIONS),
        model::setSuggestions,
        problem -> model.setSuggestions(List.of()));
  }

  private void look(Whom whom) {
    model.setAverage(false);
    List<RunChoice> asked = runs;
    run(() -> look(asked, whom));
  }

  private void run(Callable<Found> work) {
    if (runs.isEmpty()) {
      return;
    }
    model.setBusy(true);
    looking.run(work, this::found, this::failed);
  }

  private Found look(List<RunChoice> asked, Whom whom) throws IOException {
    InspectedRun first = open.get(asked.get(0).folder());
    UserSequence sequence = first.sequence(whom.in(first));
    List<Looked> all = new ArrayList<>();
    for (RunChoice choice : asked) {
      InspectedRun run = open.get(choice.folder());
      Adopted adopted = run.adopt(sequence, first);
      Optional<AttentionMaps> maps =
          adopted.sequence().length() == 0 ? Optional.empty() : run.attention(adopted.sequence());
      all.add(new Looked(choice.name(), maps, Differences.of(adopted)));
    }
    return new Found(sequence.user(), all, TokenNames.of(first, sequence));
  }

  private Found average(List<RunChoice> asked) throws IOException {
    List<Looked> all = new ArrayList<>();
    for (RunChoice choice : asked) {
      all.add(new Looked(choice.name(), open.average(choice.folder()), ""));
    }
    return new Found("", all, List.of());
  }

  private void found(Found found) {
    model.setProblem("");
    if (!found.user().isEmpty()) {
      model.setUser(found.user());
    }
    looked = found.looked();
    tokens = found.tokens();
    model
        .choice()
        .offer(
            most(looked.stream().map(l -> l.maps().map(AttentionMaps::blocks)).toList()),
            most(looked.stream().map(l -> l.maps().map(AttentionMaps::heads)).toList()));
    draw();
  }

  private static int most(List<Optional<Integer>> numbers) {
    return numbers.stream().flatMap(Optional::stream).mapToInt(Integer::intValue).max().orElse(0);
  }

  private void draw() {
    List<Looked> now = looked;
    List<String> names = tokens;
    int block = model.choice().blockProperty().get();
    int head = model.choice().headProperty().get();
    if (now.isEmpty()) {
      return;
    }
    boolean difference = model.differenceProperty().get();
    drawing.run(
        () -> Shown.of(panels(now, block, head, difference), now.size(), names),
        shown -> {
          model.setBusy(false);
          model.panels().show(shown);
        },
        this::failed);
  }

  private static List<MapPanel> panels(
      List<Looked> looked, int block, int head, boolean difference) {
    List<MapPanel> panels = new ArrayList<>();
    for (Looked each : looked) {
      MapPanel panel = panel(each, block, head);
      panels.add(difference && !panels.isEmpty() ? panel.minus(panels.get(0)) : panel);
    }
    return panels;
  }

  private static MapPanel panel(Looked looked, int block, int head) {
    if (looked.maps().isEmpty()) {
      return MapPanel.missing(looked.name(), TEXTS.get("none"));
    }
    MapPanel panel = MapPanel.of(looked.name(), looked.maps().get(), MapPart.AFTER, block, head);
    return looked.difference().isEmpty() ? panel : panel.noting(looked.difference());
  }

  private void failed(Exception problem) {
    model.setBusy(false);
    model.setProblem(Failure.sentence(problem));
  }
}
