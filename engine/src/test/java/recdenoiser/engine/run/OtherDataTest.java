package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.settings.SettingProblem;

class OtherDataTest {
  @TempDir Path folder;

  private Sequences data(String name, String... histories) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String history : histories) {
      String[] words = history.split(" ");
      for (int i = 1; i < words.length; i++) {
        lines.append(words[0]).append(' ').append(words[i]).append('\n');
      }
    }
    Path file = folder.resolve(name);
    Files.writeString(file, lines);
    return DataSets.open(file.toString()).sequences();
  }

  @Test
  void itemsAndUsersOfTheSameNamesAreTheSame() throws IOException {
    Sequences model = data("own.txt", "ann a b c d e", "bob e d c b a");
    Sequences other =
        data("other.txt", "eve c x a e", "bob a b x", "ann x y d", "tim a b x c", "zoe x a y b d");

    OtherData matched = OtherData.match(model, other, 1, Split.TEST);

    Sequences kept = matched.sequences();
    assertThat(kept.userCount()).isEqualTo(3);
    assertThat(kept.userLabel(0)).isEqualTo("eve");
    assertThat(kept.itemToken(kept.item(0, 0))).isEqualTo("c");
    assertThat(kept.itemToken(kept.item(0, 1))).isEqualTo("a");
    assertThat(kept.itemToken(kept.item(0, 2))).isEqualTo("e");
    assertThat(kept.itemCount()).isEqualTo(5);
    assertThat(matched.userOfModel()).containsExactly(-1, -1, -1);
    assertThat(matched.facts())
        .as("of bob the target is unknown, of ann one item is left; x and y are unknown")
        .isEqualTo(new OtherDataFacts(5, 3, 1, 1, 0, 7, 2, 7));
  }

  /** Otherwise the item before would become the one that is asked for. */
  @Test
  void anUnknownItemBehindTheTargetLeavesTheUserOutToo() throws IOException {
    Sequences model = data("own.txt", "ann a b c d e");
    Sequences other = data("other.txt", "eve a b c x", "ann a b c d e");

    OtherData validated = OtherData.match(model, other, 1, Split.VALIDATION);

    assertThat(validated.facts().unknownTargets()).isEqualTo(1);
    assertThat(validated.userOfModel()).containsExactly(0);
  }

  @Test
  void theModelsOwnDataGiveTheRunsOwnRanks() throws IOException {
    RunConfig config = Presets.load("sample").config().with("epochs", "1").with("maxUsers", "150");
    try (ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 1)) {
      run.execute(event -> {});
      SavedModel own = SavedModel.open(run.folder(), 1);

      ModelOnOtherData elsewhere = own.on(own.sequences(), Split.TEST);
      Evaluation found = elsewhere.rankWithLists(Split.TEST).evaluation(0);

      assertThat(elsewhere.facts().unknownActions()).isZero();
      assertThat(elsewhere.facts().knownUsers()).isEqualTo(150);
      assertThat(found.full().ndcg()).containsExactly(own.evaluate(Split.TEST).full().ndcg());
      assertThat(found.sampled().hit()).containsExactly(own.evaluate(Split.TEST).sampled().hit());
    }
  }

  @Test
  void dataOfOtherItemsAreRefusedWithTheirCounts() throws IOException {
    Sequences model = data("own.txt", "ann a b c d e");
    Sequences other = data("other.txt", "ann p q r s", "bob a q r s");

    assertThatThrownBy(() -> OtherData.match(model, other, 1, Split.TEST))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "Nobody of other can be evaluated: the model knows 1 of its 5 items, and the next items"
                + " of 0 of its 2 users; expected data with items of the same names.");
  }

  @Test
  void aRunThatIsSplitByTimeIsRefused() throws IOException {
    Sequences model = data("own.txt", "ann a b c d e");

    assertThatThrownBy(
            () ->
                new ModelOnOtherData(
                    null,
                    model,
                    model,
                    Presets.load("sample").config().with("split", "BY_TIME"),
                    Split.TEST,
                    1))
        .isInstanceOf(SettingProblem.class)
        .hasMessageContaining("expected split LEAVE_ONE_OUT, found BY_TIME");
  }
}
