package recdenoiser.app.configure;

import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.experiment.RunConfig;

/** What the attention of a configuration does, in plain sentences. */
final class AttentionInWords {
  private final Texts texts;

  AttentionInWords(Texts texts) {
    this.texts = texts;
  }

  String describe(RunConfig config) {
    if (config.backbone().blocks() == 0) {
      return texts.get("words.noBlocks");
    }
    return switch (config.attention().attention()) {
      case SOFTMAX -> texts.get("words.softmax", seen(config));
      case LEARNED_MASK -> masks(config);
      case SPARSE_STRIDED, SPARSE_FIXED -> pattern(config);
      case ENTMAX -> entmax(config);
      case RANDOM_MASK ->
          texts.get(
              "words.random",
              Numbers.percent(config.attention().randomRate()),
              texts.get("words.random." + config.attention().randomUnit()));
    };
  }

  private String seen(RunConfig config) {
    return texts.get(config.backbone().backbone().causal() ? "words.earlier" : "words.any");
  }

  private String masks(RunConfig config) {
    DenoiserSettings denoiser = config.denoiser();
    boolean perHead = denoiser.maskHeads() == MaskHeads.PER_HEAD && config.backbone().heads() > 1;
    return texts.get(
        "words.masks",
        texts.get(perHead ? "words.masks.perHead" : "words.masks.shared"),
        texts.get("words.estimator." + denoiser.estimator()),
        texts.get("words.draw." + denoiser.maskDraw()),
        RunInWords.value(config, "maskPenalty"));
  }

  private String pattern(RunConfig config) {
    AttentionSettings attention = config.attention();
    String stride = Integer.toString(stride(config));
    boolean causal = config.backbone().backbone().causal();
    String open =
        attention.attention() == Rule.SPARSE_STRIDED
            ? texts.get(causal ? "words.strided" : "words.strided.both", stride)
            : fixed(stride, attention.patternSummary());
    boolean turns = attention.patternHeads() == PatternHeads.SPLIT && config.backbone().heads() > 1;
    return turns ? open + " " + texts.get("words.turns") : open;
  }

  private String fixed(String stride, int summary) {
    return summary == 1
        ? texts.get("words.fixed.one", stride)
        : texts.get("words.fixed", stride, Integer.toString(summary));
  }

  /** l as set, or √n rounded, at least 2. */
  private static int stride(RunConfig config) {
    int set = config.attention().patternStride();
    int root = (int) Math.round(Math.sqrt(config.backbone().maxLength()));
    return set == 0 ? Math.max(2, root) : set;
  }

  private String entmax(RunConfig config) {
    return config.attention().learnAlpha()
        ? texts.get("words.entmax.learned")
        : texts.get("words.entmax", RunInWords.value(config, "alpha"));
  }
}
