package recdenoiser.app.configure;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.app.dataset.OpenedData;
import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.DataSettings;
import recdenoiser.engine.data.DataSettings.Noise;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.experiment.SettingCatalogue;
import recdenoiser.engine.experiment.SettingDescriptor;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.train.TrainingSettings;

/** What a configuration does, in plain sentences. */
final class RunInWords {
  private final Texts texts = Texts.bundle("configure");
  private final AttentionInWords attention = new AttentionInWords(texts);
  private final LossInWords loss = new LossInWords(texts);

  /**
   * @param data null while none is chosen
   * @return a paragraph each
   */
  List<String> describe(RunConfig config, OpenedData data) {
    List<String> sentences = new ArrayList<>();
    sentences.add((model(config.backbone(), data) + " " + special(config.backbone())).strip());
    if (config.data().noise() != Noise.NONE) {
      sentences.add(noise(config.data()));
    }
    sentences.add(attention.describe(config));
    if (config.denoiser().jacobianPenalty() > 0 && config.backbone().blocks() > 0) {
      sentences.add(texts.get("words.jacobian", value(config, "jacobianPenalty")));
    }
    sentences.add(loss.describe(config));
    sentences.add(training(config));
    sentences.add(evaluation(config));
    return sentences;
  }

  private String model(BackboneSettings model, OpenedData data) {
    String name = choice("backbone", model.backbone().name());
    String width = Integer.toString(model.blockWidth());
    String length = Numbers.count(model.maxLength());
    String on = data == null ? texts.get("words.noData") : data.name();
    if (model.blocks() == 0) {
      return texts.get("words.model.noBlocks", name, width, length, on);
    }
    String blocks = counted(model.blocks(), "words.block");
    String heads = counted(model.heads(), "words.head");
    return texts.get("words.model", name, blocks, heads, width, length, on);
  }

  /** What only this backbone does; empty for SASRec, which the others are told apart from. */
  private String special(BackboneSettings model) {
    return switch (model.backbone()) {
      case SASREC -> "";
      case TISASREC -> texts.get("words.tisasrec", Numbers.count(model.timeSpan()));
      case SSE_PT ->
          texts.get(
              "words.ssePt",
              Integer.toString(model.userWidth()),
              Numbers.percent(model.replaceItem()),
              Numbers.percent(model.replaceUser()));
      case BERT4REC ->
          texts.get(
              "words.bert4rec",
              Numbers.percent(model.maskRate()),
              Numbers.percent(model.lastMasked()));
    };
  }

  private String noise(DataSettings data) {
    String done =
        texts.get("words.noise." + data.noise().name(), Numbers.percent(data.noiseShare()));
    return done + " " + texts.get("words.noise.stays");
  }

  private String counted(int count, String key) {
    return count + " " + texts.get(count == 1 ? key : key + "s");
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
    return training.weightDecay() > 0 ? training.decayKind().name() : "NONE";
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
