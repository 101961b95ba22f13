package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.NpyArray;
import recdenoiser.engine.storage.Npz;
import recdenoiser.engine.train.TrainingEvent;

/** Ranks are those of the best weights, kept or computed again. */
class RunRanksTest {
  @TempDir Path folder;
  private RunConfig config;

  @BeforeEach
  void writeData() throws IOException {
    config = SmallData.config(SmallData.write(folder)).with("epochs", "3");
  }

  @Test
  void aRunKeepsTheRanksBehindWhatItReports() throws IOException {
    Path run = train(1, "one");
    RunSummary summary = RunRecord.read(new RunFolder(run)).summary();

    assertSame(RunRanks.of(run, Split.TEST, 1), summary.test());
    assertSame(RunRanks.of(run, Split.VALIDATION, 1), summary.validation());
  }

  @Test
  void threadsDoNotChangeTheFiles() throws IOException {
    Path one = train(1, "one");
    Path three = train(3, "three");

    for (Split split : Split.values()) {
      assertThat(new RunFolder(three).ranks(split))
          .hasSameBinaryContentAs(new RunFolder(one).ranks(split));
    }
  }

  @Test
  void whatIsKeptIsReadWithoutTheData() throws IOException {
    Path run = train(1, "one");
    Files.delete(Path.of(config.data().data()));

    assertThat(RunRanks.of(run, Split.TEST, 1).ranks().users()).isNotEmpty();
  }

  @Test
  void anOlderRunIsRankedAgainAndKeepsIt() throws IOException {
    Path run = train(1, "one");
    for (Split split : Split.values()) {
      byte[] before = Files.readAllBytes(file(run, split));
      Files.delete(file(run, split));

      RunRanks.of(run, split, 2);

      assertThat(file(run, split)).hasBinaryContent(before);
    }
  }

  @Test
  void damagedRanksAreComputedAgain() throws IOException {
    Path run = train(1, "one");
    byte[] before = Files.readAllBytes(file(run, Split.TEST));

    Files.write(file(run, Split.TEST), Arrays.copyOf(before, before.length / 2));
    RunRanks.of(run, Split.TEST, 1);
    assertThat(file(run, Split.TEST)).hasBinaryContent(before);

    change(run, "full", NpyArray.of(new int[] {1}, new float[] {1}));
    RunRanks.of(run, Split.TEST, 1);
    assertThat(file(run, Split.TEST)).hasBinaryContent(before);

    NpyArray full = Npz.read(file(run, Split.TEST)).get("full");
    float[] other = full.floats().clone();
    other[0]++;
    change(run, "full", NpyArray.of(full.shape(), other));
    assertThatThrownBy(() -> RankFiles.read(new RunFolder(run), Split.TEST))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ranks-test.npz is damaged: the checksum of its ranks is");
    RunRanks.of(run, Split.TEST, 1);
    assertThat(file(run, Split.TEST)).hasBinaryContent(before);
  }

  @Test
  void ranksOfOtherWeightsOrAnotherSplitAreNotTaken() throws IOException {
    Path run = train(1, "one");
    byte[] before = Files.readAllBytes(file(run, Split.TEST));
    RunConfig otherSeed = config.with("seed", "77");
    Path other = execute(ExperimentRun.create(otherSeed, folder.resolve("other"), 1));

    Files.copy(file(other, Split.TEST), file(run, Split.TEST), StandardCopyOption.REPLACE_EXISTING);
    RunRanks.of(run, Split.TEST, 1);
    assertThat(file(run, Split.TEST)).hasBinaryContent(before);

    Files.copy(
        file(run, Split.VALIDATION), file(run, Split.TEST), StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> RankFiles.read(new RunFolder(run), Split.TEST))
        .hasMessageContaining("has ranks of VALIDATION in format 2; expected TEST");
    RunRanks.of(run, Split.TEST, 1);
    assertThat(file(run, Split.TEST)).hasBinaryContent(before);
  }

  @Test
  void ranksOfTheFirstFormatAreStillTheRuns() throws IOException {
    config = config.with("popularNegatives", "false");
    Path run = train(1, "one");
    int[] letters = Npz.read(file(run, Split.TEST)).get("about").ints();
    StringBuilder about = new StringBuilder();
    Arrays.stream(letters).forEach(letter -> about.append((char) letter));
    ObjectNode tree = (ObjectNode) Json.tree(about.toString());
    ((ObjectNode) tree.get("facts")).remove(List.of("popular", "dataSplit"));
    ((ObjectNode) tree.get("facts")).put("format", 1);
    int[] old = Json.LINES.writeValueAsString(tree).chars().toArray();
    change(run, "about", NpyArray.of(new int[] {old.length}, old));
    byte[] before = Files.readAllBytes(file(run, Split.TEST));
    Files.delete(Path.of(config.data().data()));

    RankedUsers ranked = RunRanks.of(run, Split.TEST, 1);

    assertThat(ranked.ranks().byRanking()).containsOnlyKeys(Ranking.SAMPLED, Ranking.FULL);
    assertThat(ranked.facts().dataSplit()).isEqualTo("LEAVE_ONE_OUT");
    assertThat(file(run, Split.TEST)).hasBinaryContent(before);
  }

  @Test
  void aRunThatIsHeldIsNotWrittenTo() throws IOException {
    Path run = train(1, "one");
    Files.delete(file(run, Split.TEST));

    try (RunLock held = RunLock.acquire(new RunFolder(run))) {
      assertThat(held).isNotNull();
      assertThat(RunRanks.of(run, Split.TEST, 1).ranks().users()).isNotEmpty();
    }

    assertThat(file(run, Split.TEST)).doesNotExist();
  }

  @Test
  void aRunThatWentOnHasTheRanksOfOneThatWasNeverInterrupted() throws IOException {
    Path whole = train(1, "one");
    Path stopped;
    try (ExperimentRun begun = ExperimentRun.create(config, folder.resolve("two"), 1)) {
      stopped = begun.folder();
      begun.execute(
          event -> {
            if (event instanceof TrainingEvent.StepTaken step && step.step() == 6) {
              begun.control().stop();
            }
          });
    }
    assertThat(file(stopped, Split.TEST)).doesNotExist();

    execute(ExperimentRun.resume(stopped, 1));

    SameRun.assertSame(stopped, whole);
  }

  @Test
  void latestWeightsOfARunThatWasNeverEvaluatedAreRankedButNotKept() throws IOException {
    Path stopped;
    try (ExperimentRun begun = ExperimentRun.create(config, folder.resolve("two"), 1)) {
      stopped = begun.folder();
      begun.execute(
          event -> {
            if (event instanceof TrainingEvent.StepTaken step && step.step() == 2) {
              begun.control().stop();
            }
          });
    }

    assertThat(RunRanks.of(stopped, Split.TEST, 1).ranks().users()).isNotEmpty();
    assertThat(file(stopped, Split.TEST)).doesNotExist();
  }

  private Path train(int threads, String name) throws IOException {
    return execute(ExperimentRun.create(config, folder.resolve(name), threads));
  }

  private static Path execute(ExperimentRun run) throws IOException {
    try (run) {
      run.execute(event -> {});
      return run.folder();
    }
  }

  private static Path file(Path run, Split split) {
    return new RunFolder(run).ranks(split);
  }

  private static void change(Path run, String array, NpyArray to) throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>(Npz.read(file(run, Split.TEST)));
    arrays.put(array, to);
    Npz.write(file(run, Split.TEST), arrays, Npz.Packing.DEFLATED);
  }

  private static void assertSame(RankedUsers ranked, Evaluation reported) {
    assertThat(Evaluation.of(ranked.ranks(), reported.seconds()))
        .usingRecursiveComparison()
        .ignoringFields("further")
        .isEqualTo(reported);
  }
}
