package recdenoiser.app.configure;

import recdenoiser.app.text.Texts;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.text.Numbers;

/** What the predictions of a configuration are compared with, in plain sentences. */
final class LossInWords {
  private final Texts texts;

  LossInWords(Texts texts) {
    this.texts = texts;
  }

  String describe(RunConfig config) {
    return switch (config.loss().loss()) {
      case BINARY -> (binary(config) + " " + source(config)).strip();
      case SAMPLED_SOFTMAX ->
          (texts.get("words.sampledSoftmax", negatives(config.loss())) + " " + source(config))
              .strip();
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
    String which = texts.get("words.avoid." + loss.lossNegativesAvoid());
    return loss.lossNegatives() == 1
        ? texts.get("words.negative", which)
        : texts.get(
            "words.negatives." + loss.negativesFor(), Numbers.count(loss.lossNegatives()), which);
  }

  /** Where they come from; empty if from everywhere alike. */
  private String source(RunConfig config) {
    return switch (config.loss().negativeSampler()) {
      case UNIFORM -> "";
      case POPULARITY ->
          texts.get("words.popularity", RunInWords.value(config, "popularityExponent"));
      case IN_BATCH -> texts.get("words.inBatch");
    };
  }
}
