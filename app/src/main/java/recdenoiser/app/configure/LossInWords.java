package recdenoiser.app.configure;

import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.train.LossSettings;

/** What the predictions of a configuration are compared with, in plain sentences. */
final class LossInWords {
  private final Texts texts;

  LossInWords(Texts texts) {
    this.texts = texts;
  }

  String describe(RunConfig config) {
    return switch (config.loss().loss()) {
      case BINARY -> binary(config);
      case SAMPLED_SOFTMAX -> texts.get("words.sampledSoftmax", negatives(config.loss()));
      case FULL_SOFTMAX -> texts.get("words.fullSoftmax");
    };
  }

  private String binary(RunConfig config) {
    String plain = texts.get("words.binary", negatives(config.loss()));
    return config.loss().calibration() > 0
        ? plain + " " + texts.get("words.calibrated", RunInWords.value(config, "calibration"))
        : plain;
  }

  private String negatives(LossSettings loss) {
    return loss.lossNegatives() == 1
        ? texts.get("words.negative")
        : texts.get("words.negatives." + loss.negativesFor(), Numbers.count(loss.lossNegatives()));
  }
}
