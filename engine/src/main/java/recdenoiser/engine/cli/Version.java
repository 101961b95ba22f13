package recdenoiser.engine.cli;

import picocli.CommandLine.IVersionProvider;
import recdenoiser.engine.run.Environment;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "recdenoiser " + Environment.engineVersion(),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")
    };
  }
}
