package recdenoiser.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenFileTest {
  @TempDir Path folder;

  @Test
  void aFolderWithARecordIsARun() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Path record = Files.createFile(run.resolve("run.json"));

    GivenFile ofTheRun = new GivenFile(run, GivenFile.Kind.RUN);
    assertThat(GivenFile.at(run.toString())).isEqualTo(ofTheRun);
    assertThat(GivenFile.at(record.toString())).isEqualTo(ofTheRun);
    assertThat(GivenFile.at(run.resolve("..").resolve("run").toString())).isEqualTo(ofTheRun);
  }

  @Test
  void anythingElseIsData() throws IOException {
    Path log = Files.createFile(folder.resolve("log.csv"));

    assertThat(GivenFile.at(log.toString())).isEqualTo(new GivenFile(log, GivenFile.Kind.DATA));
    assertThat(GivenFile.at(folder.toString()).kind()).isEqualTo(GivenFile.Kind.DATA);
    assertThat(GivenFile.at(folder.resolve("gone").toString()).kind())
        .isEqualTo(GivenFile.Kind.DATA);
  }
}
