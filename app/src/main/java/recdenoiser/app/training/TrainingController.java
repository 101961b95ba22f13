package recdenoiser.app.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.app.event.EventQueue;
import recdenoiser.app.text.Texts;
import recdenoiser.app.training.RunLauncher.LaunchedRun;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.experiment.SettingProblem;
import recdenoiser.engine.train.RunState;

/**
 * Runs one run at a time on a thread of its own and tells the model what it reports. All calls on
 * the JavaFX thread.
 */
public final class TrainingController {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingController.class);

  private final Texts texts = Texts.bundle("training");
  private final TrainingModel model;
  private final RunLauncher launcher;
  private final LastRun lastRun;
  private final Consumer<Path> onPrepared;
  private EventQueue<RunNews> news = new EventQueue<>();
  private LaunchedRun run;
  private boolean busy;
  private boolean stopping;
  private Runnable onOver = () -> {};

  /**
   * @param onPrepared given the folder of every run before its first event
   */
  public TrainingController(
      TrainingModel model, RunLauncher launcher, LastRun lastRun, Consumer<Path> onPrepared) {
    this.model = model;
    this.launcher = launcher;
    this.lastRun = lastRun;
    this.onPrepared = onPrepared;
  }

  /** Whether a run is being prepared, trains, or still writes its last files. */
  public boolean isBusy() {
    return busy;
  }

  /**
   * @throws IllegalStateException if another run is in progress
   */
  public void start(RunConfig config) {
    launch(() -> launcher.create(config));
  }

  /**
   * @throws IllegalStateException if another run is in progress
   */
  public void resume(Path folder) {
    launch(() -> launcher.resume(folder));
  }

  public void pauseOrResume() {
    if (run == null || !busy) {
      return;
    }
    if (run.control().state() == RunState.PAUSED) {
      run.control().resume();
    } else {
      run.control().pause();
    }
  }

  /** Whether the run shown stands still and could go on. */
  public boolean canGoOn() {
    RunState state = model.stateProperty().get();
    boolean halted = state == RunState.STOPPED || state == RunState.FAILED;
    return state == RunState.PAUSED || (halted && model.folderProperty().get() != null);
  }

  /** Goes on after a pause, or from the last checkpoint after a stop. */
  public void goOn() {
    if (!canGoOn()) {
      return;
    }
    Path folder = model.folderProperty().get();
    if (!busy) {
      resume(folder);
    } else if (model.stateProperty().get() == RunState.PAUSED) {
      pauseOrResume();
    } else {
      onOver = () -> resume(folder);
    }
  }

  /** Ends the run with a checkpoint, as soon as it has been prepared. */
  public void stop() {
    stopping = true;
    if (run != null && busy) {
      run.control().stop();
    }
  }

  /**
   * Stops the run and calls {@code done} when everything is written, or at once if there is nothing
   * to stop.
   */
  public void stopThen(Runnable done) {
    if (!busy) {
      done.run();
      return;
    }
    onOver = done;
    stop();
  }

  /** Takes over what the run has reported since the last call. */
  public void drain() {
    for (RunNews item : news.drain()) {
      hear(item);
    }
  }

  private void launch(Callable<LaunchedRun> preparation) {
    if (busy) {
      throw new IllegalStateException("A run is in progress.");
    }
    busy = true;
    stopping = false;
    run = null;
    news = new EventQueue<>();
    model.prepare();
    EventQueue<RunNews> queue = news;
    Thread thread = new Thread(() -> train(preparation, queue), "run");
    thread.setDaemon(true);
    thread.start();
  }

  private static void train(Callable<LaunchedRun> preparation, EventQueue<RunNews> queue) {
    try {
      LaunchedRun prepared = preparation.call();
      queue.add(new RunNews.Prepared(prepared));
      prepared.execute(event -> queue.add(new RunNews.Reported(event)));
    } catch (Exception e) {
      queue.add(new RunNews.Broke(e));
    } finally {
      queue.add(new RunNews.Over());
    }
  }

  private void hear(RunNews item) {
    if (item instanceof RunNews.Prepared prepared) {
      prepared(prepared.run());
    } else if (item instanceof RunNews.Reported reported) {
      model.apply(reported.event());
    } else if (item instanceof RunNews.Broke broke) {
      broke(broke.cause());
    } else if (item instanceof RunNews.Over) {
      over();
    }
  }

  private void prepared(LaunchedRun prepared) {
    run = prepared;
    model.begin(prepared.config(), prepared.folder(), prepared.history());
    onPrepared.accept(prepared.folder());
    lastRun.remember(prepared.folder());
    if (stopping) {
      prepared.control().stop();
    }
  }

  private void broke(Exception cause) {
    if (isForPeople(cause)) {
      LOG.warn("The run could not go on: {}", cause.getMessage());
    } else {
      LOG.error("The run broke off.", cause);
    }
    if (model.stateProperty().get() != RunState.FAILED) {
      String sentence = cause.getMessage();
      model.fail(
          sentence == null
              ? texts.get("failed.unknown", cause.getClass().getSimpleName())
              : sentence);
    }
  }

  /**
   * Whether the message says all there is to say: about data, settings or files, not about the
   * program.
   */
  private static boolean isForPeople(Exception cause) {
    return cause instanceof DataProblem
        || cause instanceof SettingProblem
        || cause instanceof IOException;
  }

  private void over() {
    busy = false;
    RunState state = model.stateProperty().get();
    if (state == RunState.FINISHED || state == RunState.STOPPED_EARLY) {
      lastRun.forget();
    }
    Runnable done = onOver;
    onOver = () -> {};
    done.run();
  }
}
