package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;

/** Prints every setting with its range, its default and what it does. */
@Command(name = "settings", mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SettingCatalogue catalogue = SettingCatalogue.get();
    RunConfig usual = Presets.load(Presets.DEFAULT).config();
    for (SettingCatalogue.Group group : catalogue.groups()) {
      out.println(group.label());
      for (SettingDescriptor setting : group.settings()) {
        String value = catalogue.get(usual, setting.name());
        out.println(
            String.format(Locale.ROOT, "  %-18s %-18s %s", setting.name(), value, setting.range())
                .stripTrailing());
        out.println("      " + setting.help());
      }
    }
    json.print(out, Map.of("settings", catalogue.settings()));
    return ExitCode.OK;
  }
}
