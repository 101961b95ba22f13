package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.MovedData;
import recdenoiser.engine.run.SavedModel;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.table.GridFormat;

/** A study goes into one file and comes out of it. */
final class StudyArchiveTest {
  @TempDir private Path folder;
  private Path data;
  private StudyStatus status;
  private StudyResult result;
  private Path archive;

  @BeforeEach
  void train() throws IOException {
    data = SmallData.write(folder);
    Path runs = folder.resolve("runs");
    StudyPlan plan = StudyPlan.of(SmallStudy.on(data));
    ExperimentRun.create(plan.runs().get(0).config(), runs, 1).execute(event -> {});
    ExperimentRun.create(plan.runs().get(1).config(), runs, 1).execute(event -> {});
    status = new StudyRuns(List.of(runs)).of(plan);
    result = StudyResult.of(status);
    archive = folder.resolve("small.zip");
  }

  @Test
  void whatCameOutIsDrawnAgainWithoutRuns() throws IOException {
    StudyArchive.pack(archive, status, result, null, false);

    StudyResult read = StudyArchive.result(archive);
    assertThat(read.cells()).isEqualTo(result.cells());
    assertThat(GridFormat.CSV.write(StudyTable.cells(read, true)))
        .isEqualTo(GridFormat.CSV.write(StudyTable.cells(result, true)));
  }

  @Test
  void anUnpackedArchiveHasEverythingButWeightsAndFolders() throws IOException {
    StudyArchive.pack(archive, status, result, null, false);
    Path unpacked = folder.resolve("unpacked");
    StudyArchive.unpack(archive, unpacked);

    assertThat(unpacked.resolve("study.json")).exists();
    assertThat(unpacked.resolve("figures/ndcg-10.svg")).content().contains("Small");
    assertThat(unpacked.resolve("figures/seconds.pdf")).exists();
    assertThat(unpacked.resolve("tables/table.tex")).content().contains("toprule");
    assertThat(unpacked.resolve("tables/cells.csv")).exists();
    assertThat(StudyResultFile.read(unpacked.resolve("result.json")).cells())
        .isEqualTo(result.cells());
    String run = status.runs().get(0).folder().getFileName().toString();
    try (var files = Files.list(unpacked.resolve("runs").resolve(run))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("run.json");
    }
    try (var files = Files.walk(unpacked)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        assertThat(file).content().doesNotContain(folder.toString());
      }
    }
    assertThatThrownBy(() -> StudyArchive.unpack(archive, unpacked))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void withWeightsRunsAreEvaluatedElsewhere() throws IOException {
    StudyArchive.pack(archive, status, result, null, true);
    Path unpacked = folder.resolve("unpacked");
    StudyArchive.unpack(archive, unpacked);

    StudyRun run = status.runs().get(0);
    Path elsewhere = unpacked.resolve("runs").resolve(run.folder().getFileName());
    MovedData.tell(elsewhere, data.toString());
    assertThat(SavedModel.open(elsewhere, 1).evaluate(Split.TEST))
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(run.record().summary().test());
    assertThat(elsewhere.resolve("checkpoint/latest")).doesNotExist();
  }

  @Test
  void theSameStudyGivesTheSameBytes() throws IOException {
    StudyArchive.pack(archive, status, result, null, true);
    byte[] first = Files.readAllBytes(archive);
    StudyArchive.pack(archive, status, result, null, true);

    assertThat(Files.readAllBytes(archive)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../climbs.txt", "/climbs.txt", "a/../../climbs.txt", "C:\\climbs", "..\\climbs"})
  void anEntryThatClimbsIsRefused(String name) throws IOException {
    write(Map.of("result.json", "{}", name, "caught"));

    assertThatThrownBy(() -> StudyArchive.result(archive)).hasMessageContaining("is refused");
    assertThatThrownBy(() -> StudyArchive.unpack(archive, folder.resolve("out")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected names that stay in the archive's folder");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(folder.resolve("climbs.txt")).doesNotExist();
  }

  @Test
  void whatIsNoArchiveOfAStudyIsSaidToBeNone() throws IOException {
    write(Map.of("other.json", "{}"));
    assertThatThrownBy(() -> StudyArchive.result(archive))
        .hasMessageContaining("is no archive of a study");
    write(Map.of("result.json", "{\"format\": 9}"));
    assertThatThrownBy(() -> StudyArchive.result(archive)).hasMessageContaining("has format 9");
    Files.writeString(archive, "no zip");
    assertThatThrownBy(() -> StudyArchive.result(archive)).isInstanceOf(IOException.class);
  }

  private void write(Map<String, String> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }
}
