package recdenoiser.engine.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --side-by-side}. */
final class SideBySideOption {
  private static final int MOST = 64;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private int runs = 1;

  @Option(
      names = "--side-by-side",
      paramLabel = "K",
      defaultValue = "1",
      descriptionKey = "sideBySide")
  void setRuns(int wanted) {
    if (wanted < 1 || wanted > MOST) {
      throw new ParameterException(
          command.commandLine(),
          CliTexts.format("sideBySideRange", Integer.toString(MOST), Integer.toString(wanted)));
    }
    runs = wanted;
  }

  int count() {
    return runs;
  }
}
