package recdenoiser.engine.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

/** A pattern of the Sparse Transformer (Child, Gray, Radford and Sutskever 2019). */
public abstract sealed class PatternKind implements AttentionKind {
  private final String id;
  private final String shortName;

  private PatternKind(String id, String shortName) {
    this.id = id;
    this.shortName = shortName;
  }

  /** The last l positions and every l-th before. */
  public static final class Strided extends PatternKind {
    public Strided() {
      super(Rule.SPARSE_STRIDED, "strided");
    }

    @Override
    public Set<String> settings(SettingGroups settings) {
      return Set.of("patternStride", "patternHeads");
    }

    @Override
    String open(AttentionSettings settings, RuleShape shape) {
      return SettingTexts.format(
          shape.causal() ? "words.strided" : "words.strided.both", stride(settings, shape));
    }
  }

  /** The own stretch of l positions and the ends of all stretches. */
  public static final class Fixed extends PatternKind {
    public Fixed() {
      super(Rule.SPARSE_FIXED, "fixed");
    }

    @Override
    public Set<String> settings(SettingGroups settings) {
      return Set.of("patternStride", "patternHeads", "patternSummary");
    }

    @Override
    List<SettingProblem> ofPattern(AttentionSettings attention, RuleShape shape) {
      if (attention.patternSummary() < attention.stride(shape.window())) {
        return List.of();
      }
      String sentence =
          SettingTexts.format(
              "problem.patternSummary",
              stride(attention, shape),
              Integer.toString(attention.patternSummary()));
      return List.of(new SettingProblem("patternSummary", sentence));
    }

    @Override
    String open(AttentionSettings settings, RuleShape shape) {
      int summary = settings.patternSummary();
      return summary == 1
          ? SettingTexts.format("words.fixed.one", stride(settings, shape))
          : SettingTexts.format("words.fixed", stride(settings, shape), Integer.toString(summary));
    }
  }

  /** Heads cannot take turns if there is one. */
  @Override
  public final List<SettingProblem> problems(SettingGroups settings, RuleShape shape) {
    AttentionSettings attention = settings.get(AttentionSettings.class);
    List<SettingProblem> problems = new ArrayList<>(ofPattern(attention, shape));
    if (attention.patternHeads() == PatternHeads.SPLIT && shape.heads() == 1) {
      problems.add(new SettingProblem("patternHeads", SettingTexts.text("problem.splitHeads")));
    }
    return problems;
  }

  /** What keeps this pattern from being made. */
  List<SettingProblem> ofPattern(AttentionSettings attention, RuleShape shape) {
    return List.of();
  }

  /** Which connections are open, in words. */
  abstract String open(AttentionSettings settings, RuleShape shape);

  static String stride(AttentionSettings settings, RuleShape shape) {
    return Integer.toString(settings.stride(shape.window()));
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String shortName() {
    return shortName;
  }

  @Override
  public final String inWords(SettingGroups settings, RuleShape shape) {
    AttentionSettings attention = settings.get(AttentionSettings.class);
    String open = open(attention, shape);
    boolean turns = attention.patternHeads() == PatternHeads.SPLIT && shape.heads() > 1;
    return turns ? open + " " + SettingTexts.text("words.turns") : open;
  }

  @Override
  public final Decision decision() {
    return Decision.PATTERN;
  }

  @Override
  public final AttentionRule create(RuleContext context) {
    return new PatternRule(context.attention(), context.shape());
  }
}
