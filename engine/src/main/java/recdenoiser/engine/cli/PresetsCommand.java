package recdenoiser.engine.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recdenoiser.engine.config.Preset;
import recdenoiser.engine.config.Presets;

/** Lists the presets. */
@Command(name = "presets", mixinStandardHelpOptions = true)
final class PresetsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Override
  public Integer call() {
    List<Preset> presets = Presets.list();
    for (Preset preset : presets) {
      spec.commandLine()
          .getOut()
          .println(
              String.format(Locale.ROOT, "%-22s %s", preset.name(), preset.title())
                  + "\n    "
                  + preset.source()
                  + "\n    "
                  + preset.note());
    }
    json.print(spec.commandLine().getOut(), Map.of("presets", presets));
    return ExitCode.OK;
  }
}
