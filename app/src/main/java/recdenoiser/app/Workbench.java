package recdenoiser.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.prefs.Preferences;
import javafx.stage.WindowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.app.chart.ChartSurroundings;
import recdenoiser.app.configure.ConfigureController;
import recdenoiser.app.configure.ConfigureModel;
import recdenoiser.app.configure.ConfigurePage;
import recdenoiser.app.dataset.DatasetController;
import recdenoiser.app.dataset.DatasetModel;
import recdenoiser.app.dataset.DatasetPage;
import recdenoiser.app.event.EventPump;
import recdenoiser.app.event.FrameNotice;
import recdenoiser.app.importing.ImportModel;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.masks.MasksPage;
import recdenoiser.app.runs.RunsController;
import recdenoiser.app.runs.RunsModel;
import recdenoiser.app.runs.RunsPage;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.RunStatus;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.ThreadedBackground;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Themes;
import recdenoiser.app.training.CloseQuestion;
import recdenoiser.app.training.EngineLauncher;
import recdenoiser.app.training.FolderMasks;
import recdenoiser.app.training.LastRun;
import recdenoiser.app.training.RunLauncher;
import recdenoiser.app.training.TrainingController;
import recdenoiser.app.training.TrainingModel;
import recdenoiser.app.training.TrainingPage;
import recdenoiser.engine.experiment.Presets;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.experiment.RunFolder;
import recdenoiser.engine.tensor.KernelChoice;

/** Puts the features together and plugs their pages into the shell. */
public final class Workbench implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
  private static final int BACKGROUND_THREADS = 4;
  private static final String RUNS_PROPERTY = "recdenoiser.runs";

  private final Shell shell;
  private final Themes themes;
  private final ThreadedBackground background = new ThreadedBackground(BACKGROUND_THREADS);
  private final LastRun lastRun;
  private final DatasetModel dataset = new DatasetModel();
  private final ImportModel imports = new ImportModel();
  private final ConfigureModel configuration = new ConfigureModel(Presets.list());
  private final MasksController masks = new MasksController(background);
  private final TrainingModel training = new TrainingModel(InstantSource.system(), masks::accept);
  private final TrainingController trainer;
  private final DatasetController data;
  private final EventPump pump;
  private final FrameNotice frames;

  private Workbench(
      Shell shell,
      Themes themes,
      Preferences preferences,
      Path runsDirectory,
      RunLauncher launcher) {
    this.shell = shell;
    this.themes = themes;
    this.lastRun = new LastRun(preferences);
    this.trainer = new TrainingController(training, launcher, lastRun, this::watch);
    this.data = new DatasetController(dataset, imports, preferences, background);
    this.pump = new EventPump(this::drain);
    addPages(runsDirectory);
    followRun();
    tellKernels();
    pump.start();
    frames = FrameNotice.create(shell.model().noticeProperty()::set);
    offerToGoOn();
  }

  /**
   * The workbench of a person: runs are kept in the folder {@code runs}, or where the system
   * property says.
   */
  public static Workbench open(Shell shell, Themes themes, Preferences preferences) {
    Path runs = Path.of(System.getProperty(RUNS_PROPERTY, "runs"));
    int threads = shell.model().threadsProperty().get();
    return open(shell, themes, preferences, runs, new EngineLauncher(runs, threads));
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
    data.importer().drain();
  }

  /**
   * Shows a data set to begin with.
   *
   * @param source path of a file or {@code sample:NAME}
   */
  public void openData(String source) {
    data.open(source);
  }

  private void addPages(Path runsDirectory) {
    var theme = themes.themeProperty();
    var charts = new ChartSurroundings(theme, background, shell.model().noticeProperty()::set);
    Runnable setUp = () -> shell.show(PageId.SET_UP);
    Runnable train = () -> shell.show(PageId.TRAIN);
    shell.add(new DatasetPage(dataset, imports, data, theme, setUp));
    dataset
        .openedProperty()
        .subscribe(
            opened -> {
              if (opened != null) {
                configuration.useData(opened.source(), opened.statistics().hasTimes());
              }
            });
    ConfigureController configure =
        new ConfigureController(
            configuration, background, this::start, shell.model().threadsProperty().get());
    shell.add(new ConfigurePage(configuration, configure, dataset.openedProperty()));
    shell.add(new TrainingPage(training, trainer, masks, charts, setUp));
    shell.add(new MasksPage(masks, theme, train));
    RunsModel runs = new RunsModel();
    MasksController earlierMasks = new MasksController(background);
    RunsController library =
        new RunsController(runs, runsDirectory, earlierMasks, background, this::resume);
    shell.add(new RunsPage(runs, library, earlierMasks, charts, setUp));
  }

  private void start(RunConfig config) {
    if (trainer.isBusy()) {
      configuration.setNotice(Texts.bundle("configure").get("start.busy"));
      return;
    }
    trainer.start(config);
    shell.show(PageId.TRAIN);
  }

  private void resume(Path folder) {
    if (trainer.isBusy()) {
      shell.model().noticeProperty().set(Texts.bundle("configure").get("start.busy"));
      return;
    }
    shell.model().noticeProperty().set("");
    trainer.resume(folder);
    shell.show(PageId.TRAIN);
  }

  private void watch(Path folder) {
    masks.open(folder.getFileName().toString(), new FolderMasks(new RunFolder(folder)));
  }

  /** Tells the header and the status bar how the run stands. */
  private void followRun() {
    training.stateProperty().subscribe(this::tellStatus);
    training.progressProperty().subscribe(this::tellStatus);
    training.remainingProperty().subscribe(this::tellStatus);
    shell.model().lastSavedProperty().bind(training.lastSavedProperty());
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

  private void offerToGoOn() {
    lastRun
        .folder()
        .ifPresent(
            folder ->
                ask(
                    CloseQuestion.goOn(
                        folder.getFileName().toString(),
                        () -> {
                          shell.prompt(null);
                          resume(folder);
                        },
                        () -> {
                          lastRun.forget();
                          shell.prompt(null);
                        })));
  }

  private void ask(CloseQuestion question) {
    shell.prompt(question);
    question.focus();
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
    ask(
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
    shell.close();
    background.close();
  }
}
