package recdenoiser.app.training;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import recdenoiser.app.event.EventQueue;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.queue.EntryState;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.run.queue.QueueEvent;
import recdenoiser.engine.run.queue.RunLauncher;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.train.RunState;

/**
 * Queues runs and shows the one that trains: when it ends the next one begins and takes its place.
 * All calls on the JavaFX thread.
 */
public final class TrainingController implements AutoCloseable {
  private final TrainingModel model;
  private final QueueModel waiting;
  private final Consumer<Path> onPrepared;
  private final QueueCalls calls;
  private final EventQueue<Runnable> news = new EventQueue<>();
  private final Hearing hearing = new Hearing();
  private int active;
  private boolean busy;
  private boolean stopping;
  private Runnable onOver = () -> {};

  /**
   * @param threads of the run that trains
   * @param onPrepared given the folder of every run before its first event
   */
  public TrainingController(
      TrainingModel model,
      QueueModel waiting,
      Path runs,
      RunLauncher launcher,
      int threads,
      Consumer<Path> onPrepared) {
    this.model = model;
    this.waiting = waiting;
    this.onPrepared = onPrepared;
    this.calls = new QueueCalls(runs, launcher, threads, this::opened);
  }

  /** Whether a run is being prepared, trains, or still writes its last files. */
  public boolean isBusy() {
    return busy;
  }

  /** Offers to go on with what an earlier session left in the queue. */
  public void lookForWaiting() {
    calls.runIfThereIsOne(queue -> news.add(waiting::offer), this::complain);
  }

  /** Begins a run, or queues it behind the one that trains. */
  public void start(RunConfig config) {
    launch(queue -> queue.add(config));
  }

  /**
   * Goes on with a run from its last checkpoint, now or when the others in the queue have ended.
   */
  public void resume(Path folder) {
    launch(queue -> queue.addRun(folder));
  }

  /**
   * Asks the queue for several things at once. What an earlier session left is held back first, if
   * nobody has said yet what to do with it.
   *
   * @param done called on the JavaFX thread, as {@code failed} is where that could not be done
   */
  public void ask(QueueWork work, Runnable done, Consumer<? super Exception> failed) {
    keepOthersIfOffered();
    waiting.setMessage("");
    calls.run(
        queue -> {
          work.apply(queue);
          news.add(done);
        },
        problem -> news.add(() -> failed.accept(problem)));
  }

  /** Lets what an earlier session left begin. */
  public void startWaiting() {
    waiting.endOffer();
    ask(RunQueue::start);
  }

  /** Holds back what an earlier session left, until a person resumes it. */
  public void keepWaiting() {
    waiting.endOffer();
    List<Integer> held = waiting.ready();
    ask(
        queue -> {
          for (int id : held) {
            queue.pause(id);
          }
        });
  }

  /**
   * @param position among those that wait, from 1
   */
  public void move(int id, int position) {
    ask(queue -> queue.move(id, position));
  }

  /** Takes a run that waits out of the queue. */
  public void cancel(int id) {
    ask(queue -> queue.cancel(id));
  }

  /** Holds a run that waits back, or lets it begin in its turn, at once if nothing trains. */
  public void holdOrRelease(QueueEntry entry) {
    if (entry.state() == EntryState.PAUSED) {
      keepOthersIfOffered();
      ask(
          queue -> {
            queue.resume(entry.id());
            queue.start();
          });
    } else {
      ask(queue -> queue.pause(entry.id()));
    }
  }

  public void pauseOrResume() {
    if (active == 0) {
      return;
    }
    int id = active;
    if (model.stateProperty().get() == RunState.PAUSED) {
      ask(queue -> queue.resume(id));
    } else {
      ask(queue -> queue.pause(id));
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

  /** Ends the run with a checkpoint, as soon as it has been prepared; the next one begins. */
  public void stop() {
    stopping = busy;
    if (active != 0) {
      cancel(active);
    }
  }

  /**
   * Stops the run and calls {@code done} when everything is written, or at once if there is nothing
   * to stop. What was queued stays there, the run that trained first of all.
   */
  public void stopThen(Runnable done) {
    if (busy) {
      calls.closeQueue(() -> news.add(done));
    } else {
      done.run();
    }
  }

  /**
   * @param action called from any thread when there is something to drain
   */
  public void onNews(Runnable action) {
    news.onArrival(action);
  }

  /** Takes over what the queue has reported since the last call. */
  public void drain() {
    news.drain().forEach(Runnable::run);
  }

  /** Frees the queue, so that another window can have it. */
  @Override
  public void close() {
    calls.end();
  }

  private void launch(QueueCalls.Call addition) {
    keepOthersIfOffered();
    if (!busy) {
      busy = true;
      stopping = false;
      model.prepare();
    }
    waiting.setMessage("");
    calls.run(
        queue -> {
          addition.apply(queue);
          queue.start();
        },
        problem -> news.add(() -> notLaunched(problem)));
  }

  /** What is begun now must not take with it what nobody has asked for yet. */
  private void keepOthersIfOffered() {
    if (waiting.offeredProperty().get()) {
      keepWaiting();
    }
  }

  /** What was said of the queue before is over when a person asks for something else. */
  private void ask(QueueCalls.Call call) {
    waiting.setMessage("");
    calls.run(call, this::complain);
  }

  /** Comes from the thread of the calls. */
  private void opened(RunQueue queue) {
    queue.addListener(event -> news.add(() -> event.accept(hearing)));
    List<QueueEntry> entries = queue.entries();
    news.add(
        () -> {
          waiting.rearrange(entries);
          waiting.setMessage(queue.note());
        });
  }

  /** Comes from the thread of the calls. */
  private void complain(Exception problem) {
    news.add(() -> waiting.setMessage(ProblemInWords.of(problem)));
  }

  private void notLaunched(Exception problem) {
    if (active == 0) {
      busy = false;
      model.fail(ProblemInWords.of(problem));
    } else {
      waiting.setMessage(ProblemInWords.of(problem));
    }
  }

  private void begun(int id) {
    active = id;
    busy = true;
    waiting.setActive(id);
    model.prepare();
    if (stopping) {
      cancel(id);
    }
  }

  private void over(QueueEntry entry) {
    if (entry.state() == EntryState.FAILED && model.stateProperty().get() != RunState.FAILED) {
      model.fail(entry.message());
    }
    active = 0;
    busy = false;
    stopping = false;
    waiting.setActive(0);
    Runnable next = onOver;
    onOver = () -> {};
    next.run();
  }

  /** On the JavaFX thread, in the order in which it happened. */
  private final class Hearing implements QueueEvent.Visitor<Void> {
    @Override
    public Void rearranged(QueueEvent.Rearranged rearranged) {
      waiting.rearrange(rearranged.entries());
      return null;
    }

    @Override
    public Void entryChanged(QueueEvent.EntryChanged changed) {
      QueueEntry entry = changed.entry();
      waiting.change(entry);
      boolean ended = entry.state().ended() || entry.state() == EntryState.INTERRUPTED;
      if (entry.id() != active && entry.state() == EntryState.PREPARING) {
        begun(entry.id());
      } else if (entry.id() == active && ended) {
        over(entry);
      }
      return null;
    }

    @Override
    public Void runPrepared(QueueEvent.RunPrepared prepared) {
      model.begin(prepared.config(), prepared.folder(), prepared.history());
      model.setShortages(prepared.shortages());
      onPrepared.accept(prepared.folder());
      return null;
    }

    @Override
    public Void runReported(QueueEvent.RunReported reported) {
      model.apply(reported.event());
      return null;
    }

    @Override
    public Void switched(QueueEvent.Switched switched) {
      return null;
    }

    @Override
    public Void notSaved(QueueEvent.NotSaved problem) {
      waiting.setMessage(problem.message());
      return null;
    }
  }
}
