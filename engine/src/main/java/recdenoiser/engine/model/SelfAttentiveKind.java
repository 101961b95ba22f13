package recdenoiser.engine.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** What the kinds of self-attentive backbones have in common. */
abstract class SelfAttentiveKind implements ModelKind {
  private final String id;

  SelfAttentiveKind(String id) {
    this.id = id;
  }

  @Override
  public final String id() {
    return id;
  }

  static ModelSettings model(SettingGroups settings) {
    return settings.get(ModelSettings.class);
  }

  @Override
  public ModelNeeds needs() {
    return ModelNeeds.SELF_ATTENTIVE;
  }

  /** Width of a block. */
  int blockWidth(SettingGroups settings) {
    return model(settings).width();
  }

  boolean causal() {
    return true;
  }

  @Override
  public RuleShape shape(SettingGroups settings) {
    ModelSettings model = model(settings);
    return new RuleShape(model.blocks(), model.heads(), model.maxLength(), causal());
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    Set<String> names =
        new HashSet<>(
            Set.of("model", "maxLength", "width", "blocks", "sharedItems", "positions", "dropout"));
    if (model(settings).blocks() > 0) {
      names.addAll(Set.of("heads", "residuals", "layout", "innerFactor"));
    }
    return names;
  }

  @Override
  public List<SettingProblem> problems(SettingGroups settings) {
    int heads = model(settings).heads();
    int width = blockWidth(settings);
    if (heads <= 0 || width % heads == 0) {
      return List.of();
    }
    String sentence =
        SettingTexts.format("problem.heads", Integer.toString(heads), Integer.toString(width));
    return List.of(new SettingProblem("heads", sentence));
  }

  @Override
  public String inWords(SettingGroups settings, String dataName) {
    ModelSettings model = model(settings);
    String width = Integer.toString(blockWidth(settings));
    String length = Numbers.count(model.maxLength());
    String sentence =
        model.blocks() == 0
            ? SettingTexts.format("words.model.noBlocks", title(), width, length, dataName)
            : SettingTexts.format(
                "words.model",
                title(),
                counted(model.blocks(), "words.block"),
                counted(model.heads(), "words.head"),
                width,
                length,
                dataName);
    return (sentence + " " + special(settings)).strip();
  }

  private static String counted(int count, String key) {
    return count + " " + SettingTexts.text(count == 1 ? key : key + "s");
  }

  /** What only this backbone does; empty for SASRec, which the others are told apart from. */
  String special(SettingGroups settings) {
    return "";
  }

  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    ModelSettings model = model(settings);
    long tables = (model.sharedItems() ? 1 : 2) * (long) items * model.width();
    long blocks = (long) model.blocks() * block(settings);
    return tables + positions(settings) + blocks + norm(settings) + special(settings, items, users);
  }

  /** What only this backbone learns. */
  long special(SettingGroups settings, int items, int users) {
    return 0;
  }

  long positions(SettingGroups settings) {
    ModelSettings model = model(settings);
    return model.positions() == Positions.NONE
        ? 0
        : (long) model.maxLength() * blockWidth(settings);
  }

  private long block(SettingGroups settings) {
    long d = blockWidth(settings);
    long inner = d * model(settings).innerFactor();
    long feedForward = d * inner + inner + inner * d + d;
    return 2 * norm(settings) + (projectsOutput(settings) ? 4 : 3) * dense(d) + feedForward;
  }

  boolean projectsOutput(SettingGroups settings) {
    return model(settings).layout() != Layout.ORIGINAL;
  }

  /** Gains and biases. */
  final long norm(SettingGroups settings) {
    return 2L * blockWidth(settings);
  }

  static long dense(long width) {
    return width * width + width;
  }
}
