package recdenoiser.app.configure;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.app.dataset.OpenedData;
import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.experiment.SettingCatalogue;
import recdenoiser.engine.experiment.SettingDescriptor;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.train.TrainingSettings;

/** What a configuration does, in plain sentences. */
final class RunInWords {
  private final Texts texts = Texts.bundle("configure");

  /**
   * @param data null while none is chosen
   * @return a paragraph each
   */
  List<String> describe(RunConfig config, OpenedData data) {
    List<String> sentences = new ArrayList<>();
    sentences.add(model(config.backbone(), data));
    sentences.add(attention(config));
    if (config.denoiser().jacobianPenalty() > 0 && config.backbone().blocks() > 0) {
      sentences.add(texts.get("words.jacobian", value(config, "jacobianPenalty")));
    }
    sentences.add(training(config));
    sentences.add(evaluation(config));
    return sentences;
  }

  private String model(BackboneSettings model, OpenedData data) {
    String on = data == null ? texts.get("words.noData") : data.name();
    return texts.get(
        "words.model",
        model.blocks() + " " + texts.get(model.blocks() == 1 ? "words.block" : "words.blocks"),
        model.heads() + " " + texts.get(model.heads() == 1 ? "words.head" : "words.heads"),
        Integer.toString(model.width()),
        Integer.toString(model.maxLength()),
        on);
  }

  private String attention(RunConfig config) {
    DenoiserSettings denoiser = config.denoiser();
    if (config.attention().attention() != Rule.LEARNED_MASK) {
      return texts.get("words.softmax");
    }
    return texts.get(
        "words.masks",
        denoiser.estimator().name(),
        texts.get("words.draw." + denoiser.maskDraw()),
        value(config, "maskPenalty"));
  }

  private String training(RunConfig config) {
    TrainingSettings training = config.training();
    return texts.get(
        "words.training",
        Numbers.count(training.epochs()),
        Numbers.count(training.batchSize()),
        value(config, "learningRate"),
        value(config, "dropout"));
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
    return texts.get("words.evaluation", every, selectBy(config), patience);
  }

  private static String value(RunConfig config, String setting) {
    return SettingCatalogue.get().get(config, setting);
  }

  private static String selectBy(RunConfig config) {
    SettingDescriptor setting = SettingCatalogue.get().setting("selectBy");
    return setting.choices().stream()
        .filter(choice -> choice.value().equals(config.evaluation().selectBy().name()))
        .findFirst()
        .orElseThrow()
        .label();
  }
}
