package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import recdenoiser.engine.run.queue.ExperimentLauncher;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyRunner;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudySearches;
import recdenoiser.engine.study.StudyStatus;
import recdenoiser.engine.study.cluster.Cluster;
import recdenoiser.engine.study.cluster.Clusters;
import recdenoiser.engine.study.cluster.RunAnswer;
import recdenoiser.engine.study.cluster.StudyOnCluster;

/** Runs what a study lacks on a cluster, and prints how it stands. */
final class ClusterSession {
  private final CommandLine line;
  private final StudyFolders folders;
  private final ClusterOptions options;
  private final JsonOutput json;

  ClusterSession(CommandLine line, StudyFolders folders, ClusterOptions options, JsonOutput json) {
    this.line = line;
    this.folders = folders;
    this.options = options;
    this.json = json;
  }

  /**
   * Runs of the study that wait in the queue of this folder are taken out of it.
   *
   * @param threads of each run
   * @return the exit code
   */
  int run(StudyOptions asked, int threads, boolean retry) throws IOException, InterruptedException {
    StudyRuns finder = folders.finder();
    Study study = asked.study();
    if (study.search().isPresent() && !new StudySearches(finder).of(study, List.of()).complete()) {
      throw new ParameterException(line, CliTexts.format("study.searchIsHere", study.id()));
    }
    StudyPlan plan = asked.plan(finder, List.of());
    try (RunQueue queue =
        RunQueue.open(folders.runs(), new ExperimentLauncher(folders.runs()), 1, 1)) {
      StudyOnCluster.Way way =
          new StudyOnCluster.Way(folders.runs(), options.shared(), threads, retry);
      StudyOnCluster open = StudyOnCluster.of(plan, finder, way);
      say(open.added());
      if (!open.isEmpty()) {
        train(open, threads, () -> new StudyRunner(finder, queue).withdraw(plan));
      }
    }
    StudyStatus status = finder.of(plan);
    new StudySession(line, folders, json).print(status, 1);
    if (!status.finished()) {
      line.getErr().println(CliTexts.format("study.goOn"));
    }
    return status.finished() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  @FunctionalInterface
  private interface Withdrawal {
    void run() throws IOException;
  }

  private void train(StudyOnCluster study, int threads, Withdrawal withdrawal)
      throws IOException, InterruptedException {
    String home = System.getenv(Clusters.SPARK_HOME);
    try (Cluster cluster = Clusters.connect(options.address(), home, threads)) {
      withdrawal.run();
      study.train(cluster, new Printing());
    }
  }

  private void say(StudyRunner.Added added) {
    print(
        "study.onCluster",
        Integer.toString(added.started()),
        Integer.toString(added.resumed()),
        Integer.toString(added.reused()),
        options.address().text());
  }

  private void print(String key, String... values) {
    line.getErr().println(CliTexts.format(key, values));
    line.getErr().flush();
  }

  /** A line for each run. */
  private final class Printing implements StudyOnCluster.Listener {
    @Override
    public void ended(int done, int all, RunAnswer answer) {
      String of = Integer.toString(all);
      if (answer.begunAt() == 0) {
        print(
            "study.onNode",
            Integer.toString(done),
            of,
            answer.folder(),
            answer.message(),
            answer.node());
      } else {
        print(
            "study.wentOn",
            Integer.toString(done),
            of,
            answer.folder(),
            Integer.toString(answer.begunAt()),
            answer.message(),
            answer.node());
      }
    }

    @Override
    public void failed(int done, int all, String why) {
      print("study.notOnNode", Integer.toString(done), Integer.toString(all), why);
    }

    @Override
    public void lost(String node, String why) {
      print("study.nodeLost", node, why);
    }

    @Override
    public void nobodyCame() {
      print("study.nobodyCame");
    }
  }
}
