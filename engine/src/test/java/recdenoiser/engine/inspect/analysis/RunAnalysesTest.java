package recdenoiser.engine.inspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.inspect.analysis.Consistency.Found;
import recdenoiser.engine.inspect.analysis.Exposure.Limit;
import recdenoiser.engine.recommend.ItemVectors;
import recdenoiser.engine.recommend.StateView;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SavedModel;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.table.GridFormat;

/** Numbers by hand, and of one small trained run. */
final class RunAnalysesTest {
  @TempDir private static Path folder;
  private static SavedModel saved;

  @BeforeAll
  static void train() throws IOException {
    ExperimentRun run =
        ExperimentRun.create(
            SmallData.config(SmallData.write(folder)).with("attention", "SOFTMAX"), folder, 1);
    run.execute(event -> {});
    saved = SavedModel.open(run.folder(), 1);
  }

  /**
   * Three users, four items: item 1 twice, items 2 and 3 once, item 4 never. Ascending 0 1 1 2: Σ
   * (2i − 5) x = −1·1 + 1·1 + 3·2 = 6, over 4 · 4. The second user's item stands second.
   */
  @Test
  void listsAreMeasured() {
    Limit limit = Exposure.measure(2, new int[][] {{1, 2}, {3, 1}, {}}, new int[] {4, 1, 2}, 4);

    assertThat(limit.hit()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(limit.ndcg()).isCloseTo(Math.log(2) / Math.log(3) / 3, within(1e-12));
    assertThat(limit.gini()).isCloseTo(6 / 16.0, within(1e-12));
    assertThat(limit.coverage()).isEqualTo(0.75);
    assertThat(limit.filled()).isCloseTo(4 / 30.0, within(1e-12));
  }

  @Test
  void placesAreRoundedDown() {
    assertThat(Exposure.places(0.5, new int[] {0, 1, 2, 5})).containsExactly(0, 0, 1, 2);
    assertThat(Exposure.places(0.1, new int[] {0, 30})).containsExactly(0, 3);
    assertThatThrownBy(() -> Exposure.ascending(List.of(0.0))).hasMessageContaining("above 0");
  }

  /** Without a limit it is the ranking among all items; with one, nobody is shown too often. */
  @Test
  void withoutALimitListsAreThoseOfTheFullRanking() throws IOException {
    Evaluation evaluation = saved.evaluate(Split.TEST);

    Exposure exposure = ExposureAnalysis.of(saved, List.of(2.0, 0.1));

    assertThat(exposure.limits()).extracting(Limit::factor).startsWith(0.1, 2.0);
    Limit free = exposure.limits().get(2);
    assertThat(free.isNone()).isTrue();
    assertThat(free.hit()).isCloseTo(evaluation.full().hitAt(10), within(1e-12));
    assertThat(free.ndcg()).isCloseTo(evaluation.full().ndcgAt(10), within(1e-12));
    assertThat(free.filled()).isEqualTo(1);
    assertThat(exposure.limits().get(0).filled()).isLessThan(0.2);
    assertThat(exposure.limits().get(0).gini()).isNotEqualTo(free.gini());
    assertThat(GridFormat.TEXT.write(ExposureReport.grid(exposure))).contains("No limit", "Gini");
    assertThat(svg(ExposureReport.figure(exposure, FigureSize.USUAL))).contains("No limit");
  }

  /** A user who chose an item twice is one user. */
  @Test
  void usersAreCountedOnce() {
    int[] chosen = ExposureAnalysis.chosenBy(saved.split());

    assertThat(chosen[0]).isZero();
    assertThat(chosen[1]).isBetween(1, saved.sequences().userCount());
  }

  /** One is nearer, one equally near, the item itself between them. */
  @Test
  void ranksCountEqualsByHalf() {
    assertThat(Consistency.rank(new double[] {9, 0.5, 0.5, 0.9, 0.1}, 1)).isEqualTo(2.5);
    Found found = Consistency.found(new double[] {1, 4, 20, 1});
    assertThat(found.itself()).isEqualTo(0.5);
    assertThat(found.amongTen()).isEqualTo(0.75);
    assertThat(found.reciprocalRank()).isCloseTo((2 + 0.25 + 0.05) / 4, within(1e-12));
  }

  /** The product of the state and an item's vector is the score of the item. */
  @Test
  void statesAreWhatItemsAreComparedWith() {
    StateView states = saved.model().states().orElseThrow();
    ItemVectors items = saved.model().itemVectors().orElseThrow();
    PackedHistories histories = PackedHistories.of(new int[] {3, 4}, new int[] {7, 8, 9});
    float[] scores = new float[2 * (items.itemCount() + 1)];
    saved.model().score(histories, scores);

    float[] after = states.after(histories);

    assertThat(after).hasSize(2 * items.width());
    for (int item : new int[] {1, 17}) {
      double product = 0;
      for (int k = 0; k < items.width(); k++) {
        product += after[items.width() + k] * items.of(item)[k];
      }
      assertThat(product).isCloseTo(scores[items.itemCount() + 1 + item], within(1e-5));
    }
  }

  @Test
  void itemsAreMadeAgainFromTheirUsers() throws IOException {
    Consistency consistency = ConsistencyAnalysis.of(saved, 3);

    assertThat(consistency.items() + consistency.left()).isEqualTo(saved.sequences().itemCount());
    assertThat(consistency.states()).isBetween(consistency.items(), 3 * consistency.items());
    assertThat(consistency.bins()).hasSize(5);
    assertThat(consistency.bins().stream().mapToInt(Consistency.Bin::items).sum())
        .isEqualTo(consistency.items());
    assertThat(consistency.byAngle().reciprocalRank()).isBetween(0.0, 1.0);
    assertThat(GridFormat.TEXT.write(ConsistencyReport.grid(consistency)))
        .contains("Nearest is itself (angle)", "all");
    assertThat(svg(ConsistencyReport.figure(consistency, FigureSize.USUAL))).contains("angle");
    assertThatThrownBy(() -> ConsistencyAnalysis.of(saved, 0)).hasMessageContaining("At least 1");
  }

  private static String svg(Figure figure) throws IOException {
    return new String(FigureFormat.SVG.write(figure), StandardCharsets.UTF_8);
  }
}
