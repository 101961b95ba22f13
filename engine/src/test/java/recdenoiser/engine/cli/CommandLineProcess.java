package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own. */
public final class CommandLineProcess {
  private static final long LONGEST_SECONDS = 300;

  private CommandLineProcess() {}

  /**
   * @param output of both streams, in the order in which it came
   */
  public record Result(int exitCode, String output) {}

  public static Result run(String classPath, String... command) throws IOException {
    return run(Map.of(), classPath, command);
  }

  /**
   * @param environment what is not as in this process
   */
  public static Result run(Map<String, String> environment, String classPath, String... command)
      throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                Main.class.getName()));
    all.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("The process did not end: " + output);
      }
      return new Result(process.exitValue(), withoutWarning(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for a process.", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String withoutWarning(String output) {
    return output.replaceAll("WARNING: Using incubator modules: jdk.incubator.vector\\R", "");
  }
}
