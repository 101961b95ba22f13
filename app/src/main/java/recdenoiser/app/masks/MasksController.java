package recdenoiser.app.masks;

import java.util.List;
import java.util.Optional;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Failure;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.RunFolder;

/**
 * Takes in snapshots as a run makes them, and fetches the epoch that is asked for. All calls on the
 * JavaFX thread.
 */
public final class MasksController {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final long MOST_BYTES = 64L << 20;

  private final MasksModel model = new MasksModel();
  private final MaskHistory history;
  private final Background background;
  private final Latest reading;
  private MaskSource source;

  public MasksController(Background background) {
    this(background, MOST_BYTES);
  }

  /**
   * @param mostBytes of snapshots held in memory, where they can be read again
   */
  MasksController(Background background, long mostBytes) {
    this.background = background;
    this.reading = new Latest(background);
    this.history = new MaskHistory(mostBytes);
  }

  /**
   * @param mostBytes of snapshots held in memory from now on, where they can be read again
   */
  public void holdAtMost(long mostBytes) {
    history.holdAtMost(mostBytes);
  }

  public MasksModel model() {
    return model;
  }

  /**
   * Forgets the run before. Snapshots then come through {@link #accept}; those that {@code source}
   * already has can be chosen as soon as they are known.
   *
   * @param source of snapshots that are not in memory; null where there is none
   */
  public void open(String runName, MaskSource source) {
    reading.cancel();
    history.clear();
    history.setRereadable(source != null);
    this.source = source;
    model.setRun(
        runName,
        source instanceof FolderMasks from ? new RunChoice(runName, from.folder().path()) : null);
    model.setEpoch(null);
    model.setEpochs(List.of());
    model.setSnapshot(null);
    model.liveProperty().set(true);
    model.viewpoint().reset();
    if (source != null) {
      background.run(source::epochs, known -> learn(source, known), this::fail);
    }
  }

  /** Shows the masks of a run that is in a folder, whether it has ended or not. */
  public void open(RunFolder run) {
    open(run.path().getFileName().toString(), new FolderMasks(run));
  }

  /** A snapshot that the run has just made. */
  public void accept(MaskSnapshot snapshot) {
    history.put(snapshot);
    model.setEpochs(history.epochs());
    if (model.liveProperty().get()) {
      show(history.newest().orElse(snapshot.epoch()));
    }
  }

  /** Shows the snapshot nearest to {@code epoch}; choosing the newest goes live again. */
  public void choose(int epoch) {
    nearest(epoch)
        .ifPresent(
            known -> {
              model.liveProperty().set(history.newest().filter(known::equals).isPresent());
              show(known);
            });
  }

  public void back() {
    step(-1);
  }

  public void forth() {
    step(1);
  }

  /** Follows the newest epoch from now on. */
  public void goLive() {
    history.newest().ifPresent(this::choose);
    model.liveProperty().set(true);
  }

  private void step(int by) {
    if (model.epochProperty().get() != null) {
      int index = model.epochs().indexOf(model.epochProperty().get()) + by;
      if (index >= 0 && index < model.epochs().size()) {
        choose(model.epochs().get(index));
      }
    }
  }

  private Optional<Integer> nearest(int epoch) {
    return history.epochs().stream()
        .min((a, b) -> Integer.compare(Math.abs(a - epoch), Math.abs(b - epoch)));
  }

  private void learn(MaskSource from, List<Integer> known) {
    if (from != source) {
      return;
    }
    known.forEach(history::know);
    model.setEpochs(history.epochs());
    if (model.liveProperty().get()) {
      history.newest().ifPresent(this::show);
    }
  }

  private void show(int epoch) {
    reading.cancel();
    model.setEpoch(epoch);
    Optional<MaskSnapshot> held = history.get(epoch);
    if (held.isPresent()) {
      model.setSnapshot(held.get());
    } else if (source != null) {
      MaskSource from = source;
      reading.run(() -> from.load(epoch), this::loaded, this::fail);
    }
  }

  private void loaded(MaskSnapshot snapshot) {
    history.put(snapshot);
    model.setSnapshot(snapshot);
  }

  private void fail(Exception problem) {
    model.setProblem(TEXTS.get("problem", Failure.sentence(problem)));
  }
}
