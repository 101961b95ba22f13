package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.RealData;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;

/**
 * Short runs of every kind of model must stay as good as they were, so that what quietly costs
 * accuracy fails here. Each floor lies below what the run reaches, which is logged, and that of a
 * network well above what the most popular items do. Test users, NDCG@10 against 100 sampled items,
 * at the epoch that is best on validation.
 */
class AccuracyFloorTest {
  private static final Logger LOG = LoggerFactory.getLogger(AccuracyFloorTest.class);
  private static final int THREADS = 2;

  /**
   * What a model is held to.
   *
   * @param preset whose settings it is trained with, but for those of {@link #config}
   */
  private record Floor(String preset, int epochs, double ndcg) {}

  private static final Map<String, Floor> SAMPLE_SHOP =
      Map.ofEntries(
          Map.entry("POPULARITY", new Floor("sasrec-default", 1, 0.10)),
          Map.entry("MARKOV", new Floor("markov", 1, 0.33)),
          Map.entry("ITEM_KNN", new Floor("item-knn", 1, 0.48)),
          Map.entry("BPR_MF", new Floor("bpr-mf-default", 20, 0.33)),
          Map.entry("FMC", new Floor("fmc-default", 20, 0.30)),
          Map.entry("FPMC", new Floor("fpmc-default", 20, 0.42)),
          Map.entry("TRANSREC", new Floor("transrec-default", 25, 0.30)),
          Map.entry("GRU4REC", new Floor("gru4rec-default", 10, 0.42)),
          Map.entry("GRU4REC_PLUS", new Floor("gru4rec-plus-default", 5, 0.44)),
          Map.entry("SASREC", new Floor("sasrec-default", 25, 0.35)),
          Map.entry("TISASREC", new Floor("tisasrec-default", 25, 0.35)),
          Map.entry("BERT4REC", new Floor("bert4rec-default", 30, 0.20)),
          Map.entry("SSE_PT", new Floor("sse-pt-default", 20, 0.36)));

  private static final Map<String, Floor> MOVIE_LENS =
      Map.ofEntries(
          Map.entry("POPULARITY", new Floor("sasrec-default", 1, 0.21)),
          Map.entry("MARKOV", new Floor("markov", 1, 0.28)),
          Map.entry("ITEM_KNN", new Floor("item-knn", 1, 0.41)),
          Map.entry("BPR_MF", new Floor("bpr-mf-default", 40, 0.30)),
          Map.entry("FMC", new Floor("fmc-default", 40, 0.34)),
          Map.entry("FPMC", new Floor("fpmc-default", 40, 0.39)),
          Map.entry("TRANSREC", new Floor("transrec-default", 40, 0.36)),
          Map.entry("GRU4REC", new Floor("gru4rec-default", 20, 0.25)),
          Map.entry("GRU4REC_PLUS", new Floor("gru4rec-plus-default", 10, 0.34)),
          Map.entry("CASER", new Floor("caser-default", 5, 0.34)),
          Map.entry("LSTM4REC", new Floor("lstm4rec-default", 10, 0.23)),
          Map.entry("SASREC", new Floor("sasrec-default", 20, 0.32)),
          Map.entry("TISASREC", new Floor("tisasrec-default", 20, 0.33)),
          Map.entry("BERT4REC", new Floor("bert4rec-default", 20, 0.27)),
          Map.entry("SSE_PT", new Floor("sse-pt-default", 15, 0.33)));

  @TempDir Path runs;

  static Stream<String> models() {
    return ModelKinds.all().stream().map(ModelKind::id);
  }

  /** One of each family. */
  private static final Set<String> QUICK =
      Set.of("POPULARITY", "MARKOV", "ITEM_KNN", "FPMC", "GRU4REC_PLUS", "SASREC");

  static Stream<String> quickModels() {
    return models().filter(QUICK::contains);
  }

  /** Without those on DeepLearning4J, which take their time. */
  static Stream<String> otherModels() {
    Set<String> tooSlow = Set.of("CASER", "LSTM4REC");
    return models().filter(model -> !QUICK.contains(model) && !tooSlow.contains(model));
  }

  @ParameterizedTest
  @MethodSource("quickModels")
  void onTheSampleShop(String model) throws IOException {
    reaches(SAMPLE_SHOP, model, "sample:shop", 20);
  }

  @ParameterizedTest
  @MethodSource("otherModels")
  @Tag("slow")
  void onTheSampleShopToo(String model) throws IOException {
    reaches(SAMPLE_SHOP, model, "sample:shop", 20);
  }

  @ParameterizedTest
  @MethodSource("models")
  @Tag("slow")
  void onMovieLens(String model) throws IOException {
    reaches(MOVIE_LENS, model, RealData.file("ml-100k.inter").toString(), 50);
  }

  private void reaches(Map<String, Floor> floors, String model, String data, int maxLength)
      throws IOException {
    assertThat(floors).as("every kind of model needs a floor").containsKey(model);
    Floor floor = floors.get(model);
    int window = model.equals("CASER") ? 5 : maxLength;
    RunConfig config =
        config(model, floor).with("data", data).with("maxLength", Integer.toString(window));

    RunSummary summary = ExperimentRun.create(config, runs, THREADS).execute(event -> {});

    assertThat(summary.test()).as(summary.message()).isNotNull();
    RankingMetrics reached = summary.test().sampled();
    LOG.info(
        String.format(
            Locale.ROOT,
            "%s on %s: test NDCG@10 %.4f, floor %.2f, epoch %d, %.1f s",
            model,
            data,
            reached.ndcgAt(10),
            floor.ndcg(),
            summary.bestEpoch(),
            summary.seconds()));
    assertThat(reached.ndcgAt(10)).as("test NDCG@10 of %s", model).isGreaterThan(floor.ndcg());
  }

  /** The presets' settings, but for models that are small and learn fast. */
  private static RunConfig config(String model, Floor floor) {
    RunConfig config =
        Presets.load(floor.preset())
            .config()
            .with("model", model)
            .with("minUserActions", "0")
            .with("minItemActions", "0")
            .with("width", "32")
            .with("dropout", "0.2")
            .with("learningRate", "0.003")
            .with("epochs", Integer.toString(floor.epochs()))
            .with("evaluateEvery", "5");
    return switch (model) {
      case "BERT4REC" -> config.with("heads", "1").with("dropout", "0.1").with("batchSize", "64");
      case "SSE_PT" ->
          config
              .with("userWidth", "16")
              .with("loss", "FULL_SOFTMAX")
              .with("replaceItem", "0.1")
              .with("replaceUser", "0.92");
      case "BPR_MF", "FMC", "FPMC", "TRANSREC" -> config.with("batchSize", "32");
      case "GRU4REC", "GRU4REC_PLUS" ->
          config.with("hiddenWidth", "64").with("batchSize", "32").with("learningRate", "0.05");
      case "CASER" -> config.with("horizontalFilters", "4");
      case "LSTM4REC" -> config.with("lstmUnits", "32");
      default -> config;
    };
  }
}
