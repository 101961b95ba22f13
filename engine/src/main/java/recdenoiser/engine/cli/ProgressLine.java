package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;

/**
 * How far a run is. On a terminal one line that is written over, with the time that is left;
 * elsewhere a line for each evaluation.
 */
final class ProgressLine implements TrainingListener, AutoCloseable {
  private static final double SECONDS_BETWEEN_LINES = 0.2;
  private static final int BAR = 24;

  private final PrintWriter out;
  private final boolean terminal;
  private final String prefix;
  private final Showing showing = new Showing();
  private int epochs;
  private int stepsPerEpoch;
  private int firstEpoch;
  private double firstSeconds = Double.NaN;
  private double lastSeconds = Double.NEGATIVE_INFINITY;
  private int firstStepInEpoch;
  private double loss;
  private String metrics = "";
  private int width;

  ProgressLine(PrintWriter out) {
    this(out, Terminal.isInteractive());
  }

  ProgressLine(PrintWriter out, boolean terminal) {
    this(out, terminal, "");
  }

  /**
   * @param prefix before every line
   */
  ProgressLine(PrintWriter out, boolean terminal, String prefix) {
    this.out = out;
    this.terminal = terminal;
    this.prefix = prefix;
  }

  @Override
  public void on(TrainingEvent event) {
    event.accept(showing);
  }

  private void on(TrainingEvent.StepTaken step) {
    if (Double.isNaN(firstSeconds)) {
      firstSeconds = step.elapsedSeconds();
      firstEpoch = step.epoch();
      firstStepInEpoch = step.stepInEpoch();
      loss = step.loss().total();
    }
    if (terminal && step.elapsedSeconds() - lastSeconds >= SECONDS_BETWEEN_LINES) {
      lastSeconds = step.elapsedSeconds();
      overwrite(describe(step));
    }
  }

  private void on(TrainingEvent.Evaluated evaluated) {
    Evaluation evaluation = evaluated.evaluation();
    RankingMetrics first = evaluation.among(evaluation.rankings().get(0));
    metrics = CliTexts.format("progress.metrics", four(first.hitAt(10)), four(first.ndcgAt(10)));
    if (!terminal) {
      out.println(
          prefix
              + CliTexts.format(
                  "progress.epoch",
                  Integer.toString(evaluated.epoch()),
                  Integer.toString(epochs),
                  four(loss),
                  metrics,
                  duration(evaluated.elapsedSeconds())));
    }
  }

  private String describe(TrainingEvent.StepTaken step) {
    double done = (double) (step.epoch() - 1) * stepsPerEpoch + step.stepInEpoch();
    double all = (double) epochs * stepsPerEpoch;
    double before = (double) (firstEpoch - 1) * stepsPerEpoch + firstStepInEpoch;
    double spent = step.elapsedSeconds() - firstSeconds;
    String left = done > before ? duration(spent / (done - before) * (all - done)) : "…";
    int filled = (int) (BAR * done / all);
    return CliTexts.format(
        "progress.line",
        "█".repeat(filled) + "░".repeat(BAR - filled),
        Integer.toString(step.epoch()),
        Integer.toString(epochs),
        four(loss),
        metrics,
        left);
  }

  private void overwrite(String line) {
    String text = prefix + line;
    out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    out.flush();
    width = text.length();
  }

  /** Ends the line that was written over. */
  @Override
  public void close() {
    if (width > 0) {
      out.println();
      width = 0;
    }
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Such as 45 s, 3:07 or 1:02:30. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private final class Showing implements TrainingEvent.Visitor<Void> {
    @Override
    public Void started(TrainingEvent.Started started) {
      epochs = started.epochs();
      stepsPerEpoch = started.stepsPerEpoch();
      return null;
    }

    @Override
    public Void stepTaken(TrainingEvent.StepTaken step) {
      on(step);
      return null;
    }

    @Override
    public Void epochEnded(TrainingEvent.EpochEnded epoch) {
      loss = epoch.meanLoss().total();
      return null;
    }

    @Override
    public Void evaluated(TrainingEvent.Evaluated evaluated) {
      if (evaluated.split() == Split.VALIDATION) {
        on(evaluated);
      }
      return null;
    }

    @Override
    public Void masksTaken(TrainingEvent.MasksTaken taken) {
      return null;
    }

    @Override
    public Void checkpointWritten(TrainingEvent.CheckpointWritten written) {
      return null;
    }

    @Override
    public Void stateChanged(TrainingEvent.StateChanged changed) {
      return null;
    }

    @Override
    public Void finished(TrainingEvent.Finished finished) {
      return null;
    }
  }
}
