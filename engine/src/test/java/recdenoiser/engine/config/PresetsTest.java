package recdenoiser.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.preparing.DataSettings.Noise;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.Sampler;
import recdenoiser.engine.model.Bert4RecSettings;
import recdenoiser.engine.model.CaserSettings;
import recdenoiser.engine.model.Gru4RecKind;
import recdenoiser.engine.model.Gru4RecPlusKind;
import recdenoiser.engine.model.Gru4RecSettings;
import recdenoiser.engine.model.SasRecSettings;
import recdenoiser.engine.model.SsePtKind;
import recdenoiser.engine.model.SsePtSettings;
import recdenoiser.engine.model.TiSasRecKind;
import recdenoiser.engine.model.TiSasRecSettings;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.train.TrainingSettings.DecayKind;

class PresetsTest {
  @TempDir Path folder;

  @Test
  void everyPresetNeedsAtMostAFile() {
    assertThat(Presets.list())
        .isNotEmpty()
        .allSatisfy(
            preset -> {
              assertThat(preset.title()).isNotBlank();
              assertThat(preset.source()).isNotBlank();
              assertThat(preset.note()).isNotBlank();
              RunConfig withFile =
                  preset.config().data().data().isEmpty()
                      ? preset.config().with("data", "some.txt")
                      : preset.config();
              assertThat(withFile.problems()).isEmpty();
              assertThat(withFile.evaluation().negatives()).isEqualTo(100);
            });
  }

  @Test
  void theAuthorsSettingsAreAsPublished() {
    RunConfig games = Presets.load("sasrec-games").config();
    RunConfig movies = Presets.load("sasrec-ml-1m").config();

    assertThat(games.model().maxLength()).isEqualTo(50);
    assertThat(games.model().dropout()).isEqualTo(0.5);
    assertThat(movies.model().maxLength()).isEqualTo(200);
    assertThat(movies.model().dropout()).isEqualTo(0.2);
    assertThat(Presets.load("rec-denoiser-games").config().model().heads()).isEqualTo(2);
    assertThat(List.of(games, movies))
        .allSatisfy(config -> assertThat(config.training().beta2()).isEqualTo(0.98));
  }

  @Test
  void caserIsSetAsItsAuthorsDo() {
    RunConfig movies = Presets.load("caser-ml-1m").config();

    assertThat(movies.model().maxLength()).isEqualTo(5);
    assertThat(movies.model().width()).isEqualTo(50);
    assertThat(movies.model().dropout()).isEqualTo(0.5);
    assertThat(movies.groups().get(CaserSettings.class)).isEqualTo(new CaserSettings(3, 4, 16));
    assertThat(2 * movies.training().weightDecay()).as("as PyTorch counts it").isEqualTo(1e-6);
  }

  @Test
  void intervalsReachAsFarAsTheirAuthorsLetThem() {
    RunConfig plain = Presets.load("tisasrec-default").config();
    RunConfig movies = Presets.load("tisasrec-ml-1m").config();

    assertThat(plain.model().model()).isEqualTo(TiSasRecKind.ID);
    assertThat(plain.groups().get(TiSasRecSettings.class).timeSpan()).isEqualTo(256);
    assertThat(plain.model().dropout()).isEqualTo(0.2);
    assertThat(plain.training().weightDecay()).isEqualTo(5e-5);
    assertThat(movies.groups().get(TiSasRecSettings.class).timeSpan()).isEqualTo(2048);
  }

  @Test
  void usersAndItemsAreReplacedAsTheirAuthorsAdvise() {
    RunConfig plain = Presets.load("sse-pt-default").config();
    RunConfig movies = Presets.load("sse-pt-ml-1m").config();

    assertThat(plain.model().model()).isEqualTo(SsePtKind.ID);
    assertThat(plain.model().width() + plain.groups().get(SsePtSettings.class).userWidth())
        .isEqualTo(100);
    assertThat(plain.groups().get(SsePtSettings.class).replaceItem()).isZero();
    assertThat(movies.model().maxLength()).isEqualTo(200);
    assertThat(movies.groups().get(SsePtSettings.class).replaceItem()).isEqualTo(0.1);
    assertThat(movies.groups().get(SsePtSettings.class).replaceUser()).isEqualTo(0.92);
  }

  @Test
  void theSettingsOfBert4RecAreAsPublished() {
    RunConfig movies = Presets.load("bert4rec-ml-1m").config();
    RunConfig beauty = Presets.load("bert4rec-beauty").config();

    assertThat(List.of(movies, beauty))
        .allSatisfy(
            config -> {
              assertThat(config.model().width()).isEqualTo(64);
              assertThat(config.model().innerFactor()).isEqualTo(4);
              assertThat(config.groups().get(Bert4RecSettings.class).attentionDropout())
                  .isEqualTo(0.2);
              assertThat(config.loss().loss()).isEqualTo(Loss.FULL_SOFTMAX);
              assertThat(config.training().decayKind()).isEqualTo(DecayKind.DECOUPLED);
              assertThat(config.training().clipNorm()).isEqualTo(5);
              assertThat(config.training().warmUpSteps()).isEqualTo(100);
              assertThat(config.training().decaySteps()).isEqualTo(400_000);
            });
    assertThat(movies.groups().get(Bert4RecSettings.class).maskRate()).isEqualTo(0.2);
    assertThat(movies.model().dropout()).isEqualTo(0.2);
    assertThat(beauty.groups().get(Bert4RecSettings.class).maskRate()).isEqualTo(0.6);
    assertThat(beauty.model().dropout()).isEqualTo(0.5);
  }

  @Test
  void theSettingsOfRecurrentModelsAreThoseOfTheirAuthors() {
    RunConfig first = Presets.load("gru4rec-default").config();
    RunConfig today = Presets.load("gru4rec-plus-default").config();

    assertThat(first.model().model()).isEqualTo(Gru4RecKind.ID);
    assertThat(first.loss().negativeSampler()).isEqualTo(Sampler.IN_BATCH);
    assertThat(today.model().model()).isEqualTo(Gru4RecPlusKind.ID);
    assertThat(today.model().sharedItems()).isTrue();
    assertThat(today.loss().negativeSampler()).isEqualTo(Sampler.IN_BATCH);
    assertThat(today.loss().extraNegatives()).isEqualTo(512);
    assertThat(first.loss().loss()).isEqualTo(Loss.BPR);
    assertThat(List.of(first, today))
        .allSatisfy(
            config -> {
              assertThat(config.groups().get(Gru4RecSettings.class).hiddenWidth()).isEqualTo(100);
              assertThat(config.training().optimiser()).isEqualTo(OptimiserSettings.Kind.ADAGRAD);
              assertThat(config.training().epsilon()).isEqualTo(1e-6);
            });
  }

  @Test
  void anUnknownPresetIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> Presets.load("sasrec-game"))
        .isInstanceOf(SettingProblem.class)
        .hasMessageStartingWith(
            "There is no preset called sasrec-game; the nearest are sasrec-games,");
  }

  @Test
  void aConfigurationReadsBackFromItsFile() throws IOException {
    RunConfig config = Presets.load("denoiser-calibrated").config().with("data", "games.txt");
    Path file = folder.resolve("config.json");
    ConfigFile.write(file, config);

    assertThat(ConfigFile.read(file)).isEqualTo(config);
  }

  @Test
  void bothVersionsOfGru4RecWriteTheSettingsThatTheyHaveInCommon() throws IOException {
    RunConfig config = Presets.load("gru4rec-plus-default").config().with("hiddenLayers", "2");
    Path file = folder.resolve("config.json");
    ConfigFile.write(file, config);

    assertThat(ConfigFile.read(file)).isEqualTo(config);
    assertThat(Json.LINES.readTree(file.toFile()).path("gru4rec").path("hiddenLayers").asInt())
        .isEqualTo(2);
    assertThat(SettingCatalogue.get().matters(config, "hiddenLayers")).isTrue();
    assertThat(SettingCatalogue.get().matters(config, "oneHotItems")).isFalse();
  }

  @Test
  void aSheetNamesOnlyWhatDiffersFromItsPreset() throws IOException {
    Path file = folder.resolve("sheet.json");
    Files.writeString(
        file, "{\"from\": \"sample\", \"settings\": {\"epochs\": 3, \"dropout\": 0.1}}");

    RunConfig read = ConfigFile.read(file);

    assertThat(SettingCatalogue.get().differences(Presets.load("sample").config(), read))
        .extracting(SettingCatalogue.Difference::name)
        .containsExactly("dropout", "epochs");
  }

  @Test
  void aFileThatIsNoConfigurationIsRefusedInOneSentence() throws IOException {
    Path file = folder.resolve("config.json");

    assertThatThrownBy(() -> ConfigFile.read(file))
        .hasMessage("There is no configuration file " + file + ".");
    Files.writeString(file, "{\n\"version\": 1,");
    assertThatThrownBy(() -> ConfigFile.read(file))
        .hasMessageStartingWith(file + ", line 2, column ");
    int next = RunConfig.VERSION + 1;
    Files.writeString(file, "{\"version\": " + next + "}");
    assertThatThrownBy(() -> ConfigFile.read(file)).hasMessageContaining("format version " + next);
    Files.writeString(file, "[]");
    assertThatThrownBy(() -> ConfigFile.read(file)).hasMessageContaining("is not a configuration");
    Files.writeString(file, "{\"version\": 1, \"data\": {\"data\": \"x\"}}");
    assertThatThrownBy(() -> ConfigFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file.toString());
  }

  @Test
  void aConfigurationOfTheFirstFormatGetsWhatItDidNotHaveYet() throws IOException {
    Path file = folder.resolve("old.json");
    RunConfig config = Presets.load("rec-denoiser-games").config();
    ObjectNode old = Json.LINES.valueToTree(config);
    old.put("version", 1);
    old.withObjectProperty("denoiser").set("attention", old.get("attention").get("attention"));
    old.remove(List.of("attention", "loss"));
    Files.write(file, Json.pretty(old));

    assertThat(ConfigFile.read(file)).isEqualTo(config);
  }

  @Test
  void aConfigurationOfTheSecondFormatIsWithoutNoise() throws IOException {
    Path file = folder.resolve("old.json");
    RunConfig config = Presets.load("tisasrec-ml-1m").config();
    ObjectNode old = Json.LINES.valueToTree(config);
    old.put("version", 2);
    old.withObjectProperty("data").remove(List.of("noise", "noiseShare", "noiseSeed"));
    Files.write(file, Json.pretty(old));

    assertThat(ConfigFile.read(file)).isEqualTo(config);
    assertThat(config.data().noise()).isEqualTo(Noise.NONE);
  }

  @Test
  void whatASecondFormatHadMustBeThere() throws IOException {
    Path file = folder.resolve("old.json");
    ObjectNode old = Json.LINES.valueToTree(Presets.load("sasrec-games").config());
    old.put("version", 2);
    old.withObjectProperty("training").remove("clipNorm");
    Files.write(file, Json.pretty(old));

    assertThatThrownBy(() -> ConfigFile.read(file)).hasMessageContaining("clipNorm");
  }

  @Test
  void noiseReadsBackFromItsFileAndMattersOnlyWhereThereIsSome() throws IOException {
    RunConfig plain = Presets.load("sample").config();
    RunConfig noisy =
        plain.with("noise", "replaced").with("noiseShare", "0.25").with("noiseSeed", "9");
    Path file = folder.resolve("noisy.json");
    ConfigFile.write(file, noisy);

    assertThat(ConfigFile.read(file)).isEqualTo(noisy);
    for (String setting : List.of("noiseShare", "noiseSeed")) {
      assertThat(SettingCatalogue.get().matters(noisy, setting)).isTrue();
      assertThat(SettingCatalogue.get().matters(plain, setting)).isFalse();
    }
    assertThatThrownBy(() -> plain.with("noiseShare", "0.6"))
        .hasMessage("noiseShare must be between 0 and 0.5; found 0.6.");
  }

  @Test
  void aConfigurationOfTheThirdFormatDrawsNegativesAsItDid() throws IOException {
    Path file = folder.resolve("old.json");
    RunConfig config = Presets.load("sasrec-3000-negatives").config();
    ObjectNode old = Json.LINES.valueToTree(config);
    old.put("version", 3);
    ObjectNode loss = old.withObjectProperty("loss");
    loss.remove(List.of("negativeSampler", "popularityExponent", "lossNegativesAvoid"));
    Files.write(file, Json.pretty(old));

    assertThat(ConfigFile.read(file)).isEqualTo(config);
    loss.remove("lossNegatives");
    Files.write(file, Json.pretty(old));
    assertThatThrownBy(() -> ConfigFile.read(file)).hasMessageContaining("lossNegatives");
  }

  @Test
  void aConfigurationOfTheFourthFormatHoldsOneActionOut() throws IOException {
    Path file = folder.resolve("old.json");
    RunConfig config = Presets.load("sasrec-games").config();
    ObjectNode old = Json.LINES.valueToTree(config);
    old.put("version", 4);
    old.withObjectProperty("evaluation").remove("heldOut");
    Files.write(file, Json.pretty(old));

    assertThat(ConfigFile.read(file)).isEqualTo(config);
    assertThat(config.evaluation().heldOut()).isEqualTo(1);
  }

  @Test
  void aConfigurationOfTheSeventhFormatHasNoExtraNegatives() throws IOException {
    Path file = folder.resolve("old.json");
    RunConfig config = Presets.load("sasrec-3000-negatives").config();
    ObjectNode old = Json.LINES.valueToTree(config);
    old.put("version", 7);
    old.withObjectProperty("loss").remove(List.of("extraNegatives", "scorePenalty"));
    Files.write(file, Json.pretty(old));

    assertThat(ConfigFile.read(file)).isEqualTo(config);
    assertThat(config.loss().extraNegatives()).isZero();
  }

  @Test
  void whatTheBatchSharesAvoidsNothingAndExtraNegativesAreDrawnByPopularity() {
    SettingCatalogue settings = SettingCatalogue.get();
    RunConfig plain = Presets.load("sasrec-default").config();
    RunConfig extra = plain.with("extraNegatives", "100");
    RunConfig shared = extra.with("negativesFor", "batch").with("loss", "bpr-max");

    assertThat(settings.matters(plain, "popularityExponent")).isFalse();
    assertThat(settings.matters(extra, "popularityExponent")).isTrue();
    assertThat(settings.matters(extra, "lossNegativesAvoid")).isTrue();
    assertThat(settings.matters(extra, "scorePenalty")).isFalse();
    assertThat(settings.matters(shared, "lossNegativesAvoid")).isFalse();
    assertThat(settings.matters(shared, "scorePenalty")).isTrue();
  }

  @Test
  void aConfigurationOfTheSeventhFormatLeavesOneOutWithoutPopularNegatives() throws IOException {
    Path file = folder.resolve("old.json");
    RunConfig config = Presets.load("sasrec-games").config();
    ObjectNode old = Json.LINES.valueToTree(config);
    old.put("version", 7);
    old.withObjectProperty("evaluation")
        .remove(List.of("popularNegatives", "split", "validationFrom", "testFrom"));
    old.withObjectProperty("data").remove("transposed");
    Files.write(file, Json.pretty(old));

    assertThat(config.evaluation().popularNegatives()).as("is new by default").isTrue();
    assertThat(ConfigFile.read(file)).isEqualTo(config.with("popularNegatives", "false"));
  }

  @Test
  void oneHeadCannotTakeTurns() {
    RunConfig one =
        Presets.load("sample")
            .config()
            .with("attention", "SPARSE_STRIDED")
            .with("patternHeads", "SPLIT");

    assertThat(one.problems())
        .extracting(SettingProblem::getMessage)
        .containsExactly("heads must be at least 2 where patternHeads is SPLIT; found 1.");
    assertThat(one.with("heads", "2").problems()).isEmpty();
    assertThat(one.with("patternHeads", "MERGED").problems()).isEmpty();
  }

  @Test
  void aConfigurationOfTheNinthFormatHasOneGateThatIsNotDrawnAndKnowsNothing() throws IOException {
    Path file = folder.resolve("old.json");
    RunConfig config = Presets.load("sample-content-gate").config().with("gateWidth", "8");
    ObjectNode old = Json.LINES.valueToTree(config);
    old.put("version", 9);
    old.withObjectProperty("contentGate").remove(List.of("gateDraw", "gatePerBlock"));
    old.withObjectProperty("data").remove("knowsTruth");
    Files.write(file, Json.pretty(old));

    assertThat(ConfigFile.read(file)).isEqualTo(config);
  }

  @Test
  void aGroupThatAModelDidNotHaveYetHasItsDefaults() throws IOException {
    Path file = folder.resolve("old.json");
    RunConfig config = Presets.load("sasrec-games").config();
    ObjectNode old = Json.LINES.valueToTree(config);
    assertThat(old.remove("sasrec")).isNotNull();
    for (int version : List.of(6, RunConfig.VERSION)) {
      old.put("version", version);
      Files.write(file, Json.pretty(old));

      assertThat(ConfigFile.read(file)).isEqualTo(config);
    }
    assertThat(config.groups().get(SasRecSettings.class)).isEqualTo(SasRecSettings.DEFAULTS);
  }

  @Test
  void tablesAndChainsLearnByBprFromSomeThousandActionsAtATime() {
    for (String model : List.of("bpr-mf", "fmc", "fpmc")) {
      RunConfig sparse = Presets.load(model + "-games").config();
      RunConfig dense = Presets.load(model + "-ml-1m").config();

      assertThat(sparse.loss().loss()).isEqualTo(Loss.BPR);
      assertThat(sparse.loss().samples()).isEqualTo(1);
      assertThat(sparse.model().width()).isEqualTo(50);
      assertThat(sparse.training().batchSize()).isEqualTo(512);
      assertThat(dense.training().batchSize()).isEqualTo(32);
    }
  }

  @Test
  void howNegativesAreDrawnAndWhatIsHeldOutReadsBackFromItsFile() throws IOException {
    RunConfig config =
        Presets.load("gsasrec")
            .config()
            .with("negativeSampler", "popularity")
            .with("popularityExponent", "0.5")
            .with("lossNegativesAvoid", "target")
            .with("heldOut", "5");
    Path file = folder.resolve("config.json");
    ConfigFile.write(file, config);

    assertThat(ConfigFile.read(file)).isEqualTo(config);
    assertThat(SettingCatalogue.get().matters(config, "popularityExponent")).isTrue();
    assertThat(
            SettingCatalogue.get()
                .matters(config.with("negativeSampler", "uniform"), "popularityExponent"))
        .isFalse();
    assertThat(
            SettingCatalogue.get()
                .matters(config.with("loss", "full-softmax"), "lossNegativesAvoid"))
        .isFalse();
  }
}
