package recdenoiser.app.study;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import recdenoiser.app.chart.FigureSpace;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Failure;
import recdenoiser.app.task.Latest;
import recdenoiser.app.task.Ticker;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.run.queue.EntryState;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.study.SearchChange;
import recdenoiser.engine.study.SearchDimension;
import recdenoiser.engine.study.SearchStatus;
import recdenoiser.engine.study.Studies;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyAdvance;
import recdenoiser.engine.study.StudyAxis;
import recdenoiser.engine.study.StudyCell;
import recdenoiser.engine.study.StudyCost;
import recdenoiser.engine.study.StudyData;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyRunner;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudyStatus;
import recdenoiser.engine.study.StudyTests;
import recdenoiser.engine.text.Numbers;

/** Reads, plans, tests and draws studies off the JavaFX thread, and asks the queue to run them. */
public final class StudyController implements AutoCloseable {
  private static final Texts TEXTS = Texts.bundle("study-page");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final String FILE_PREFERENCE = "study-data.";

  private final StudyModel model;
  private final StudyQueue queue;
  private final Supplier<List<Path>> folders;
  private final Preferences preferences;
  private final int threads;
  private final StudyReading reading = new StudyReading();
  private final StudyTests tests = new StudyTests();
  private final Latest opening;
  private final Latest looking;
  private final Latest drawing;
  private final Latest testing;
  private final Latest estimating;
  private final Latest dueSoon;
  private Ticker ticker;
  private boolean lookingNow;

  /** Studies that search in this window, and what looks after them. */
  private final List<StudyAdvance> advances = new ArrayList<>();

  private Ticker advancing;
  private boolean advancingNow;
  private FigureSpace space;

  /** The result that was tested, or is being tested, and what came of it; null for none. */
  private StudyResult untested;

  private StudyResult tested;

  /**
   * @param folders of runs that are open, the one of the queue first
   * @param preferences remember which file stands for which data
   * @param threads that rank users where a run did not keep their ranks
   */
  public StudyController(
      StudyModel model,
      Background background,
      StudyQueue queue,
      Supplier<List<Path>> folders,
      Preferences preferences,
      int threads) {
    this.model = model;
    this.queue = queue;
    this.folders = folders;
    this.preferences = preferences;
    this.threads = threads;
    this.opening = new Latest(background);
    this.looking = new Latest(background);
    this.drawing = new Latest(background);
    this.testing = new Latest(background);
    this.estimating = new Latest(background);
    this.dueSoon = new Latest(background);
    model.measureProperty().addListener((property, before, now) -> draw());
    model.publishedProperty().addListener((property, before, now) -> draw());
    model.everyCellProperty().addListener((property, before, now) -> draw());
    model.aspectProperty().addListener((property, before, now) -> draw());
  }

  /** From now on what becomes of the study is seen, until {@link #rest}. */
  public void watch() {
    offerShipped();
    if (ticker == null) {
      ticker = new Ticker(this::lookAgain);
      ticker.every(BETWEEN_LOOKS);
    }
    lookAgain();
  }

  /** While nobody looks. */
  public void rest() {
    if (ticker != null) {
      ticker.close();
      ticker = null;
    }
  }

  private void offerShipped() {
    if (model.offered().isEmpty()) {
      opening.run(Studies::list, this::offer, this::failed);
    }
  }

  private void offer(List<Study> shipped) {
    if (model.offered().isEmpty()) {
      model.offered().setAll(shipped);
    }
  }

  /** The run that the trial in a row of the table of trials got furthest with. */
  Optional<Path> folderOfTrial(int row) {
    StudyStanding now = model.standingProperty().get();
    if (now == null || now.search() == null) {
      return Optional.empty();
    }
    return now.search().cells().stream()
        .flatMap(cell -> cell.trials().stream())
        .skip(row)
        .findFirst()
        .map(SearchStatus.Trial::folder);
  }

  /** Whether the study that is looked at has a run in this folder. */
  public boolean shows(Path folder) {
    StudyStanding now = model.standingProperty().get();
    return folder != null
        && now != null
        && now.status().runs().stream()
            .filter(run -> run.folder() != null)
            .anyMatch(run -> run.folder().toAbsolutePath().equals(folder.toAbsolutePath()));
  }

  /** Looks at a study, as quick at first, so that nobody begins days of work by accident. */
  public void choose(Study study) {
    StudyRequest before = model.requestProperty().get();
    if (before == null) {
      request(StudyRequest.of(study, true, rememberedFiles(study)));
    } else if (!study.equals(before.study())) {
      StudyRequest next = before.withStudy(study);
      for (Map.Entry<String, String> file : rememberedFiles(study).entrySet()) {
        next = next.withFile(file.getKey(), file.getValue());
      }
      request(next);
    }
  }

  /** Looks at the first one of those that are shipped. */
  public void chooseFirst() {
    if (!model.offered().isEmpty()) {
      choose(model.offered().get(0));
    }
  }

  /** Opens a study of one's own. */
  public void openFile(Path file) {
    opening.run(() -> StudyFile.read(file), this::open, this::failed);
  }

  /** Looks at a study that is not among those that are shipped, and offers it from now on. */
  public void open(Study study) {
    offerShipped();
    if (!model.offered().contains(study)) {
      model.offered().add(study);
    }
    choose(study);
  }

  public void setQuick(boolean quick) {
    StudyRequest now = model.requestProperty().get();
    if (now != null && now.quick() != quick) {
      request(now.withQuick(quick));
    }
  }

  /**
   * @param data name that the study knows them by
   * @param file empty for the study's own
   */
  public void setFile(String data, String file) {
    StudyRequest now = model.requestProperty().get();
    remember(FILE_PREFERENCE + data, file);
    if (now != null) {
      request(now.withFile(data, file));
    }
  }

  /** What is too long for the preferences is not remembered. */
  private void remember(String key, String file) {
    if (file.isEmpty()) {
      preferences.remove(key);
    } else if (key.length() <= Preferences.MAX_KEY_LENGTH
        && file.length() <= Preferences.MAX_VALUE_LENGTH) {
      preferences.put(key, file);
    }
  }

  private Map<String, String> rememberedFiles(Study study) {
    Map<String, String> files = new LinkedHashMap<>();
    study
        .data()
        .forEach(
            data -> {
              String file = preferences.get(FILE_PREFERENCE + data.name(), "");
              if (!file.isEmpty()) {
                files.put(data.name(), file);
              }
            });
    return files;
  }

  /**
   * @param text points with semicolons between, values of a setting also with commas; empty for the
   *     study's own
   */
  public void editAxis(StudyAxis axis, String text) {
    StudyRequest now = model.requestProperty().get();
    List<String> names = parts(text, axis.ofSetting() ? "[;,]" : ";");
    boolean own = names.equals(axis.points().stream().map(point -> point.name()).toList());
    change(now.withPoints(axis.name(), own ? List.of() : names));
  }

  /**
   * @param text whole numbers with commas or semicolons between; empty for the study's own
   */
  public void editSeeds(String text) {
    try {
      List<Long> seeds = parts(text, "[;,]").stream().map(Long::valueOf).distinct().toList();
      StudyRequest now = model.requestProperty().get();
      boolean own = seeds.equals(now.onFiles().seeds());
      change(now.withSeeds(own ? List.of() : seeds));
    } catch (NumberFormatException e) {
      model.setProblem(TEXTS.get("seeds.wrong", text));
    }
  }

  /**
   * @param text a whole number; empty for the study's own
   */
  public void editTrials(String text) {
    editSearch(text, SearchChange::withTrials);
  }

  /**
   * @param text a whole number, 0 to train all trials to the end; empty for the study's own
   */
  public void editFirstEpochs(String text) {
    editSearch(text, SearchChange::withFirstEpochs);
  }

  /**
   * @param text a whole number; empty for the study's own
   */
  public void editKeep(String text) {
    editSearch(text, SearchChange::withKeep);
  }

  private void editSearch(String text, BiFunction<SearchChange, Integer, SearchChange> edit) {
    StudyRequest now = model.requestProperty().get();
    try {
      int number = text.isBlank() ? SearchChange.SAME : Integer.parseInt(text.strip());
      change(now.withSearch(edit.apply(now.search(), number)));
    } catch (NumberFormatException e) {
      model.setProblem(TEXTS.get("search.wrong", text));
    }
  }

  /**
   * Where a setting is looked for.
   *
   * @param text a range or a list, as the study's form shows it; empty for the study's own
   */
  public void editSearched(String setting, String text) {
    StudyRequest now = model.requestProperty().get();
    String own =
        now.onFiles().search().orElseThrow().space().stream()
            .filter(one -> one.setting().equals(setting))
            .map(SearchDimension::text)
            .findFirst()
            .orElse("");
    boolean same = text.isBlank() || text.strip().equals(own);
    change(now.withSearch(now.search().withSetting(setting, same ? null : text.strip())));
  }

  /** Does not search a setting any more. */
  public void leaveOut(String setting) {
    StudyRequest now = model.requestProperty().get();
    boolean own =
        now.onFiles().search().orElseThrow().space().stream()
            .anyMatch(one -> one.setting().equals(setting));
    change(now.withSearch(now.search().withSetting(setting, own ? "" : null)));
  }

  private void change(StudyRequest next) {
    if (!next.equals(model.requestProperty().get())) {
      request(next);
    }
  }

  private static List<String> parts(String text, String between) {
    return Arrays.stream(text.split(between))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }

  private void request(StudyRequest next) {
    testing.cancel();
    estimating.cancel();
    untested = null;
    tested = null;
    model.setRequest(next);
    look();
  }

  private void lookAgain() {
    if (model.requestProperty().get() != null && !lookingNow) {
      look();
    }
  }

  private void look() {
    StudyRequest asked = model.requestProperty().get();
    List<Path> now = folders.get();
    looking.cancel();
    lookingNow = false;
    List<StudyData> data = asked.onFiles().data();
    if (data.stream().noneMatch(StudyData::atHand)) {
      model.setNeeded(String.join(", ", data.stream().map(StudyData::title).toList()));
      model.setDrawn(null);
      return;
    }
    lookingNow = true;
    looking.run(() -> reading.read(asked, now), this::found, this::notFound);
  }

  private void found(StudyStanding now) {
    lookingNow = false;
    StudyStanding before = model.standingProperty().get();
    if (before == null) {
      model.setProblem("");
    }
    if (!now.equals(before)) {
      model.setStanding(now);
    }
    if (before == null
        || !now.result().equals(before.result())
        || !Objects.equals(now.search(), before.search())) {
      draw();
    }
    if (!now.searching() && now.status().finished() && !now.result().equals(untested)) {
      test(now);
    }
  }

  private void notFound(Exception cause) {
    lookingNow = false;
    model.setStanding(null);
    model.setDrawn(null);
    failed(cause);
  }

  /** Reads the ranks of all users, and so is done once, when nothing is missing any more. */
  private void test(StudyStanding now) {
    untested = now.result();
    if (now.status().plan().study().baseline().isEmpty()) {
      return;
    }
    model.setProgress(TEXTS.get("progress.tests"));
    testing.run(
        () -> tests.test(now.status(), threads, (run, done, all) -> {}),
        result -> {
          model.setProgress("");
          tested = result;
          draw();
        },
        problem -> {
          model.setProgress("");
          failed(problem);
        });
  }

  /** Tries a little of what is unlike anything that has trained here, to tell how long it takes. */
  public void estimate() {
    StudyStanding now = model.standingProperty().get();
    if (now == null) {
      return;
    }
    List<Path> open = folders.get();
    model.setProgress(TEXTS.get("progress.cost"));
    estimating.run(
        () -> cost(now, reading.runs(open)),
        cost -> {
          model.setProgress("");
          model.setCost(cost);
        },
        problem -> {
          model.setProgress("");
          failed(problem);
        });
  }

  private StudyCost cost(StudyStanding now, StudyRuns runs) {
    if (!now.searching()) {
      return StudyCost.measure(now.status(), threads, 1, this::trying);
    }
    StudyStatus asItStands = runs.of(SearchStatus.cells(now.search().study()));
    return StudyCost.measure(now.search(), asItStands, threads, 1, this::trying);
  }

  private void trying(StudyCell cell, int done, int all) {
    String words =
        TEXTS.get(
            "progress.trial",
            Numbers.count(done + 1),
            Numbers.count(all),
            String.join(" \u00b7 ", cell.at().values()));
    Platform.runLater(
        () -> {
          if (!model.progressProperty().get().isEmpty()) {
            model.setProgress(words);
          }
        });
  }

  /** Draws from now on as large as this. */
  void drawAt(FigureSpace now) {
    if (!now.equals(space)) {
      space = now;
      draw();
    }
  }

  private void draw() {
    StudyStanding now = model.standingProperty().get();
    if (now == null || space == null) {
      return;
    }
    StudyResult result = tested != null && now.result().equals(untested) ? tested : now.result();
    StudyExport export =
        new StudyExport(
            model.aspectProperty().get(),
            result,
            now.search(),
            model.measureProperty().get(),
            model.publishedProperty().get());
    boolean everyCell = model.everyCellProperty().get();
    FigureSpace room = space;
    drawing.run(() -> DrawnStudy.of(export, everyCell, room), model::setDrawn, this::failed);
  }

  /** Starts, goes on or pauses, whatever the study's step is. */
  public void step() {
    StudyStanding now = model.standingProperty().get();
    if (now == null) {
      return;
    }
    switch (now.step()) {
      case START, GO_ON -> {
        if (now.searching()) {
          search(now);
        } else {
          run(now, false);
        }
      }
      case RETRY -> run(now, true);
      case PAUSE -> pause(now);
      case NONE -> {}
    }
  }

  private void run(StudyStanding now, boolean retryFailed) {
    StudyRuns runs = reading.runs(folders.get());
    StudyPlan plan = now.status().plan();
    ask(
        open -> {
          new StudyRunner(runs, open).add(plan, retryFailed);
          start(now, open);
        });
  }

  /** What is held back may begin. */
  private static void start(StudyStanding now, RunQueue open) throws IOException {
    for (QueueEntry entry : now.entries(open.entries())) {
      if (entry.state() == EntryState.PAUSED) {
        open.resume(entry.id());
      }
    }
    open.start();
  }

  /** The round under way now, and the next ones as soon as it is over, whatever is looked at. */
  private void search(StudyStanding now) {
    Study study = now.search().study();
    advances.removeIf(one -> one.study().equals(study));
    StudyAdvance advance = reading.advance(study, folders.get());
    advances.add(advance);
    ask(
        open -> {
          advance.next(open);
          start(now, open);
        });
    if (advancing == null) {
      advancing = new Ticker(this::advance);
      advancing.every(BETWEEN_LOOKS);
    }
  }

  private void advance() {
    advances.removeIf(StudyAdvance::isOver);
    if (advances.isEmpty()) {
      advancing.close();
      advancing = null;
    } else if (!advancingNow) {
      advancingNow = true;
      List<StudyAdvance> all = List.copyOf(advances);
      Path folder = folders.get().get(0);
      dueSoon.run(() -> due(all, folder), this::askForNext, this::notAdvanced);
    }
  }

  private static List<StudyAdvance> due(List<StudyAdvance> all, Path folder) throws IOException {
    List<QueueEntry> entries = StudyReading.queue(folder);
    List<StudyAdvance> due = new ArrayList<>();
    for (StudyAdvance one : all) {
      if (one.isDue(entries)) {
        due.add(one);
      }
    }
    return due;
  }

  private void askForNext(List<StudyAdvance> due) {
    if (due.isEmpty()) {
      advancingNow = false;
      return;
    }
    queue.ask(
        open -> {
          for (StudyAdvance one : due) {
            one.next(open);
          }
        },
        () -> advancingNow = false,
        this::notAdvanced);
  }

  /** Told, and not tried again until a person asks. */
  private void notAdvanced(Exception cause) {
    advancingNow = false;
    advances.clear();
    failed(cause);
  }

  /** What trains stands still, as on the Train page; what waits is held back. */
  private void pause(StudyStanding now) {
    ask(
        open -> {
          for (QueueEntry entry : now.entries(open.entries())) {
            open.pause(entry.id());
          }
        });
  }

  private void ask(StudyQueue.Work work) {
    model.setAsking(true);
    model.setProblem("");
    queue.ask(
        work,
        () -> {
          model.setAsking(false);
          look();
        },
        problem -> {
          model.setAsking(false);
          failed(problem);
        });
  }

  private void failed(Exception cause) {
    model.setProblem(Failure.sentence(cause));
  }

  @Override
  public void close() {
    rest();
    if (advancing != null) {
      advancing.close();
      advancing = null;
    }
    dueSoon.cancel();
    opening.cancel();
    looking.cancel();
    drawing.cancel();
    testing.cancel();
    estimating.cancel();
  }
}
