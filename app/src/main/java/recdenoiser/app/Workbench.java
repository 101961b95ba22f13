package recdenoiser.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.beans.binding.Bindings;
import javafx.stage.WindowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.app.attention.AttentionPanelsModel;
import recdenoiser.app.attention.OpenRuns;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.RunList;
import recdenoiser.app.attention.SideBySideController;
import recdenoiser.app.attention.SideBySideView;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.FirstDrawing;
import recdenoiser.app.compare.CompareController;
import recdenoiser.app.compare.CompareModel;
import recdenoiser.app.compare.ComparePage;
import recdenoiser.app.configure.ConfigureController;
import recdenoiser.app.configure.ConfigureModel;
import recdenoiser.app.configure.ConfigurePage;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.dataset.DatasetController;
import recdenoiser.app.dataset.DatasetModel;
import recdenoiser.app.dataset.DatasetPage;
import recdenoiser.app.event.EventPump;
import recdenoiser.app.event.FrameNotice;
import recdenoiser.app.importing.ImportController;
import recdenoiser.app.importing.ImportModel;
import recdenoiser.app.importing.ImportView;
import recdenoiser.app.inspect.InspectController;
import recdenoiser.app.inspect.InspectModel;
import recdenoiser.app.inspect.InspectPage;
import recdenoiser.app.masks.FolderMasks;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.masks.MasksOfRun;
import recdenoiser.app.masks.MasksPage;
import recdenoiser.app.preferences.PreferencesModel;
import recdenoiser.app.preferences.PreferencesView;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.app.runs.RunActions;
import recdenoiser.app.runs.RunsController;
import recdenoiser.app.runs.RunsModel;
import recdenoiser.app.runs.RunsPage;
import recdenoiser.app.shell.Overlay;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.RunStatus;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.ThreadedBackground;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Themes;
import recdenoiser.app.training.CloseQuestion;
import recdenoiser.app.training.EndOfRun;
import recdenoiser.app.training.QueueModel;
import recdenoiser.app.training.ResumeBanner;
import recdenoiser.app.training.RunLogFollower;
import recdenoiser.app.training.TrainingController;
import recdenoiser.app.training.TrainingPage;
import recdenoiser.engine.compare.ComparedMember;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.library.LibraryEntry;
import recdenoiser.engine.run.library.LibraryReader;
import recdenoiser.engine.run.queue.ExperimentLauncher;
import recdenoiser.engine.run.queue.RunLauncher;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.tensor.simd.KernelChoice;
import recdenoiser.engine.train.RunState;

/** Puts the features together and plugs their pages into the shell. */
public final class Workbench implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
  private static final Texts SHELL = Texts.bundle("shell");
  private static final int BACKGROUND_THREADS = 4;
  private static final String RUNS_PROPERTY = "recdenoiser.runs";
  private static final String DATA_PREFERENCE = "data";

  private final Shell shell;
  private final Preferences preferences;
  private final Themes themes;
  private final PreferencesModel preferred;
  private final ThreadedBackground background = new ThreadedBackground(BACKGROUND_THREADS);
  private final DatasetModel dataset = new DatasetModel();
  private final ImportModel imports = new ImportModel();
  private final ConfigureModel configuration = new ConfigureModel(Presets.list());
  private final MasksController masks = new MasksController(background);
  private final LookedAtMasks lookedAtMasks = new LookedAtMasks(new MasksController(background));
  private final TrainingModel training =
      new TrainingModel(InstantSource.system(), this::acceptMasks);
  private final QueueModel queue = new QueueModel();
  private final TrainingController trainer;
  private final ImportController importer =
      new ImportController(
          imports,
          background.named(SHELL.get("task.importing")),
          InstantSource.system(),
          this::openImported);
  private final DatasetController data;
  private final OpenRuns openRuns = new OpenRuns();
  private final RunsModel runs = new RunsModel();
  private final LibraryReader libraryReader = new LibraryReader();
  private final RunList runList = new RunList(this::listRuns, background);
  private final EventPump pump;
  private final FrameNotice frames;
  private final InspectModel inspected = new InspectModel();
  private ConfigureController configure;
  private InspectController inspector;
  private CompareController comparer;
  private StudyJoin.Joined studies;
  private RunsController library;
  private volatile List<Path> runFolders = List.of();

  private Workbench(
      Shell shell,
      Themes themes,
      Preferences preferences,
      Path runsDirectory,
      RunLauncher launcher) {
    this.shell = shell;
    this.preferences = preferences;
    this.themes = themes;
    this.preferred = new PreferencesModel(preferences, shell.model().threadsProperty().get());
    int threads = preferred.threadsProperty().get();
    shell.model().threadsProperty().set(threads);
    this.trainer =
        new TrainingController(training, queue, runsDirectory, launcher, threads, this::watch);
    this.data =
        new DatasetController(
            dataset, importer, preferences, background.named(SHELL.get("task.reading")));
    this.pump = new EventPump(this::drain);
    addPages(runsDirectory);
    shell.addBanner(new ResumeBanner(queue, trainer, () -> shell.show(PageId.TRAIN)));
    shell.remember(preferences);
    followRun();
    trainer.onNews(pump::wake);
    imports.stageProperty().subscribe(stage -> followWork());
    inspected.searchProperty().subscribe(share -> followWork());
    frames = FrameNotice.create(shell.model().noticeProperty()::set);
    trainer.lookForWaiting();
  }

  /**
   * The workbench of a person: runs are kept in the folder {@code runs}, or where the system
   * property says.
   */
  public static Workbench open(Shell shell, Themes themes, Preferences preferences) {
    Path runs =
        Path.of(System.getProperty(RUNS_PROPERTY, PreferencesModel.runsFolder(preferences)));
    return open(shell, themes, preferences, runs, new ExperimentLauncher(runs));
  }

  /** Builds all pages; the first one added is in front. */
  public static Workbench open(
      Shell shell,
      Themes themes,
      Preferences preferences,
      Path runsDirectory,
      RunLauncher launcher) {
    return new Workbench(shell, themes, preferences, runsDirectory, launcher);
  }

  private void drain() {
    trainer.drain();
    importer.drain();
    inspector.drain();
    comparer.drain();
    followWork();
  }

  /** What has no news of its own is asked how far it is, as long as it works. */
  private void followWork() {
    if (importer.isImporting() || inspector.isSearching()) {
      pump.wake();
    }
  }

  /**
   * Shows a data set to begin with.
   *
   * @param source path of a file or {@code sample:NAME}
   */
  public void openData(String source) {
    data.open(source);
  }

  /** Looks at a study that somebody wrote. */
  public void openStudy(Path file) {
    studies.studies().openFile(file);
  }

  /**
   * Shows the data set of last time; where its file is gone, or at first, the sample. To be called
   * when the first page can be used: this and what the engine loads first takes seconds.
   */
  public void openRemembered() {
    tellKernels();
    String source = preferences.get(DATA_PREFERENCE, DatasetController.SAMPLE);
    background.run(
        () -> {
          FirstDrawing.draw();
          return isThere(source);
        },
        there -> data.open(there ? source : DatasetController.SAMPLE),
        problem -> data.open(DatasetController.SAMPLE));
    loadTheRest();
  }

  private void loadTheRest() {
    background.run(
        () -> {
          WarmUp.loadWhatComesLater();
          return true;
        },
        loaded -> {},
        problem -> LOG.debug("Not all classes are loaded ahead.", problem));
  }

  /**
   * Shows what the program was given at its start, each in its place: a run on the page of runs,
   * any other file as data.
   *
   * @param paths at least one; the last of each kind stays in front
   */
  public void openGiven(List<String> paths) {
    tellKernels();
    background.run(
        () -> paths.stream().map(GivenFile::at).toList(),
        given -> given.forEach(this::open),
        problem -> LOG.warn("What was given at the start cannot be opened.", problem));
    loadTheRest();
  }

  private void open(GivenFile given) {
    if (given.kind() == GivenFile.Kind.RUN) {
      library.addFolder(given.path().getParent());
      showRun(given.path());
    } else {
      data.openFile(given.path());
    }
  }

  private static boolean isThere(String source) {
    return source.startsWith(DataSets.SAMPLE) || Files.isReadable(Path.of(source));
  }

  /** Paths too long for the preferences are not remembered. */
  private void rememberData(String source) {
    if (source.length() <= Preferences.MAX_VALUE_LENGTH) {
      preferences.put(DATA_PREFERENCE, source);
    }
  }

  private void openImported(Path packed) {
    data.open(packed.toString());
  }

  private void addPages(Path runsDirectory) {
    var theme = themes.themeProperty();
    var charts = new ChartContext(theme, background, shell.model().noticeProperty()::set);
    Runnable setUp = () -> shell.show(PageId.SET_UP);
    Runnable train = () -> shell.show(PageId.TRAIN);
    shell.add(
        new DatasetPage(
            dataset, data, another -> new ImportView(imports, importer, another), charts, setUp));
    dataset
        .openedProperty()
        .subscribe(
            opened -> {
              if (opened != null) {
                rememberData(opened.source());
                configuration.useData(opened.source(), opened.statistics().hasTimes());
              }
            });
    configure =
        new ConfigureController(
            configuration,
            background.named(SHELL.get("task.trial")),
            this::start,
            shell.model().threadsProperty().get());
    shell.add(
        PageId.SET_UP, () -> new ConfigurePage(configuration, configure, dataset.openedProperty()));
    shell.add(
        PageId.TRAIN,
        () ->
            new TrainingPage(
                training, queue, trainer, new MasksOfRun(masks, charts), charts, setUp));
    shell.add(
        PageId.MASKS,
        () ->
            new MasksPage(
                lookedAtMasks.controller(), charts, runList, lookedAtMasks::lookAt, train));
    inspector = new InspectController(inspected, openRuns, this::listRuns, background);
    shell.add(PageId.INSPECT, () -> new InspectPage(inspected, inspector, charts, setUp));
    addCompare(charts);
    studies =
        StudyJoin.join(
            shell,
            charts,
            trainer,
            new StudyJoin.Library(
                () -> runFolders, runList, dataset.openedProperty().map(OpenedData::source)),
            preferences,
            this::showRun);
    MasksController earlierMasks = new MasksController(background);
    earlierMasks.model().runningProperty().set(false);
    earlierMasks.model().coloursProperty().bindBidirectional(preferred.coloursProperty());
    preferred.maskMemoryProperty().subscribe(most -> earlierMasks.holdAtMost(bytes(most)));
    library =
        new RunsController(
            runs,
            runsDirectory,
            preferences,
            background.named(SHELL.get("task.runs")),
            new RunActions(
                run -> opened(run, earlierMasks),
                this::resume,
                this::setUpLike,
                this::compare,
                this::inspect,
                this::showMasks,
                this::study));
    runs.folders().subscribe(this::takeFolders);
    takeFolders();
    shell.add(
        PageId.RUNS,
        () -> new RunsPage(runs, library, new MasksOfRun(earlierMasks, charts), charts, setUp));
  }

  private void addCompare(ChartContext charts) {
    SideBySideController attention = new SideBySideController(openRuns, background);
    for (AttentionPanelsModel panels : List.of(attention.model().panels(), inspected.panels())) {
      panels.coloursProperty().bind(preferred.coloursProperty());
    }
    CompareModel compared = new CompareModel();
    comparer =
        new CompareController(
            compared,
            background.named(SHELL.get("task.comparing")),
            shell.model().threadsProperty().get(),
            pump::wake,
            shell.model().noticeProperty()::set,
            comparison -> attention.open(attended(comparison)));
    shell.add(
        PageId.COMPARE,
        () ->
            new ComparePage(
                compared,
                comparer,
                charts,
                new SideBySideView(attention, charts),
                () -> shell.show(PageId.RUNS)));
  }

  /** Of each member the first run, under the member's name, the baseline before the others. */
  private static List<RunChoice> attended(Comparison comparison) {
    List<ComparedMember> members = new ArrayList<>(comparison.members());
    members.add(0, members.remove(comparison.baseline()));
    return members.stream()
        .filter(member -> !member.member().fromElsewhere())
        .map(member -> new RunChoice(member.name(), member.member().runs().get(0).folder()))
        .toList();
  }

  private void compare(List<Path> runs) {
    shell.show(PageId.COMPARE);
    comparer.compare(runs);
  }

  private void study(Study ofARun) {
    shell.show(PageId.STUDY);
    studies.studies().open(ofARun);
  }

  private void showRun(Path run) {
    shell.show(PageId.RUNS);
    library.open(run);
  }

  private void inspect(Path run) {
    inspector.follow(choice(run));
    shell.show(PageId.INSPECT);
  }

  /** A run under the name that the library shows, where that is known. */
  private RunChoice choice(Path folder) {
    return runs.libraryProperty().get().entries().stream()
        .filter(entry -> entry.path().equals(folder))
        .findFirst()
        .map(RunChoice::of)
        .orElseGet(() -> new RunChoice(folder.getFileName().toString(), folder));
  }

  private void takeFolders() {
    runFolders = List.copyOf(runs.folders());
  }

  /** All runs of the folders that are open. */
  private List<RunChoice> listRuns() {
    return RunChoice.of(libraryReader.read(runFolders).entries());
  }

  /** The pages that look into runs follow one that is opened; masks stay with one that trains. */
  private void opened(LibraryEntry run, MasksController earlierMasks) {
    earlierMasks.open(run.title(), new FolderMasks(run.folder()));
    inspector.follow(RunChoice.of(run));
    if (!training.isActive()) {
      lookedAtMasks.lookAt(RunChoice.of(run));
    }
  }

  private void acceptMasks(MaskSnapshot snapshot) {
    masks.accept(snapshot);
    lookedAtMasks.accept(snapshot);
  }

  private void setUpLike(LibraryEntry run) {
    configure.setUpLike(run.record().config(), run.title());
    shell.show(PageId.SET_UP);
  }

  private void showMasks(LibraryEntry run) {
    lookedAtMasks.lookAt(RunChoice.of(run));
    shell.show(PageId.MASKS);
  }

  private void start(RunConfig config) {
    boolean queued = trainer.isBusy();
    trainer.start(config);
    if (queued) {
      configuration.setNotice(Texts.bundle("configure").get("start.queued"));
    } else {
      shell.show(PageId.TRAIN);
    }
  }

  private void resume(Path folder) {
    boolean queued = trainer.isBusy();
    trainer.resume(folder);
    shell.model().noticeProperty().set(queued ? Texts.bundle("configure").get("start.queued") : "");
    if (!queued) {
      shell.show(PageId.TRAIN);
    }
  }

  private void watch(Path folder) {
    RunChoice run = choice(folder);
    masks.open(run.name(), new FolderMasks(new RunFolder(folder)));
    lookedAtMasks.trains(run);
  }

  /** Tells the header and the status bar how the run stands. */
  private void followRun() {
    training.stateProperty().subscribe(this::tellStatus);
    training.stateProperty().subscribe(this::runChanged);
    shell
        .model()
        .pageProperty()
        .addListener((property, before, page) -> configuration.setNotice(""));
    masks.model().coloursProperty().bindBidirectional(preferred.coloursProperty());
    lookedAtMasks
        .controller()
        .model()
        .coloursProperty()
        .bindBidirectional(preferred.coloursProperty());
    preferred.maskMemoryProperty().subscribe(most -> masks.holdAtMost(bytes(most)));
    shell.model().preferencesOpenProperty().addListener((p, before, open) -> showPreferences(open));
    EndOfRun.follow(training, this::isTrainingSeen, shell::notify);
    Bindings.bindContent(shell.model().tasks(), background.longTasks());
    RunLogFollower.follow(training, background, shell.model().runLog()::setAll);
    training.progressProperty().subscribe(this::tellStatus);
    training.remainingProperty().subscribe(this::tellStatus);
    shell.model().lastSavedProperty().bind(training.lastSavedProperty());
    shell.model().queuedRunsProperty().bind(Bindings.size(queue.waiting()));
  }

  private boolean isTrainingSeen() {
    return shell.isSeen(PageId.TRAIN)
        || (shell.isSeen(PageId.STUDY) && studies.studies().shows(training.folderProperty().get()));
  }

  private static long bytes(Number megabytes) {
    return megabytes.longValue() << 20;
  }

  /** Masks and notices are those of one run, and go with it. */
  private void runChanged(RunState state) {
    masks.model().runningProperty().set(state == null || training.isActive());
    if (state == RunState.PREPARING) {
      masks.open("", null);
      lookedAtMasks.prepare();
      configuration.setNotice("");
    }
    lookedAtMasks.tellWhetherOver(state != null && !training.isActive());
  }

  /** The sheet is built when somebody asks for it. */
  private void showPreferences(boolean open) {
    if (open) {
      Runnable close = () -> shell.model().preferencesOpenProperty().set(false);
      String title = Texts.bundle("preferences").get("title");
      shell.prompt(new Overlay(title, new PreferencesView(preferred, themes, close), close));
    } else {
      shell.prompt(null);
    }
  }

  private void tellStatus() {
    shell
        .model()
        .runProperty()
        .set(
            new RunStatus(
                training.stateProperty().get(),
                training.progressProperty().get(),
                training.remainingProperty().get()));
  }

  /**
   * The vector instructions are asked for elsewhere: finding them out loads a part of the engine.
   */
  private void tellKernels() {
    background.run(
        KernelChoice::name,
        shell.model().simdProperty()::set,
        problem -> LOG.warn("The engine does not tell its kernels.", problem));
  }

  /**
   * Called when the window is asked to close.
   *
   * @param request consumed where the window must stay open for now
   * @param closeWindow closes it later
   */
  public void onCloseRequest(WindowEvent request, Runnable closeWindow) {
    if (!trainer.isBusy()) {
      return;
    }
    request.consume();
    shell.model().preferencesOpenProperty().set(false);
    shell.prompt(
        CloseQuestion.whileTraining(
            () -> {
              shell.prompt(CloseQuestion.saving());
              trainer.stopThen(closeWindow);
            },
            () -> shell.prompt(null)));
  }

  @Override
  public void close() {
    frames.close();
    pump.close();
    studies.close();
    trainer.close();
    library.close();
    shell.close();
    background.close();
  }
}
