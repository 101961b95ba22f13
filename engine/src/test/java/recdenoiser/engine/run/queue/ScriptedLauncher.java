package recdenoiser.engine.run.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingControl;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;

/** Runs without training, told apart by their seed: each ends when the test says so. */
final class ScriptedLauncher implements RunLauncher {
  private final Path runs;
  private final Map<Long, CountDownLatch> ends = new ConcurrentHashMap<>();
  final List<String> begun = new CopyOnWriteArrayList<>();
  final List<Integer> threads = new CopyOnWriteArrayList<>();

  /** Thrown instead of making a run of that seed. */
  final Map<Long, Exception> refusals = new ConcurrentHashMap<>();

  ScriptedLauncher(Path runs) {
    this.runs = runs;
  }

  static RunConfig config(long seed) {
    return Presets.load("sample").config().with("seed", Long.toString(seed));
  }

  /** Lets the run of that seed reach its end, now or when it has begun. */
  void finish(long seed) {
    end(seed).countDown();
  }

  @Override
  public LaunchedRun create(RunConfig config, int given) throws IOException {
    long seed = config.training().seed();
    begun.add("new " + seed);
    threads.add(given);
    Exception refusal = refusals.get(seed);
    if (refusal instanceof IOException cannot) {
      throw cannot;
    }
    if (refusal instanceof RuntimeException bug) {
      throw bug;
    }
    return new Scripted(runs.resolve("run-" + seed), config);
  }

  @Override
  public LaunchedRun resume(Path folder, int given) {
    begun.add("again " + folder.getFileName());
    long seed = Long.parseLong(folder.getFileName().toString().substring("run-".length()));
    return new Scripted(folder, config(seed));
  }

  private CountDownLatch end(long seed) {
    return ends.computeIfAbsent(seed, none -> new CountDownLatch(1));
  }

  private final class Scripted implements LaunchedRun, TrainingControl {
    private final Path folder;
    private final RunConfig config;
    private final CountDownLatch end;
    private volatile TrainingListener listener;
    private volatile RunState state = RunState.PREPARING;

    Scripted(Path folder, RunConfig config) {
      this.folder = folder;
      this.config = config;
      this.end = end(config.training().seed());
    }

    @Override
    public Path folder() {
      return folder;
    }

    @Override
    public RunConfig config() {
      return config;
    }

    @Override
    public List<TrainingEvent> history() {
      return List.of();
    }

    @Override
    public TrainingControl control() {
      return this;
    }

    @Override
    public void execute(TrainingListener heard) throws IOException {
      listener = heard;
      boolean stopped = state == RunState.STOPPED;
      if (!stopped) {
        enter(RunState.TRAINING);
        await();
      }
      boolean asked = state == RunState.STOPPED;
      heard.on(
          new TrainingEvent.Finished(
              asked ? RunState.STOPPED : RunState.FINISHED, 0, asked ? "Stopped." : "Finished."));
    }

    private void await() throws IOException {
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new IOException("Interrupted.", e);
      }
    }

    private void enter(RunState next) {
      state = next;
      listener.on(new TrainingEvent.StateChanged(next));
    }

    @Override
    public void pause() {
      // As in a real run the thread that trains reports it.
      state = RunState.PAUSED;
      new Thread(() -> listener.on(new TrainingEvent.StateChanged(RunState.PAUSED))).start();
    }

    @Override
    public void resume() {
      state = RunState.TRAINING;
      new Thread(() -> listener.on(new TrainingEvent.StateChanged(RunState.TRAINING))).start();
    }

    @Override
    public void stop() {
      state = RunState.STOPPED;
      ends.put(config.training().seed(), new CountDownLatch(1));
      end.countDown();
    }

    @Override
    public RunState state() {
      return state;
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
