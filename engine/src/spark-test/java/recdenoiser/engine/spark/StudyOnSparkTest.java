package recdenoiser.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.study.PlannedRun;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.train.RunState;

/** Studies on a real cluster of several processes, from the script that people call. */
@Tag("spark")
class StudyOnSparkTest {
  private static final String PROCESSES = "local-cluster[2,1,1024]";
  private static final Path WORK = OnSpark.HOME.resolve("work");
  private static final String STUDY =
      """
      {
        "format": 1, "id": "own", "title": "A study of one's own", "source": "Made for tests",
        "base": {
          "preset": "sample",
          "settings": {
            "negatives": 10, "batchSize": 16, "maxLength": 8, "width": 8,
            "evaluateEvery": 5, "epochs": 300
          }
        },
        "data": [ { "name": "small", "title": "Small data", "file": "small.txt" } ],
        "axes": [
          { "name": "blocks", "label": "Blocks", "setting": "blocks", "values": [ 1, 2 ] }
        ],
        "seeds": [ 1, 2 ],
        "measures": [ "hit@10" ],
        "draw": { "kind": "LINES", "across": "blocks" }
      }
      """;

  @TempDir private static Path reference;

  @TempDir private Path folder;
  private Path study;
  private Path runs;

  @BeforeEach
  void write() throws IOException {
    study = write(folder);
    runs = folder.resolve("runs");
  }

  @AfterEach
  void clear() throws IOException {
    AtomicFiles.deleteFolder(WORK);
  }

  private static Path write(Path place) throws IOException {
    SmallData.write(place);
    return Files.writeString(place.resolve("own.json"), STUDY);
  }

  /** The study in this process, without a cluster. */
  private static List<String> expected() throws IOException {
    Path local = reference.resolve("runs");
    if (!Files.exists(local)) {
      for (PlannedRun run : StudyPlan.of(StudyFile.read(write(reference))).runs()) {
        ExperimentRun.create(run.config(), local, 1).execute(event -> {});
      }
    }
    return OnSpark.bits(local);
  }

  @Test
  void whereTheFolderIsSharedRunsOfALostWorkerGoOnFromTheirCheckpoints() throws Exception {
    try (OnSpark spark = start("run", "--on", PROCESSES, "--shared")) {
      RunFolder killed = spark.awaitCheckpoint(runs);
      OnSpark.killWriterOf(killed);

      OnSpark.Result result = spark.await();

      assertThat(result.output())
          .contains("Lost executor", killed.path().getFileName() + ": went on after epoch")
          .contains("4 of 4 runs finished");
      assertThat(result.exitCode()).isZero();
    }
    assertThat(RunLibrary.list(runs)).hasSize(4);
    assertThat(OnSpark.bits(runs)).isEqualTo(expected());
  }

  @Test
  void whereItIsNotTheyBeginAgainAndFoldersComeBack() throws Exception {
    try (OnSpark spark = start("run", "--on", PROCESSES)) {
      RunFolder killed = spark.awaitCheckpoint(WORK);
      OnSpark.killWriterOf(killed);

      OnSpark.Result result = spark.await();

      assertThat(result.output())
          .contains("Lost executor", "4 of 4 runs finished")
          .doesNotContain("went on");
      assertThat(result.exitCode()).isZero();
    }
    assertThat(RunLibrary.list(runs))
        .hasSize(4)
        .allSatisfy(
            run ->
                assertThat(run.record().config().data().data())
                    .isEqualTo(folder.resolve("small.txt").toString()))
        .allSatisfy(
            run ->
                assertThat(run.record().name())
                    .isEqualTo(run.folder().path().getFileName().toString()));
    assertThat(OnSpark.bits(runs)).isEqualTo(expected());
  }

  /** Stopped on a cluster of processes, it goes on in threads, where nothing is shared. */
  @Test
  void anInterruptSavesAndTheStudyGoesOnElsewhere() throws Exception {
    try (OnSpark spark = start("run", "--on", PROCESSES, "--shared")) {
      spark.awaitCheckpoint(runs);
      spark.interrupt();
      spark.await();
    }
    assertThat(RunLibrary.list(runs))
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.running()).isFalse())
        .anySatisfy(run -> assertThat(run.record().state()).isEqualTo(RunState.STOPPED));

    try (OnSpark spark = start("resume", "--on", "local[2]")) {
      OnSpark.Result result = spark.await();

      assertThat(result.output()).contains("went on after epoch", "4 of 4 runs finished");
      assertThat(result.exitCode()).isZero();
    }
    assertThat(RunLibrary.list(runs)).hasSize(4);
    assertThat(OnSpark.bits(runs)).isEqualTo(expected());
  }

  @Test
  void whereNobodyAnswersItIsSaid() throws Exception {
    try (OnSpark spark = start("run", "--on", "spark://localhost:1")) {
      OnSpark.Result result = spark.await();

      assertThat(result.output()).contains("Nobody answers at spark://localhost:1: ");
      assertThat(result.exitCode()).isEqualTo(1);
    }
    assertThat(RunLibrary.list(runs)).isEmpty();
  }

  private OnSpark start(String command, String... options) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("study", command, study.toString(), "--runs", runs.toString()));
    all.addAll(List.of(options));
    return OnSpark.start(folder.resolve(command + ".txt"), all.toArray(String[]::new));
  }
}
