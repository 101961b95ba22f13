package recdenoiser.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.attention.MapPanel;
import recdenoiser.app.attention.OpenRuns;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.Statistic;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.engine.inspect.Action.Origin;
import recdenoiser.engine.inspect.learned.Similarity;

class InspectControllerTest {
  @TempDir static Path folder;
  private static RunChoice strided;
  private static RunChoice softmax;
  private static RunChoice popular;

  private final List<RunChoice> library = new ArrayList<>();
  private final InspectModel model = new InspectModel();
  private final InspectController controller =
      new InspectController(model, new OpenRuns(), () -> library, Background.direct());

  @BeforeAll
  static void train() throws IOException {
    strided = TrainedRuns.train(folder, "attention", "SPARSE_STRIDED", "heads", "2");
    softmax = TrainedRuns.train(folder, "attention", "SOFTMAX", "heads", "2");
    popular = TrainedRuns.train(folder, "attention", "SOFTMAX", "model", "POPULARITY");
  }

  @BeforeEach
  void list() {
    library.addAll(List.of(strided, softmax, popular));
    controller.refresh();
  }

  private List<Integer> places() {
    return model.chips().stream().map(Chip::back).toList();
  }

  private List<String> titles() {
    return model.chips().stream().map(Chip::title).toList();
  }

  @Test
  void theNewestRunAndAUserAreLookedAtAtOnce() {
    assertThat(model.runProperty().get()).isEqualTo(strided);
    assertThat(model.userProperty().get()).isNotEmpty();
    assertThat(model.chips()).isNotEmpty();
    assertThat(places().get(places().size() - 1)).isZero();
    assertThat(model.panels().shownProperty().get().panels())
        .extracting(MapPanel::title)
        .containsExactly("Before the rule", "After the rule", "Kept by the rule");
    assertThat(model.answers()).hasSize(1);
    assertThat(model.answers().get(0).rows()).hasSize(10);
    assertThat(model.answers().get(0).target()).startsWith("True next item ");
    assertThat(model.choice().blocksProperty().get()).isEqualTo(2);
  }

  @Test
  void knownNoiseIsMarkedAndCounted() {
    controller.chooseLongest();
    assertThat(model.chips()).extracting(Chip::origin).contains(Origin.NOISE, Origin.REAL);
    assertThat(model.panels().shownProperty().get().panels().get(1).statistics())
        .extracting(Statistic::name)
        .contains("on noise", "noise ÷ chance");
    assertThat(model.chips()).anyMatch(Chip::isCut);
  }

  @Test
  void anUnknownUserIsSaidAndNothingIsLost() {
    String before = model.userProperty().get();
    controller.chooseUser("nobody");
    assertThat(model.problemProperty().get()).contains("have no user nobody");
    assertThat(model.userProperty().get()).isEqualTo(before);
    assertThat(model.chips()).isNotEmpty();
    controller.chooseUser("3");
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.userProperty().get()).isEqualTo("3");
  }

  @Test
  void chanceGoesOnToAnotherUser() {
    List<String> users = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      controller.chooseRandom();
      users.add(model.userProperty().get());
    }
    assertThat(users.stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void theMostChangedUserIsShownAndTheNextOnesAreOffered() {
    controller.searchMostChanged();
    assertThat(model.searchProperty().get()).isEqualTo(InspectModel.NO_SEARCH);
    assertThat(model.users()).hasSize(10);
    assertThat(model.userProperty().get()).isEqualTo(model.users().get(0).value());
  }

  @Test
  void withoutARuleNobodyIsChanged() {
    model.runProperty().set(softmax);
    controller.searchMostChanged();
    assertThat(model.problemProperty().get()).startsWith("This run has no rule");
  }

  @Test
  void editsAreMadeUndoneAndDoneAgain() {
    List<String> before = titles();
    model.placeProperty().set(0);
    controller.remove();
    assertThat(titles()).isNotEqualTo(before);
    List<String> removed = titles();

    model.placeProperty().set(1);
    controller.replace("7");
    assertThat(model.chips().get(model.chips().size() - 2).origin()).isEqualTo(Origin.EDITED);
    controller.insert("9");
    controller.undo();
    controller.undo();
    assertThat(titles()).isEqualTo(removed);
    controller.redo();
    assertThat(model.editsProperty().get().done()).hasSize(2);
    controller.reset();
    assertThat(titles()).isEqualTo(before);
  }

  @Test
  void whatCannotBeEditedIsSaid() {
    controller.remove();
    assertThat(model.problemProperty().get()).isEqualTo("Choose an item of the sequence first.");
    model.placeProperty().set(0);
    controller.insert(" ");
    assertThat(model.problemProperty().get()).startsWith("Type the title");
    controller.replace("no such thing");
    assertThat(model.problemProperty().get()).contains("have no item no such thing");
    assertThat(model.editsProperty().get().done()).isEmpty();
  }

  @Test
  void noiseIsPutInAndTried() {
    model.noiseProperty().set(0.5);
    controller.addNoise();
    assertThat(model.chips()).extracting(Chip::origin).contains(Origin.DRAWN);
    controller.tryNoise();
    assertThat(model.trialProperty().get()).contains("of the top 10 stays");
  }

  @Test
  void aSecondRunIsGivenTheSameSequence() {
    model.besideProperty().set(softmax);
    controller.insert("9");
    assertThat(model.panels().shownProperty().get().panels()).hasSize(6);
    assertThat(model.answers())
        .extracting(RunAnswer::name)
        .containsExactly(strided.name(), softmax.name());
    assertThat(model.answers().get(1).notes()).isEmpty();
    model.besideProperty().set(null);
    assertThat(model.answers()).hasSize(1);
  }

  @Test
  void aModelWithoutAttentionSaysSoAndStillRecommends() {
    model.runProperty().set(popular);
    assertThat(model.panels().shownProperty().get().panels()).isEmpty();
    assertThat(model.choice().blocksProperty().get()).isZero();
    assertThat(model.attentiveProperty().get()).isFalse();
    assertThat(model.answers().get(0).notes()).isEmpty();
    assertThat(model.answers().get(0).target()).doesNotContain("with the rule");
    assertThat(model.answers().get(0).rows()).hasSize(10);
    assertThat(offered()).isEmpty();
    model.besideProperty().set(softmax);
    assertThat(model.attentiveProperty().get()).isTrue();
    assertThat(model.answers().get(0).notes()).containsExactly("This model has no attention.");
  }

  @Test
  void aModelOfTheLastItemIsShownMoreThanItLooksAtAndCanBeEdited() {
    model.runProperty().set(popular);
    controller.chooseLongest();
    assertThat(model.knownProperty().get()).contains("the model looks at the newest 1.");
    assertThat(model.chips()).hasSizeGreaterThan(1);
    assertThat(model.chips().stream().filter(Chip::looked)).hasSize(1);
    model.placeProperty().set(1);
    controller.replace("7");
    assertThat(model.chips().get(model.chips().size() - 2).origin()).isEqualTo(Origin.EDITED);
    controller.addNoise();
    assertThat(model.problemProperty().get()).isEmpty();
    controller.tryNoise();
    assertThat(model.trialProperty().get()).contains("of the top 10 stays");
  }

  private List<String> offered() {
    return model.learned().stream()
        .filter(one -> one.offeredProperty().get())
        .map(one -> one.view().id())
        .toList();
  }

  private LearnedModel learned(String id) {
    return model.learned().stream()
        .filter(one -> one.view().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theNearestItemsFollowTheChosenItemUntilAnotherIsNamed() {
    LearnedModel nearest = learned("nearest");
    assertThat(offered()).containsExactly("nearest");
    assertThat(nearest.itemProperty().get()).isEqualTo(titles().get(titles().size() - 1));
    model.placeProperty().set(2);
    assertThat(nearest.itemProperty().get()).isEqualTo(titles().get(titles().size() - 3));
    controller.learned().chooseItem("9");
    String named = nearest.itemProperty().get();
    assertThat(nearest.seen().get(0).tokens()).hasSize(10).doesNotContain("9");
    controller.chooseRandom();
    assertThat(nearest.itemProperty().get()).as("stays with another user").isEqualTo(named);
    model.placeProperty().set(0);
    assertThat(nearest.itemProperty().get()).isEqualTo(titles().get(titles().size() - 1));
  }

  @Test
  void whatIsAskedOfTheNearestChangesThem() {
    LearnedModel nearest = learned("nearest");
    controller.learned().chooseItem("9");
    nearest.countProperty().set(20);
    List<String> byCosine = nearest.seen().get(0).tokens();
    nearest.similarityProperty().set(Similarity.DOT);
    assertThat(byCosine).hasSize(20);
    assertThat(nearest.seen().get(0).tokens()).hasSize(20).isNotEqualTo(byCosine);
    controller.learned().chooseItem("no such thing");
    assertThat(model.problemProperty().get()).contains("have no item no such thing");
    controller.learned().offerItems(nearest, "9");
    assertThat(nearest.offers().get(0).value()).isEqualTo("9");
  }

  @Test
  void whatTwoRunsHaveLearnedStandsSideBySide() {
    model.besideProperty().set(softmax);
    assertThat(learned("nearest").seen())
        .extracting(LearnedModel.Seen::run)
        .containsExactly(strided.name(), softmax.name());
  }

  @Test
  void anotherBlockOrHeadIsDrawnAnew() {
    var mean = model.panels().shownProperty().get();
    model.choice().headProperty().set(1);
    assertThat(model.panels().shownProperty().get()).isNotSameAs(mean);
    model.choice().blockProperty().set(1);
    assertThat(model.panels().shownProperty().get().panels()).hasSize(3);
  }

  @Test
  void usersAndItemsAreOfferedAsTheyAreTyped() {
    controller.suggestUsers("1");
    assertThat(model.users().get(0).value()).isEqualTo("1");
    assertThat(model.users().get(0).text()).endsWith(" items");
    controller.suggestItems("9");
    assertThat(model.items().get(0).value()).isEqualTo("9");
  }

  @Test
  void aRunThatIsGoneIsNotLookedAtAnyMore() {
    library.clear();
    controller.refresh();
    assertThat(model.runProperty().get()).isNull();
    assertThat(model.chips()).isEmpty();
    assertThat(model.answers()).isEmpty();
  }
}
