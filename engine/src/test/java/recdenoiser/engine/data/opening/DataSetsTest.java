package recdenoiser.engine.data.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.SplitPlan;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;

class DataSetsTest {
  @TempDir Path folder;

  private DataSettings settings(String text, int minUser, int minItem, int maxUsers)
      throws IOException {
    Path file = Files.writeString(folder.resolve("data.txt"), text);
    return new DataSettings(file.toString(), minUser, minItem, CoreRule.ITERATED, maxUsers);
  }

  @Test
  void filtersAndRemembersWhatTheFileHeld() throws IOException {
    DataSet data = DataSets.prepare(settings("a x\na y\na x\nb z\nc x\nc y\nc y\n", 2, 2, 0), 1);

    assertThat(SequencesInWords.described(data.sequences()))
        .containsExactly("a: x y x", "c: x y y");
    assertThat(data.rawUsers()).isEqualTo(3);
    assertThat(data.rawItems()).isEqualTo(3);
    assertThat(data.rawActions()).isEqualTo(7);
  }

  @Test
  void drawsUsersBySeed() {
    DataSettings some = new DataSettings("sample:shop", 0, 0, CoreRule.ONCE, 100);

    Sequences one = DataSets.prepare(some, 1).sequences();
    Sequences same = DataSets.prepare(some, 1).sequences();
    Sequences other = DataSets.prepare(some, 2).sequences();

    assertThat(one.userCount()).isEqualTo(100);
    assertThat(SequencesInWords.described(one)).isEqualTo(SequencesInWords.described(same));
    assertThat(SequencesInWords.described(one)).isNotEqualTo(SequencesInWords.described(other));
  }

  @Test
  void keepsEverybodyWhereMoreUsersAreAskedForThanThereAre() throws IOException {
    DataSet data = DataSets.prepare(settings("a x\na y\na z\n", 0, 0, 10), 1);

    assertThat(data.sequences().userCount()).isEqualTo(1);
  }

  @Test
  void shipsAShopWithTitles() {
    DataSet shop = DataSets.open("sample:shop");

    assertThat(shop.source()).isEqualTo("sample:shop");
    assertThat(shop.sequences().name()).isEqualTo("shop");
    assertThat(shop.sequences().userCount()).isEqualTo(1500);
    assertThat(shop.sequences().itemCount()).isEqualTo(360);
    assertThat(shop.sequences().hasTimes()).isTrue();
    assertThat(shop.sequences().itemLabel(1)).contains(", ");
  }

  @Test
  void refusesDataThatNobodyCanBeEvaluatedOn() throws IOException {
    DataSettings pairs = settings("a x\na y\nb x\nb y\n", 0, 0, 0);
    assertThatThrownBy(() -> DataSets.prepare(pairs, 1))
        .isInstanceOf(DataProblem.class)
        .hasMessageEndingWith(
            "cannot be used: the longest history has 2 actions, expected a user with at least 3.");

    DataSettings strict = settings("a x\na y\na z\nb x\n", 0, 3, 0);
    assertThatThrownBy(() -> DataSets.prepare(strict, 1))
        .isInstanceOf(DataProblem.class)
        .hasMessageEndingWith(
            "cannot be used: the filters leave none of its 2 users, expected a user with at least 3.");
  }

  @Test
  void asManyActionsAsAreHeldOutAreNeeded() throws IOException {
    DataSettings four = settings("a x\na y\na z\na v\n", 0, 0, 0);

    assertThat(DataSets.prepare(four, SplitPlan.leaveOneOut(2), 1).sequences().userCount())
        .isEqualTo(1);
    assertThatThrownBy(() -> DataSets.prepare(four, SplitPlan.leaveOneOut(3), 1))
        .isInstanceOf(DataProblem.class)
        .hasMessageEndingWith(
            "cannot be used: the longest history has 4 actions, expected a user with at least 5.");
  }

  @Test
  void refusesNamesThatMeanNothing() {
    assertThatThrownBy(() -> DataSets.open("sample:../secret"))
        .isInstanceOf(DataProblem.class)
        .hasMessage("There is no sample data \"../secret\", expected one of shop.");
    assertThatThrownBy(() -> DataSets.open(" "))
        .isInstanceOf(DataProblem.class)
        .hasMessageStartingWith("No data was named");
    assertThatThrownBy(() -> DataSets.open("a\0b")).isInstanceOf(DataProblem.class);
  }
}
