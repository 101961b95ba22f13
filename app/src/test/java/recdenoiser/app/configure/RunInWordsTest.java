package recdenoiser.app.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.loss.LossSettings.Loss;

class RunInWordsTest {
  private static final RunConfig SAMPLE =
      Presets.load("sample").config().with("loss", "BINARY").with("maskPenalty", "0.002");

  @Test
  void sentencesSayWhatTheSettingsDo() {
    assertThat(words(SAMPLE.with("jacobianPenalty", "0.001")))
        .contains("SASRec with 2 blocks, 1 head and width 32")
        .contains("one mask for all heads")
        .contains("ARM gradients")
        .contains("β = 0.002")
        .contains("γ = 0.001")
        .contains("Binary cross-entropy tells each target from one item");
  }

  @Test
  void withoutNoiseNoneIsSpokenOf() {
    assertThat(words(SAMPLE)).doesNotContainIgnoringCase("noise");
  }

  @Test
  void knowingTheTruthIsSpokenOf() {
    assertThat(words(SAMPLE.with("knowsTruth", "true"))).contains("Known noise is left out");
    assertThat(words(SAMPLE)).doesNotContain("Known noise");
  }

  @Test
  void softmaxIsNamedSoftmax() {
    assertThat(words(SAMPLE.with("attention", "SOFTMAX")))
        .contains("plain softmax: every earlier item gets some weight")
        .doesNotContain("ARM");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          backbone=BERT4REC                                | reads in both directions and learns by filling in masked items
          backbone=BERT4REC attention=SOFTMAX              | every item, earlier or later, gets
          backbone=TISASREC timeSpan=2048                  | up to 2 048 times the user’s shortest interval
          backbone=SSE_PT userWidth=10                     | a vector of its user, 10 numbers wide
          backbone=SSE_PT userWidth=10                     | width 42
          maskHeads=PER_HEAD heads=2                       | one mask for every head
          estimator=STRAIGHT_THROUGH                       | straight-through gradients
          attention=SPARSE_STRIDED maxLength=50            | the last 7 items, and one in every 7
          attention=SPARSE_STRIDED backbone=BERT4REC       | items on either side
          attention=SPARSE_FIXED patternStride=5           | stretches of 5 items
          attention=SPARSE_FIXED heads=2 patternHeads=SPLIT | Heads take turns
          attention=ENTMAX                                 | Every head learns its own α
          attention=ENTMAX learnAlpha=false alpha=1.5      | α-entmax with α = 1.5
          attention=RANDOM_MASK randomUnit=HEAD            | of the heads are closed at random
          loss=FULL_SOFTMAX                                | among all items of the catalogue
          loss=SAMPLED_SOFTMAX lossNegatives=3000          | among itself and 3 000 items
          lossNegatives=256 calibration=0.75               | Calibration t = 0.75 corrects
          lossNegatives=256 negativesFor=SEQUENCE          | once for a whole sequence
          negativeSampler=POPULARITY popularityExponent=0.5 | training actions to the power 0.5
          negativeSampler=IN_BATCH loss=SAMPLED_SOFTMAX    | what the other sequences of the batch predict
          loss=BPR lossNegatives=50                        | BPR ranks each target above 50 items
          loss=TOP1                                        | keeps the scores of these near 0
          loss=BPR_MAX scorePenalty=1.95                   | their squared scores cost λ = 1.95
          lossNegatives=50 negativesFor=BATCH loss=BPR_MAX | 50 items other than the target, drawn once for the whole batch
          extraNegatives=2048                              | 2 048 popular items, drawn in proportion to their training actions to the power 0.75
          extraNegatives=2048 negativesFor=BATCH negativeSampler=IN_BATCH | Only what the batch predicts is drawn.
          lossNegativesAvoid=TARGET                        | from one item other than the target
          lossNegatives=256 lossNegativesAvoid=NOTHING     | from 256 items of any kind, drawn for each position
          heldOut=5                                        | The last 5 actions of every user are held out
          weightDecay=0.01 decayKind=DECOUPLED             | AdamW at learning rate
          warmUpSteps=100 decaySteps=400                   | rises over the first 100 steps
          clipNorm=5                                       | Gradients longer than 5
          noise=REPLACED noiseShare=0.25                   | Noise: 25 % of the training actions get a random item
          noise=INSERTED noiseShare=0.05                   | in between the training actions, 5.0 % as many.
          noise=SWAPPED noiseShare=0.1                     | 10 % of the training actions change places
          model=POPULARITY                                 | is scored by how many training actions it has
          blocks=0 attention=SOFTMAX                       | Without blocks there is no attention
          """)
  void whatIsSetIsSaid(String settings, String said) {
    assertThat(words(with(settings)).replace('\u2009', ' ')).contains(said);
  }

  @Test
  void everyCombinationReadsDifferentlyAndIsFilledIn() {
    Set<String> all = new HashSet<>();
    List<String> doubles = new ArrayList<>();
    for (String backbone : List.of("SASREC", "BERT4REC", "TISASREC", "SSE_PT")) {
      for (AttentionKind rule : AttentionKinds.all()) {
        for (Loss loss : Loss.values()) {
          String words =
              words(
                  SAMPLE
                      .with("backbone", backbone)
                      .with("attention", rule.id())
                      .with("loss", loss.name()));
          assertThat(words).doesNotContain("{").doesNotContain("_").doesNotContain("  ");
          if (!all.add(words)) {
            doubles.add(words);
          }
        }
      }
    }
    assertThat(doubles).isEmpty();
  }

  private static RunConfig with(String settings) {
    RunConfig config = SAMPLE;
    for (String setting : settings.split(" ")) {
      String[] parts = setting.split("=");
      config = config.with(parts[0], parts[1]);
    }
    return config;
  }

  private static String words(RunConfig config) {
    return String.join(" ", new RunInWords().describe(config, null));
  }
}
