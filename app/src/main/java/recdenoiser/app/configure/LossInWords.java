package recdenoiser.app.configure;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.text.Numbers;

/** What the predictions of a configuration are compared with, in plain sentences. */
final class LossInWords {
  private final Texts texts;

  LossInWords(Texts texts) {
    this.texts = texts;
  }

  String describe(RunConfig config) {
    return config.loss().loss() == Loss.FULL_SOFTMAX
        ? texts.get("words.fullSoftmax")
        : Stream.of(comparison(config), source(config), extra(config))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" "));
  }

  private String comparison(RunConfig config) {
    String negatives = negatives(config.loss());
    return switch (config.loss().loss()) {
      case BINARY -> binary(config);
      case SAMPLED_SOFTMAX -> texts.get("words.sampledSoftmax", negatives);
      case FULL_SOFTMAX -> texts.get("words.fullSoftmax");
      case BPR -> texts.get("words.bpr", negatives);
      case TOP1 -> texts.get("words.top1", negatives);
      case BPR_MAX ->
          texts.get("words.bprMax", negatives, RunInWords.value(config, "scorePenalty"));
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
        : texts.get("words.negatives." + loss.shared(), Numbers.count(loss.lossNegatives()), which);
  }

  /** Where they come from; empty if from everywhere alike. */
  private String source(RunConfig config) {
    return switch (config.loss().negativeSampler()) {
      case UNIFORM -> "";
      case POPULARITY ->
          texts.get("words.popularity", RunInWords.value(config, "popularityExponent"));
      case IN_BATCH ->
          texts.get(
              config.loss().shared() == NegativesFor.BATCH
                  ? "words.inWholeBatch"
                  : "words.inBatch");
    };
  }

  /** What is compared with beside them; empty if nothing. */
  private String extra(RunConfig config) {
    return config.loss().extraNegatives() == 0
        ? ""
        : texts.get(
            "words.extra",
            Numbers.count(config.loss().extraNegatives()),
            RunInWords.value(config, "popularityExponent"));
  }
}
