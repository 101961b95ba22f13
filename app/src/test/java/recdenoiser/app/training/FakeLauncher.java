package recdenoiser.app.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.run.queue.RunLauncher;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingControl;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;

/** Runs that report plausible events without training: an epoch, then they wait to be stopped. */
final class FakeLauncher implements RunLauncher {
  static final int EPOCHS = 10;

  final List<Path> resumed = new CopyOnWriteArrayList<>();
  final CountDownLatch firstEpoch = new CountDownLatch(1);
  private final Path folder;
  private final RunConfig config;
  volatile IOException refusal;

  FakeLauncher(Path folder, RunConfig config) {
    this.folder = folder;
    this.config = config;
  }

  @Override
  public LaunchedRun create(RunConfig asked, int threads) throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    return new FakeRun(asked, 1, List.of());
  }

  @Override
  public LaunchedRun resume(Path from, int threads) {
    resumed.add(from);
    return new FakeRun(config, 2, List.of(epochEnded(1), epochEnded(2)));
  }

  static TrainingEvent.EpochEnded epochEnded(int epoch) {
    return new TrainingEvent.EpochEnded(
        epoch,
        4L * epoch,
        LossTerms.prediction(1.0 / epoch).plus(LossTerms.of(Map.of("masks", 0.25))),
        Map.of("openShares", new double[][] {{0.5}, {1}}),
        1000,
        9000,
        epoch,
        9);
  }

  private final class FakeRun implements LaunchedRun, TrainingControl {
    private final RunConfig asked;
    private final int first;
    private final List<TrainingEvent> history;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile RunState state = RunState.TRAINING;

    FakeRun(RunConfig asked, int first, List<TrainingEvent> history) {
      this.asked = asked;
      this.first = first;
      this.history = history;
    }

    @Override
    public Path folder() {
      return folder;
    }

    @Override
    public RunConfig config() {
      return asked;
    }

    @Override
    public List<TrainingEvent> history() {
      return history;
    }

    @Override
    public TrainingControl control() {
      return this;
    }

    @Override
    public void execute(TrainingListener listener) throws IOException {
      listener.on(new TrainingEvent.Started(first, EPOCHS, 4, 1234, 2, 20));
      listener.on(epochEnded(first));
      firstEpoch.countDown();
      try {
        stopped.await();
      } catch (InterruptedException e) {
        throw new IOException("Interrupted.", e);
      }
      listener.on(new TrainingEvent.Finished(RunState.STOPPED, 0, "Stopped by hand."));
    }

    @Override
    public void close() {
      // It holds nothing.
    }

    @Override
    public void pause() {
      state = RunState.PAUSED;
    }

    @Override
    public void resume() {
      state = RunState.TRAINING;
    }

    @Override
    public void stop() {
      state = RunState.STOPPED;
      stopped.countDown();
    }

    @Override
    public RunState state() {
      return state;
    }
  }
}
