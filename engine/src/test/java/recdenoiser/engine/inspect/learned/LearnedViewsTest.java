package recdenoiser.engine.inspect.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.figure.NamedMatrix;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.UserSequence;
import recdenoiser.engine.recommend.ItemVectors;
import recdenoiser.engine.recommend.Transitions;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.GateReport;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.table.GridCell;

/** What small runs of several models offer, against what the models themselves say. */
class LearnedViewsTest {
  @TempDir static Path folder;
  private static InspectedRun attentive;
  private static InspectedRun chain;
  private static InspectedRun popular;
  private static InspectedRun recurrent;
  private static InspectedRun convolutional;
  private static InspectedRun gated;

  @BeforeAll
  static void train() throws IOException {
    RunConfig config =
        SmallData.config(SmallData.write(folder)).with("epochs", "2").with("attention", "SOFTMAX");
    attentive = open(config);
    gated =
        open(
            config
                .with("attention", "CONTENT_GATE")
                .with("noise", "REPLACED")
                .with("noiseShare", "0.3"));
    chain = open(config.with("model", "FMC"));
    popular = open(config.with("model", "POPULARITY"));
    recurrent = open(config.with("model", "GRU4REC").with("epochs", "1"));
    convolutional = open(config.with("model", "CASER").with("maxLength", "4").with("epochs", "1"));
  }

  private static InspectedRun open(RunConfig config) throws IOException {
    try (ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 1)) {
      run.execute(event -> {});
      return InspectedRun.open(run.folder());
    }
  }

  private static UserSequence sequence(InspectedRun run) {
    return run.sequence(run.users().longest());
  }

  private static LearnedView named(String id) {
    return LearnedViews.named(id).orElseThrow();
  }

  private static LearnedQuestion about(int item, int count, Similarity similarity) {
    return new LearnedQuestion(
        sequence(attentive), item, count, similarity, ChosenItems.SEQUENCE, Unit.SCORE);
  }

  private static LearnedQuestion transitions(ChosenItems items, int count, Unit unit) {
    return new LearnedQuestion(sequence(chain), 1, count, Similarity.COSINE, items, unit);
  }

  @Test
  void eachModelOffersWhatItHas() {
    assertThat(LearnedViews.in(attentive)).extracting(LearnedView::id).containsExactly("nearest");
    assertThat(LearnedViews.in(chain))
        .extracting(LearnedView::id)
        .containsExactly("nearest", "transitions");
    assertThat(LearnedViews.in(recurrent))
        .extracting(LearnedView::id)
        .containsExactly("nearest", "gates");
    assertThat(LearnedViews.in(convolutional))
        .extracting(LearnedView::id)
        .containsExactly("nearest", "filters");
    assertThat(LearnedViews.in(popular)).isEmpty();
    assertThat(LearnedViews.all()).extracting(LearnedView::id).doesNotHaveDuplicates();
    assertThat(LearnedViews.named("nothing")).isEmpty();
  }

  @Test
  void aGateShowsWhatItTakesForNoise() {
    assertThat(LearnedViews.in(gated))
        .extracting(LearnedView::id)
        .containsExactly("genuine", "noise", "noisy-users", "nearest");
    UserSequence sequence = sequence(gated);
    LearnedView genuine = named("genuine");

    NamedMatrix strip =
        genuine.look(gated, LearnedQuestion.of(sequence, genuine)).maps().get(0).matrix();

    double[] all = gated.genuine(sequence).orElseThrow();
    int given = Math.min(gated.window(), sequence.length());
    assertThat(strip.columns()).hasSize(given);
    assertThat(strip.rows()).hasSize(2);
    for (int item = 0; item < given; item++) {
      assertThat(strip.value(0, item)).isEqualTo((float) all[all.length - given + item]);
      boolean noise = sequence.action(given - 1 - item).isNoise();
      assertThat(strip.value(1, item)).isEqualTo(noise ? 0 : 1);
    }
  }

  @Test
  void itemsAndUsersAreListedAsTheReportCountsThem() {
    GateReport report = gated.saved().gate(Split.TEST).orElseThrow();
    LearnedView noise = named("noise");
    LearnedView users = named("noisy-users");

    Learned items = noise.look(gated, LearnedQuestion.of(sequence(gated), noise));
    Learned byUser = users.look(gated, LearnedQuestion.of(sequence(gated), users));

    assertThat(items.list().orElseThrow().numbers())
        .isEqualTo(report.items().stream().map(GateReport.OfItem::item).limit(20).toList());
    assertThat(items.curve().orElseThrow().lines().get(0).points())
        .startsWith(new LearnedCurve.Point(0, 0))
        .endsWith(new LearnedCurve.Point(1, 1));
    assertThat(byUser.list().orElseThrow().rows()).isEqualTo(Learned.Rows.USERS);
    assertThat(byUser.list().orElseThrow().numbers())
        .isEqualTo(report.byUser().stream().map(GateReport.OfUser::user).limit(20).toList());
    assertThat(gated.saved().gate(Split.TEST).orElseThrow()).isSameAs(report);
  }

  @Test
  void theNearestByCosineAreThoseOfTheVectors() {
    ItemVectors vectors = attentive.saved().model().itemVectors().orElseThrow();
    Learned seen = named("nearest").look(attentive, about(3, 7, Similarity.COSINE));
    assertThat(seen.maps()).isEmpty();
    assertThat(seen.list().orElseThrow().numbers())
        .containsExactlyElementsOf(
            vectors.nearest(3, 7).stream().map(scored -> scored.item()).toList());
    List<GridCell> first = seen.list().orElseThrow().grid().rows().get(0);
    assertThat(Double.parseDouble(first.get(2).exact()))
        .isCloseTo(vectors.nearest(3, 7).get(0).score(), within(1e-6));
  }

  @Test
  void theNearestByInnerProductAreThoseOfAPlainLoop() {
    ItemVectors vectors = attentive.saved().model().itemVectors().orElseThrow();
    float[] own = vectors.of(3);
    List<Integer> expected =
        IntStream.rangeClosed(1, vectors.itemCount())
            .boxed()
            .filter(item -> item != 3)
            .sorted(Comparator.comparingDouble(item -> -dot(own, vectors.of(item))))
            .limit(5)
            .toList();
    assertThat(
            named("nearest")
                .look(attentive, about(3, 5, Similarity.DOT))
                .list()
                .orElseThrow()
                .numbers())
        .isEqualTo(expected);
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(k -> (double) a[k] * b[k]).sum();
  }

  @Test
  void popularityIsTheActionsOfTraining() {
    int[] popular = attentive.mostPopular(4);
    assertThat(popular).hasSize(4);
    int most =
        IntStream.rangeClosed(1, attentive.data().itemCount())
            .map(attentive::trainingActions)
            .max()
            .orElseThrow();
    assertThat(attentive.trainingActions(popular[0])).isEqualTo(most);
    long all =
        IntStream.range(0, attentive.data().userCount())
            .map(attentive.saved().split()::trainingLength)
            .sum();
    assertThat(
            IntStream.rangeClosed(1, attentive.data().itemCount())
                .map(attentive::trainingActions)
                .sum())
        .isEqualTo((int) all);
  }

  @Test
  void transitionsAreTheScoresOfTheModel() {
    Learned seen =
        named("transitions").look(chain, transitions(ChosenItems.POPULAR, 5, Unit.SCORE));
    Transitions own = chain.saved().model().transitions().orElseThrow();
    int[] items = chain.mostPopular(5);
    float[][] expected = own.strengths(sequence(chain).number(), items, items);
    NamedMatrix matrix = seen.maps().get(0).matrix();
    assertThat(matrix.rows()).hasSize(5).isEqualTo(matrix.columns());
    assertThat(matrix.value(1, 3)).isEqualTo(expected[1][3]);
    assertThat(seen.list().orElseThrow().numbers()).hasSize(10);
  }

  @Test
  void deviationsAreFromTheMeanOfAllItemsInUnitsOfTheirSpread() {
    Transitions own = chain.saved().model().transitions().orElseThrow();
    int[] all = IntStream.rangeClosed(1, chain.data().itemCount()).toArray();
    int[] items = chain.mostPopular(3);
    float[] scores = own.strengths(sequence(chain).number(), new int[] {items[0]}, all)[0];
    double mean = IntStream.range(0, all.length).mapToDouble(i -> scores[i]).average().orElse(0);
    double variance =
        IntStream.range(0, all.length)
            .mapToDouble(i -> Math.pow(scores[i] - mean, 2))
            .average()
            .orElse(0);
    Learned seen =
        named("transitions").look(chain, transitions(ChosenItems.POPULAR, 3, Unit.DEVIATIONS));
    assertThat((double) seen.maps().get(0).matrix().value(0, 2))
        .isCloseTo((scores[items[2] - 1] - mean) / Math.sqrt(variance), within(1e-4));
  }

  @Test
  void theNewestDifferentItemsOfASequenceStandOldestFirst() {
    Learned seen =
        named("transitions").look(chain, transitions(ChosenItems.SEQUENCE, 4, Unit.SCORE));
    UserSequence sequence = sequence(chain);
    String newest = chain.data().itemLabel(sequence.action(0).item());
    List<String> rows = seen.maps().get(0).matrix().rows();
    assertThat(rows).hasSizeLessThanOrEqualTo(4).doesNotHaveDuplicates();
    assertThat(rows.get(rows.size() - 1)).isEqualTo(newest);
  }

  @Test
  void mapsOfOneQuantityShareAScale() {
    LearnedView view = named("transitions");
    List<Learned> shared =
        Learned.onSharedScales(
            Arrays.stream(ChosenItems.values())
                .map(items -> view.look(chain, transitions(items, 5, Unit.DEVIATIONS)))
                .toList());
    assertThat(shared.get(0).maps().get(0).scale()).isEqualTo(shared.get(1).maps().get(0).scale());
  }

  @Test
  void gatesAndFiltersAreThoseOfTheRun() {
    UserSequence sequence = sequence(recurrent);
    LearnedView gates = named("gates");
    NamedMatrix strip =
        gates.look(recurrent, LearnedQuestion.of(sequence, gates)).maps().get(0).matrix();
    assertThat(strip.columns()).hasSize(Math.min(sequence.length(), recurrent.window()));
    assertThat(strip.values()).isNotEmpty();
    for (float value : strip.values()) {
      assertThat(value).isBetween(0f, 2f);
    }
    LearnedView filters = named("filters");
    Learned seen =
        filters.look(convolutional, LearnedQuestion.of(sequence(convolutional), filters));
    assertThat(seen.maps()).hasSize(1 + 4 + filters.usual());
    assertThat(seen.maps().get(0).matrix().rows()).hasSize(4);
  }

  @Test
  void nothingIsShownOfNothing() {
    assertThatThrownBy(() -> about(1, 0, Similarity.DOT))
        .hasMessage("At least 1 is shown; found 0.");
    assertThat(LearnedQuestion.of(sequence(chain), named("transitions")).count()).isEqualTo(20);
  }
}
