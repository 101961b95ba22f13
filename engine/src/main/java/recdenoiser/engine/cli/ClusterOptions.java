package recdenoiser.engine.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import recdenoiser.engine.study.cluster.ClusterAddress;

/** On which machines a study is run. */
final class ClusterOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private ClusterAddress address;

  @Option(names = "--shared", descriptionKey = "studyShared")
  private boolean shared;

  @Option(names = "--on", paramLabel = "ADDRESS", descriptionKey = "studyOn")
  void setAddress(String text) {
    try {
      address = new ClusterAddress(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  boolean isAsked() {
    return address != null;
  }

  ClusterAddress address() {
    return address;
  }

  boolean shared() {
    return shared;
  }
}
