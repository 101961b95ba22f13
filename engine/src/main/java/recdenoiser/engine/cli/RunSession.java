package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import recdenoiser.engine.data.TimeSplit;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingListener;

/**
 * Executes one run on the command line: progress, result, and a stop with a checkpoint on Ctrl-C.
 */
final class RunSession {
  private static final int SECONDS_TO_STOP = 4;

  private final CommandLine line;
  private final JsonOutput json;

  RunSession(CommandLine line, JsonOutput json) {
    this.line = line;
    this.json = json;
  }

  /**
   * @return the exit code
   */
  int execute(ExperimentRun run) throws IOException {
    RunSummary summary = train(run, event -> {});
    if (summary.state() == RunState.FAILED) {
      line.getErr().println(CliTexts.format("problem", summary.message()));
      return CommandLine.ExitCode.SOFTWARE;
    }
    return CommandLine.ExitCode.OK;
  }

  /**
   * Trains and prints how it went.
   *
   * @param listener hears the events too
   */
  RunSummary train(ExperimentRun run, TrainingListener listener) throws IOException {
    line.getErr().println(CliTexts.format("runFolder", run.folder().toString()));
    ReadingLines.print(line.getErr(), run.dataFacts().source(), run.dataFacts().recordedReading());
    line.getErr().println(data(run));
    CountDownLatch done = new CountDownLatch(1);
    Thread stopper = new Thread(() -> stop(run, done), "stop at the end of the process");
    Runtime.getRuntime().addShutdownHook(stopper);
    try (ProgressLine progress = new ProgressLine(line.getErr())) {
      RunSummary summary =
          run.execute(
              event -> {
                progress.on(event);
                listener.on(event);
              });
      progress.close();
      print(run, summary);
      return summary;
    } finally {
      done.countDown();
      forget(stopper);
    }
  }

  private static String data(ExperimentRun run) {
    String data =
        CliTexts.format(
            "runData",
            DataTable.count(run.dataFacts().users()),
            DataTable.count(run.dataFacts().items()),
            DataTable.count(run.dataFacts().actions()),
            DataTable.count(run.evaluatedUsers()));
    TimeSplit.Facts split = run.dataFacts().timeSplit();
    String divided =
        split == null ? data : data + System.lineSeparator() + TimeSplitLines.of(split);
    return divided + ShortageLines.of(run.dataFacts().shortages());
  }

  private void print(ExperimentRun run, RunSummary summary) {
    line.getOut().println(summary.message());
    if (summary.state() == RunState.STOPPED) {
      line.getOut().println(CliTexts.format("goOn", run.folder().toString()));
    }
    if (summary.validation() != null) {
      SeenItems seen = run.config().evaluation().seenItems();
      line.getOut().print(ResultTable.of(seen, summary.validation(), summary.test()));
    }
    if (summary.state() != RunState.FAILED) {
      json.print(line.getOut(), RunResult.of(run.folder(), run.config(), summary));
    }
    line.getOut().flush();
  }

  /**
   * Runs while the process ends: after Ctrl-C the run saves a checkpoint before it does. An
   * evaluation that takes long is broken off; what takes longer still ends with the process, and
   * the run goes on from its latest checkpoint.
   */
  private static void stop(ExperimentRun run, CountDownLatch done) {
    run.control().stop();
    try {
      if (!done.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        run.control().stopAtOnce();
        done.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread stopper) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is what asked this run to stop.
    }
  }
}
