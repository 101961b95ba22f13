package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.run.queue.ExperimentLauncher;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.table.GridFormat;

/** A study that tunes its cells before it is run. */
final class StudySearchTest {
  private static final String TEXT =
      SmallStudy.TEXT
          .replace("\"epochs\": 2", "\"epochs\": 4")
          .replaceAll("(?s),\\s*\\{\\s*\"name\": \"beta\".*?\\]\\s*\\}", "")
          .replace("\"across\": \"beta\", \"lines\": \"rule\"", "\"across\": \"rule\"")
          .replaceAll("(?s)\"quick\".*", "SEARCH }")
          .replace(
              "SEARCH",
              """
              "search": {
                "trials": 4, "quickTrials": 2, "seed": 5,
                "halving": { "epochs": 1, "keep": 2 },
                "space": [
                  { "setting": "learningRate", "from": 0.0001, "to": 0.1, "scale": "LOG" },
                  { "setting": "blocks", "from": 1, "to": 2 },
                  { "setting": "dropout", "values": [ 0.1, 0.4 ] }
                ]
              }
              """);

  @TempDir private Path folder;
  private Study study;

  @BeforeEach
  void read() throws IOException {
    study = SmallStudy.read(TEXT.replace("FILE", SmallData.write(folder).toString()));
  }

  @Test
  void trialsAreDrawnFromTheirRangesWhateverTheirNumber() {
    StudySearch search = study.search().orElseThrow();
    List<SearchTrial> few = search.drawTrials();
    List<SearchTrial> many = new StudySearch(400, 400, 5, 1, 2, search.space()).drawTrials();

    assertThat(few).hasSize(4).isEqualTo(many.subList(0, 4));
    assertThat(few.get(0).settings()).isEmpty();
    List<Double> rates =
        many.stream()
            .skip(1)
            .map(trial -> Double.parseDouble(trial.settings().get("learningRate")))
            .toList();
    assertThat(rates).allMatch(rate -> rate >= 0.0001 && rate <= 0.1);
    assertThat(rates.stream().filter(rate -> rate < 0.001).count())
        .as("a third of the draws in each of three decades")
        .isBetween(100L, 166L);
    assertThat(many.stream().skip(1).map(trial -> trial.settings().get("blocks")))
        .containsOnly("1", "2");
    assertThat(many.stream().skip(1).map(trial -> trial.settings().get("dropout")))
        .containsOnly("0.1", "0.4");
  }

  @Test
  void aThirdGoesOnForThreeTimesTheEpochs() {
    assertThat(new StudySearch(27, 27, 1, 4, 3, List.of()).rounds(108))
        .containsExactly(
            new StudySearch.Round(4, 27),
            new StudySearch.Round(12, 9),
            new StudySearch.Round(36, 3),
            new StudySearch.Round(108, 1));
    assertThat(new StudySearch(8, 8, 1, 0, 3, List.of()).rounds(20))
        .containsExactly(new StudySearch.Round(20, 8));
    assertThat(new StudySearch(8, 8, 1, 6, 4, List.of()).rounds(20))
        .containsExactly(new StudySearch.Round(6, 8), new StudySearch.Round(20, 2));
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() throws IOException {
    Path file = folder.resolve("search.json");
    StudyFile.write(file, study);

    assertThat(StudyFile.read(file).search()).isEqualTo(study.search());
    assertThat(study.asQuick().search().orElseThrow().trials()).isEqualTo(2);
    assertThatThrownBy(() -> StudyPlan.of(study)).isInstanceOf(StudyPlan.NotPossible.class);
  }

  /** Two of four trials of each cell go on, then one; nobody begins again. */
  @Test
  void halvingDoesNotDependOnHowManyTrainSideBySide() throws Exception {
    SearchStatus one = search(folder.resolve("one"), 1);
    SearchStatus two = search(folder.resolve("two"), 2);

    assertThat(SearchTable.json(two)).isEqualTo(SearchTable.json(one));
    assertThat(one.complete()).isTrue();
    assertThat(one.epochsSpent()).isEqualTo(2 * (2 + 2 + 4));
    assertThat(one.cells().get(0).trials())
        .extracting(trial -> trial.scores().size())
        .containsExactlyInAnyOrder(1, 1, 2, 3);
    assertThat(RunLibrary.list(folder.resolve("one"))).hasSize(8);
    assertThat(GridFormat.CSV.write(SearchTable.of(one))).contains("learningRate", "*");
    assertTheWinnerHasTheBitsOfARunThatWasNeverHalved(one, folder.resolve("one"));
  }

  /** Of the cell that was searched first; the other is like it. */
  private void assertTheWinnerHasTheBitsOfARunThatWasNeverHalved(SearchStatus status, Path runs)
      throws IOException {
    StudyRuns finder = new StudyRuns(List.of(runs));
    StudyPlan tuned = new StudySearches(finder).tuned(study, List.of());

    assertThat(tuned.cells()).hasSize(2);
    assertThat(tuned.runs()).hasSize(4);
    StudyStatus found = finder.of(tuned);
    assertThat(found.count(StudyRun.State.FINISHED)).as("the first seed").isEqualTo(2);
    for (StudyRun run : found.runs().subList(0, 1)) {
      Evaluation whole =
          ExperimentRun.create(run.planned().config(), folder.resolve("whole"), 1)
              .execute(event -> {})
              .test();
      assertThat(run.record().summary().test())
          .usingRecursiveComparison()
          .ignoringFields("seconds")
          .isEqualTo(whole);
    }
    Map<String, String> won = status.cells().get(0).winner().orElseThrow().settings();
    won.forEach(
        (setting, value) ->
            assertThat(tuned.cells().get(0).config().with(setting, value))
                .isEqualTo(tuned.cells().get(0).config()));
  }

  private SearchStatus search(Path runs, int sideBySide) throws Exception {
    StudySearches searches = new StudySearches(new StudyRuns(List.of(runs)));
    boolean more = true;
    while (more) {
      try (RunQueue queue =
          RunQueue.open(runs, new ExperimentLauncher(runs), sideBySide, sideBySide)) {
        more = !new SearchRunner(searches, queue, runs).addRound(study).nothing();
        queue.start();
        queue.awaitEnd();
      }
    }
    return searches.of(study, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"evaluateEvery\": 1 | \"evaluateEvery\": 2 | ends after epoch 1, which is not evaluated",
        "\"epochs\": 4 | \"epochs\": 4, \"patience\": 3 | patience must be 0, found 3",
        "\"blocks\" | \"attention\" | attention is no number; it needs \"values\"",
        "\"setting\": \"blocks\", \"from\": 1 | \"setting\": \"epochs\", \"from\": 1 | epochs"
            + " cannot be searched",
        "\"from\": 0.0001 | \"from\": 0.5 | A range goes from a number up to a greater one",
        "\"from\": 0.0001 | \"from\": -1 | learningRate",
        "\"keep\": 2 | \"keep\": 1 | \"keep\" must be 2 to 100; found 1",
        "\"to\": 2 | \"to\": 9999 | blocks",
        "\"trials\": 4 | \"trials\": 4, \"luck\": 1 | \"search\" has no \"luck\"",
      })
  void whatCannotBeSearchedIsRefusedBeforeTheFirstRun(String part, String wrong, String reason) {
    assertThatThrownBy(() -> SmallStudy.read(TEXT.replace(part, wrong)))
        .isInstanceOf(StudyProblem.class)
        .hasMessageContaining("small.json, line ")
        .hasMessageContaining(reason);
  }
}
