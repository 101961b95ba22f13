package recdenoiser.engine.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --threads}. */
final class ThreadsOption {
  private static final int MOST = 1024;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private int threads = Runtime.getRuntime().availableProcessors();
  private int onCluster = 1;

  @Option(names = "--threads", paramLabel = "N")
  void setThreads(int wanted) {
    if (wanted < 1 || wanted > MOST) {
      throw new ParameterException(
          command.commandLine(),
          CliTexts.format("threadsRange", Integer.toString(MOST), Integer.toString(wanted)));
    }
    threads = wanted;
    onCluster = wanted;
  }

  int count() {
    return threads;
  }

  /** Of each run elsewhere: one, unless it was said, as most runs come to an end so. */
  int countOnCluster() {
    return onCluster;
  }
}
