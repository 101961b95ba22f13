package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
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

  @ParameterizedTest
  @CsvSource({
    "learningRate, 0.0001 … 0.1 log, 0.0001 … 0.1 log",
    "learningRate, 1e-4..0.1 LOG, 0.0001 … 0.1 log",
    "dropout, .1...0.6, 0.1 … 0.6",
    "blocks, 1…3, 1 … 3",
    "width, 32;50 ; 64, 32; 50; 64",
    "attention, SOFTMAX; ENTMAX, SOFTMAX; ENTMAX",
  })
  void rangesAreWrittenAsPeopleDo(String setting, String text, String plain) {
    SearchDimension dimension = SearchDimension.parse(setting, text);
    assertThat(dimension.text()).isEqualTo(plain);
    assertThat(SearchDimension.parse(setting, plain)).isEqualTo(dimension);
  }

  @ParameterizedTest
  @CsvSource({
    "learningRate, 0.1 … 0.0001, a greater one",
    "learningRate, 0 … 0.1 log, above 0",
    "attention, 1 … 2, attention",
    "dropout, 0.1 … 7, dropout",
    "dropout, some; 0.1, some",
    "dropout, ;, needs values",
    "luck, 1 … 2, luck",
    "seed, 1; 2, not a setting of a study",
  })
  void whatIsNoRangeIsRefusedInASentence(String setting, String text, String why) {
    assertThatThrownBy(() -> SearchDimension.parse(setting, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  /** 4 · 1 + 2 · 1 + 1 · 2 epochs of a cell. */
  @Test
  void theBudgetIsChangedAndCounted() {
    SearchChange change =
        SearchChange.NONE.withTrials(3).withSetting("blocks", "").withSetting("width", "4; 8");
    StudySearch changed = study.searching(change).search().orElseThrow();

    assertThat(study.search().orElseThrow().epochs(4)).isEqualTo(8);
    assertThat(changed.trials()).isEqualTo(3);
    assertThat(changed.space())
        .extracting(SearchDimension::setting)
        .containsExactly("learningRate", "dropout", "width");
    assertThat(study.searching(SearchChange.NONE)).isSameAs(study);
    assertThatThrownBy(() -> study.searching(SearchChange.NONE.withTrials(0)))
        .hasMessageContaining("must be 1 to 10000; found 0");
    assertThatThrownBy(() -> study.searching(SearchChange.NONE.withSetting("epochs", "1; 2")))
        .hasMessageContaining("cannot be searched");
    assertThatThrownBy(() -> study.searching(SearchChange.NONE.withSetting("attention", "SOFTMAX")))
        .as("an axis changes it")
        .hasMessageContaining("cannot be searched");
    assertThatThrownBy(
            () ->
                study
                    .with(StudyChange.ofSettings(Map.of("evaluateEvery", "3")))
                    .searching(SearchChange.NONE.withFirstEpochs(2)))
        .hasMessageContaining("evaluateEvery is 3");
  }

  /** A queue is asked for one round after the other, and at last for the runs of the winners. */
  @Test
  void aSearchAdvancesByItselfUntilSomebodyTakesARunOut() throws Exception {
    Path runs = folder.resolve("advanced");
    StudyRuns finder = new StudyRuns(List.of(runs));
    StudySearches searches = new StudySearches(finder);
    try (RunQueue queue = RunQueue.open(runs, new ExperimentLauncher(runs), 2, 2)) {
      StudyAdvance stopped = new StudyAdvance(study, finder, searches, runs);
      stopped.next(queue);
      assertThat(stopped.isDue(queue.entries())).as("all of it waits").isFalse();
      queue.cancel(queue.entries().get(0).id());
      assertThat(stopped.isDue(queue.entries())).isFalse();
      assertThat(stopped.isOver()).isTrue();

      StudyAdvance advance = new StudyAdvance(study, finder, searches, runs);
      advance.next(queue);
      queue.start();
      queue.awaitEnd();
      while (advance.isDue(queue.entries())) {
        advance.next(queue);
        queue.awaitEnd();
      }

      assertThat(advance.isOver()).isTrue();
      SearchStatus status = searches.of(study, queue.entries());
      assertThat(status.complete()).isTrue();
      assertThat(status.share()).isEqualTo(1);
      assertThat(finder.of(searches.tuned(status)).finished()).isTrue();
      assertThat(
              new String(
                  FigureFormat.SVG.write(SearchFigure.of(status, new FigureSize(640, 360))),
                  StandardCharsets.UTF_8))
          .contains("Learning rate", "Validation", "plain", "masks");
      assertThat(status.cells().get(0).trials()).allMatch(trial -> trial.folder() != null);
    }
  }

  @Test
  void aSearchThatHasNotBegunSaysSo() throws IOException {
    StudyRuns finder = new StudyRuns(List.of(folder.resolve("none")));
    SearchStatus status = new StudySearches(finder).of(study, List.of());

    assertThat(status.share()).isZero();
    assertThat(status.cells().get(0).round()).isEqualTo(1);
    assertThat(status.count(StudyRun.State.MISSING)).isEqualTo(8);
    assertThatThrownBy(() -> SearchFigure.of(status, new FigureSize(640, 360)))
        .hasMessageContaining("No trial");
    StudyCost cost =
        StudyCost.measure(
            status, finder.of(SearchStatus.cells(study)), 1, 1, (cell, done, all) -> {});
    assertThat(cost.open()).as("8 trials, 2 cells with 2 seeds").isEqualTo(12);
    assertThat(cost.seconds()).isPositive();
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
