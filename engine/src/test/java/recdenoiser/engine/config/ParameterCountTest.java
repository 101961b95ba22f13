package recdenoiser.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.statistics.DataStatistics;
import recdenoiser.engine.run.EpochTrial;

/** The numbers counted from a configuration are those that the model of it has. */
class ParameterCountTest {
  private static final RunConfig SMALL =
      Presets.load("sample")
          .config()
          .with("loss", "BINARY")
          .with("width", "6")
          .with("heads", "2")
          .with("maxLength", "7")
          .with("attention", "SOFTMAX");
  private static final DataStatistics DATA =
      DataStatistics.of(DataSets.open("sample:shop").sequences());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blocks=2",
        "blocks=0",
        "innerFactor=3",
        "layout=POST_NORM",
        "sharedItems=false",
        "positions=NONE",
        "attention=LEARNED_MASK",
        "attention=LEARNED_MASK maskHeads=PER_HEAD",
        "attention=ENTMAX",
        "attention=ENTMAX learnAlpha=false",
        "attention=SPARSE_STRIDED",
        "loss=FULL_SOFTMAX",
        "userVectors=true",
        "finalNorm=false blocks=0",
        "model=POPULARITY",
        "model=BPR_MF",
        "model=FMC",
        "model=FPMC",
        "model=TRANSREC",
        "model=TISASREC timeSpan=9",
        "model=TISASREC blocks=0",
        "model=SSE_PT userWidth=4",
        "model=SSE_PT positions=NONE sharedItems=false",
        "model=CASER",
        "model=CASER verticalFilters=0 targets=1",
        "model=LSTM4REC",
        "model=LSTM4REC lstmLayers=3 lstmUnits=7 sharedItems=false",
        "model=BERT4REC innerFactor=4",
        "model=GRU4REC hiddenWidth=5",
        "model=GRU4REC oneHotItems=false hiddenWidth=5 hiddenLayers=3 resetGate=AFTER_PRODUCT",
        "model=GRU4REC_PLUS hiddenWidth=5 hiddenLayers=2",
        "model=GRU4REC_PLUS hiddenWidth=5 sharedItems=false oneHotItems=false",
        "model=BERT4REC blocks=0 sharedItems=false positions=NONE",
        "model=BERT4REC attention=LEARNED_MASK maskHeads=PER_HEAD loss=FULL_SOFTMAX",
      })
  void theCountIsThatOfTheModel(String settings) {
    RunConfig config = SMALL;
    for (String setting : settings.split(" ")) {
      String[] parts = setting.split("=");
      config = config.with(parts[0], parts[1]);
    }

    assertThat(ChosenKinds.of(config).parameterCount(DATA.items(), DATA.users()))
        .isEqualTo(EpochTrial.run(config, 1, 0).parameters());
  }
}
