package recdenoiser.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.inspect.SequenceEdit.Insert;
import recdenoiser.engine.inspect.SequenceEdit.Remove;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SmallData;

/** Small runs on the same data: a fixed pattern, plain softmax, one that fills in, none at all. */
class InspectedRunTest {
  @TempDir static Path folder;
  private static InspectedRun strided;
  private static InspectedRun softmax;
  private static InspectedRun cloze;
  private static InspectedRun popular;
  private static InspectedRun others;

  @BeforeAll
  static void train() throws IOException {
    Path data = SmallData.write(folder);
    RunConfig config = SmallData.config(data).with("epochs", "2").with("heads", "2");
    strided = open(config.with("attention", "SPARSE_STRIDED"));
    softmax = open(config.with("attention", "SOFTMAX"));
    cloze = open(config.with("attention", "SOFTMAX").with("model", "BERT4REC"));
    popular = open(config.with("attention", "SOFTMAX").with("model", "POPULARITY"));
    Path fewer = folder.resolve("fewer.txt");
    List<String> lines = Files.readAllLines(data);
    Files.writeString(
        fewer,
        lines.stream()
            .filter(line -> !line.endsWith(" 7") && !line.startsWith("3 "))
            .collect(Collectors.joining("\n", "", "\n")));
    others = open(config.with("attention", "SOFTMAX").with("data", fewer.toString()));
  }

  private static InspectedRun open(RunConfig config) throws IOException {
    try (ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 1)) {
      run.execute(event -> {});
      return InspectedRun.open(run.folder());
    }
  }

  private static int[] evaluated(InspectedRun run) {
    return run.saved().split().evaluatedUsers();
  }

  @Test
  void ranksAreThoseOfTheEvaluation() {
    Evaluation evaluation = strided.saved().evaluate(Split.TEST);

    double hits =
        Arrays.stream(evaluated(strided))
            .mapToObj(user -> strided.sequence(strided.data().userLabel(user)))
            .filter(sequence -> strided.inspect(sequence, 5).withRule().rank() <= 10)
            .count();

    assertThat(hits / evaluated(strided).length)
        .isCloseTo(evaluation.full().hitAt(10), within(1e-9));
  }

  @Test
  void withoutTheRuleTheAttentionBeforeItIsWhatIsLeft() {
    UserSequence longest = strided.sequence(strided.users().longest());
    AttentionMaps maps = strided.inspect(longest, 5).attention().orElseThrow();

    assertThat(maps.moved(0, AttentionMaps.MEAN)).isPositive();
    assertThat(maps.statistics(MapPart.BEFORE, 0, AttentionMaps.MEAN).zeros()).isZero();
    assertThat(maps.statistics(MapPart.AFTER, 0, AttentionMaps.MEAN).zeros()).isPositive();
    assertThat(maps.keptForPrediction()).hasSize(maps.size()).contains(0.0).contains(1.0);
  }

  @Test
  void plainSoftmaxHasNothingToTurnOff() {
    UserSequence sequence = softmax.sequence("1");
    Inspection inspection = softmax.inspect(sequence, 5);

    assertThat(inspection.withRule()).isEqualTo(inspection.withoutRule());
    assertThat(inspection.changed()).isZero();
    assertThat(inspection.attention().orElseThrow().moved(0, 0)).isZero();
  }

  @Test
  void aModelWithoutAttentionStillAnswers() {
    Inspection inspection = popular.inspect(popular.sequence("1"), 5);

    assertThat(inspection.attention()).isEmpty();
    assertThat(inspection.withRule().top()).hasSize(5);
    assertThat(popular.average(10, 1)).isEmpty();
  }

  @Test
  void whereItemsAreFilledInTheLastTokenIsThat() {
    UserSequence sequence = cloze.sequence(cloze.users().longest());
    Inspection inspection = cloze.inspect(sequence, 5);

    assertThat(inspection.attention().orElseThrow().size())
        .isEqualTo(inspection.given().size() + 1);
  }

  @Test
  void anEditChangesTheAnswerAndUndoingItBringsItBack() {
    UserSequence sequence = softmax.sequence(softmax.users().longest());
    EditHistory edits = EditHistory.NONE.with(new Insert(0, 3)).with(new Remove(1));

    Answer before = softmax.inspect(sequence, 10).withRule();
    Answer after = softmax.inspect(edits.applyTo(sequence), 10).withRule();
    Answer again = softmax.inspect(edits.undo().undo().applyTo(sequence), 10).withRule();

    assertThat(after.top()).isNotEqualTo(before.top());
    assertThat(after.candidates()).isEqualTo(before.candidates());
    assertThat(again).isEqualTo(before);
  }

  @Test
  void theMostChangedUsersComeFirstAndAreKept() throws InterruptedException {
    List<UserChange> changes = strided.mostChanged((done, all) -> {});

    assertThat(changes)
        .hasSize(evaluated(strided).length)
        .isSortedAccordingTo(UserChange.MOST_FIRST);
    UserChange first = changes.get(0);
    Inspection inspection = strided.inspect(strided.sequence(first.user()), UserChange.TOP);
    assertThat(first.changed()).isEqualTo(inspection.changed());
    assertThat(first.withRule()).isEqualTo(inspection.withRule().rank());
    assertThat(strided.mostChanged((done, all) -> {})).isSameAs(changes);
    assertThat(softmax.mostChanged((done, all) -> {}))
        .allMatch(change -> change.changed() == 0 && change.rankRatio() == 0);
  }

  @Test
  void aSearchThatIsStoppedKeepsNothing() throws IOException {
    InspectedRun fresh = InspectedRun.open(strided.folder());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> fresh.mostChanged((done, all) -> {}))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void theSameNoiseIsDrawnForTheSameSeed() {
    UserSequence sequence = softmax.sequence(softmax.users().longest());

    NoiseTrial trial = softmax.noiseTrial(sequence, 0.5, 5, 4, 10);

    assertThat(trial.overlap()).isBetween(0.0, 1.0);
    assertThat(trial.rankBefore()).isEqualTo(softmax.inspect(sequence, 10).withRule().rank());
    assertThat(softmax.noiseTrial(sequence, 0.5, 5, 4, 10)).isEqualTo(trial);
    assertThat(softmax.noiseTrial(sequence, 0.5, 5, 5, 10)).isNotEqualTo(trial);
  }

  @Test
  void anAverageOverOneUserIsThatUsersAttentionAtTheEndOfTheWindow() {
    AttentionMaps average = softmax.average(1000, 1).orElseThrow();

    assertThat(average.size()).isEqualTo(softmax.saved().model().window());
    assertThat(average.has(MapPart.BEFORE)).isFalse();
    assertThat(average.moved(0, 0)).isNaN();
    HeadMaps maps = average.parts().get(MapPart.AFTER);
    assertThat(maps.map(0, 0)[average.size() * average.size() - 1]).isBetween(0f, 1f);
  }

  @Test
  void anotherRunIsGivenTheSameItemsByTheirNames() {
    UserSequence sequence = softmax.sequence("5").with(new Insert(0, softmax.items().find("7")));
    Adopted adopted = others.adopt(sequence, softmax);

    assertThat(adopted.unknownItems()).containsExactly("7");
    assertThat(adopted.knownUser()).isTrue();
    List<String> names =
        adopted.sequence().actions().stream()
            .map(action -> others.data().itemToken(action.item()))
            .toList();
    assertThat(names)
        .containsExactlyElementsOf(
            sequence.actions().stream()
                .map(action -> softmax.data().itemToken(action.item()))
                .filter(name -> !name.equals("7"))
                .toList());
    assertThat(others.adopt(softmax.sequence("3"), softmax).knownUser()).isFalse();
    assertThat(strided.adopt(softmax.sequence("5"), softmax).sameHistory()).isTrue();
  }

  @Test
  void usersAreChosenAmongThoseOfSomeLengths() {
    UserSearch users = softmax.users();
    LengthRange there = users.lengths();
    assertThat(users.length(users.longest())).isEqualTo(there.most());
    assertThat(users.random(4, there)).isEqualTo(users.random(4));
    LengthRange few = new LengthRange(there.least(), there.least() + 1);
    for (long seed = 0; seed < 20; seed++) {
      assertThat(few.contains(users.length(users.random(seed, few)))).isTrue();
    }
    assertThat(users.random(7, few)).isEqualTo(users.random(7, few));
    assertThat(users.length(users.longest(few))).isLessThanOrEqualTo(few.most());
    assertThatThrownBy(() -> users.random(1, LengthRange.parse("5000-")))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("has 5000- actions; they have " + there);
  }

  @Test
  void usersAreFoundByNameByChanceAndByLength() {
    assertThat(softmax.users().suggest("1", 3)).containsExactly("1", "10", "11");
    assertThat(softmax.users().random(4)).isEqualTo(softmax.users().random(4));
    int longest = softmax.users().length(softmax.users().longest());
    assertThat(Arrays.stream(evaluated(softmax)).map(softmax.data()::length).max())
        .hasValue(longest);
    assertThat(softmax.users().length(softmax.users().ofLength(6))).isEqualTo(6);
    assertThatThrownBy(() -> softmax.sequence("600"))
        .isInstanceOf(DataProblem.class)
        .hasMessageStartingWith("The data small have no user 600; near it: ");
  }
}
