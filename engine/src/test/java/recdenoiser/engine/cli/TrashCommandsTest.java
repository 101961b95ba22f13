package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.cli.CommandLineProcess.Result;
import recdenoiser.engine.run.library.LibraryReader;
import recdenoiser.engine.run.library.SyntheticRuns;

/** In processes of their own, whose trash is not that of whoever runs the tests. */
class TrashCommandsTest {
  @TempDir Path folder;

  @Test
  void whatWasMovedIntoTheTrashComesBack() throws IOException {
    Path runs = Files.createDirectory(folder.resolve("runs"));
    SyntheticRuns.write(runs, 2);
    Path run = new LibraryReader().read(List.of(runs)).entries().get(0).path();
    String record = Files.readString(run.resolve("run.json"));

    assertThat(command("runs", "trash", run.toString()).exitCode()).isZero();
    assertThat(run).doesNotExist();
    Result list = command("runs", "restore", "--list", runs.toString());
    assertThat(list.exitCode()).isZero();
    assertThat(list.output()).contains(run.toString());

    assertThat(command("runs", "restore", run.toString()).exitCode()).isZero();
    assertThat(run.resolve("run.json")).content().isEqualTo(record);

    Result again = command("runs", "restore", run.toString());
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.output()).contains(run.toString());
  }

  private Result command(String... command) throws IOException {
    Map<String, String> environment = Map.of("XDG_DATA_HOME", folder.resolve("home").toString());
    return CommandLineProcess.run(environment, System.getProperty("java.class.path"), command);
  }
}
