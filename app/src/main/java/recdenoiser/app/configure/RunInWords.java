package recdenoiser.app.configure;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.config.ChosenKinds;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.data.SplitPlan;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.data.preparing.DataSettings.Noise;
import recdenoiser.engine.text.Numbers;
import recdenoiser.engine.train.TrainingSettings;

/** What a configuration does, in plain sentences. */
final class RunInWords {
  private final Texts texts = Texts.bundle("configure");
  private final LossInWords loss = new LossInWords(texts);

  /**
   * @param data null while none is chosen
   * @return a paragraph each
   */
  List<String> describe(RunConfig config, OpenedData data) {
    List<String> sentences = new ArrayList<>();
    ChosenKinds kinds = ChosenKinds.of(config);
    sentences.add(kinds.modelInWords(data == null ? texts.get("words.noData") : data.name()));
    if (config.data().noise() != Noise.NONE) {
      sentences.add(noise(config.data()));
    }
    if (config.data().knowsTruth()) {
      sentences.add(texts.get("words.knowsTruth"));
    }
    if (kinds.model().needs().attention()) {
      sentences.add(kinds.hasAttention() ? kinds.attentionInWords() : texts.get("words.noBlocks"));
    }
    if (config.denoiser().jacobianPenalty() > 0 && kinds.hasAttention()) {
      sentences.add(texts.get("words.jacobian", value(config, "jacobianPenalty")));
    }
    if (kinds.model().needs().steps()) {
      sentences.add(loss.describe(config));
      sentences.add(training(config));
    }
    sentences.add(evaluation(config));
    return sentences;
  }

  private String noise(DataSettings data) {
    String done =
        texts.get("words.noise." + data.noise().name(), Numbers.percent(data.noiseShare()));
    return done + " " + texts.get("words.noise.stays");
  }

  private String training(RunConfig config) {
    TrainingSettings training = config.training();
    String sentence =
        texts.get(
            "words.training",
            Numbers.count(training.epochs()),
            Numbers.count(training.batchSize()),
            texts.get("words.optimiser." + decay(training)),
            value(config, "learningRate"),
            value(config, "dropout"));
    StringBuilder words = new StringBuilder(sentence);
    if (training.warmUpSteps() > 0) {
      words.append(' ').append(texts.get("words.warmUp", Numbers.count(training.warmUpSteps())));
    }
    if (training.decaySteps() > 0) {
      words.append(' ').append(texts.get("words.decay", Numbers.count(training.decaySteps())));
    }
    if (training.clipNorm() > 0) {
      words.append(' ').append(texts.get("words.clip", value(config, "clipNorm")));
    }
    return words.toString();
  }

  private static String decay(TrainingSettings training) {
    String decay = training.weightDecay() > 0 ? training.decayKind().name() : "NONE";
    return training.optimiser() + "." + decay;
  }

  private String evaluation(RunConfig config) {
    TrainingSettings training = config.training();
    String every =
        training.evaluateEvery() == 1
            ? texts.get("words.every.one")
            : texts.get("words.every", Numbers.count(training.evaluateEvery()));
    String patience =
        training.patience() == 0
            ? texts.get("words.patience.none")
            : texts.get("words.patience", Numbers.count(training.patience()));
    String best = choice("selectBy", config.evaluation().selectBy().name());
    String sentence = texts.get("words.evaluation", every, best, patience);
    if (config.evaluation().split() == SplitPlan.Kind.BY_TIME) {
      String validation = config.evaluation().validationFrom();
      return sentence + " " + texts.get("words.byTime", validation, config.evaluation().testFrom());
    }
    int heldOut = config.evaluation().heldOut();
    return heldOut == 1
        ? sentence
        : sentence + " " + texts.get("words.heldOut", Numbers.count(heldOut));
  }

  static String value(RunConfig config, String setting) {
    return SettingCatalogue.get().get(config, setting);
  }

  private static String choice(String name, String value) {
    SettingDescriptor setting = SettingCatalogue.get().setting(name);
    return setting.choices().stream()
        .filter(choice -> choice.value().equals(value))
        .findFirst()
        .orElseThrow()
        .label();
  }
}
