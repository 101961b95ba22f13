package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** Sun et al., CIKM 2019: attention in both directions, learns by filling in masked items. */
public final class Bert4RecKind extends SelfAttentiveKind {
  public static final String ID = "BERT4REC";

  public Bert4RecKind() {
    super(ID);
  }

  @Override
  boolean causal() {
    return false;
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(Bert4RecSettings.DEFAULTS);
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    Set<String> names = super.settings(settings);
    names.remove("layout");
    return names;
  }

  @Override
  public List<SettingProblem> problems(SettingGroups settings) {
    List<SettingProblem> problems = new ArrayList<>(super.problems(settings));
    if (model(settings).positions() == Positions.FROM_PREDICTION) {
      problems.add(new SettingProblem("positions", SettingTexts.text("problem.clozePositions")));
    }
    if (model(settings).maxLength() < 2) {
      problems.add(new SettingProblem("maxLength", SettingTexts.text("problem.clozeLength")));
    }
    return problems;
  }

  @Override
  String special(SettingGroups settings) {
    Bert4RecSettings own = settings.get(Bert4RecSettings.class);
    return SettingTexts.format(
        "words.bert4rec", Numbers.percent(own.maskRate()), Numbers.percent(own.lastMasked()));
  }

  @Override
  boolean projectsOutput(SettingGroups settings) {
    return true;
  }

  /** The row of [MASK], the norm of the input, the head and the biases of the scores. */
  @Override
  long special(SettingGroups settings, int items, int users) {
    int width = model(settings).width();
    return width + norm(settings) + dense(width) + items;
  }

  @Override
  public Model create(ModelContext context) {
    return new Bert4Rec(context);
  }
}
