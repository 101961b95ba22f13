package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingCatalogue.Difference;
import recdenoiser.engine.data.preparing.DataSettings.Noise;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.text.Numbers;

/**
 * What is varied of a run that exists: a study with the run's own configuration as base. The run
 * itself is one of its points, and so is not trained again.
 */
public enum RunVariation {
  /** β of learned masks, 10⁻⁵ to 10⁻¹. */
  BETA("beta", "maskPenalty"),
  /** γ, 10⁻⁵ to 10⁻¹. */
  GAMMA("gamma", "jacobianPenalty"),
  /** n, from an eighth to twice the run's. */
  MAX_LENGTH("maxLength", "maxLength"),
  /** Share of noise put into the training actions, 0 to 25 %. */
  NOISE("noise", "noiseShare"),
  /** Nothing but the seed: the run five times. */
  SEEDS("seeds", "");

  private static final List<Double> PENALTIES = List.of(1e-5, 1e-4, 1e-3, 1e-2, 1e-1);
  private static final List<Double> NOISE_SHARES = List.of(0.0, 0.05, 0.1, 0.15, 0.2, 0.25);
  private static final int SHORTEST = 2;
  private static final int LONGEST_NAME = 50;
  private static final int SEEDS_OF_AN_AXIS = 3;
  private static final int SEEDS_ALONE = 5;
  private static final Set<String> OF_THE_STUDY = Set.of("data", "seed");
  private static final String THE_RUN = "run";

  private final String key;
  private final String setting;

  RunVariation(String key, String setting) {
    this.key = key;
    this.setting = setting;
  }

  /** As the command line calls it. */
  public String key() {
    return key;
  }

  /**
   * @throws IllegalArgumentException if there is no such variation; it names those that there are
   */
  public static RunVariation ofKey(String key) {
    return Arrays.stream(values())
        .filter(one -> one.key.equalsIgnoreCase(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "What can be varied is "
                        + String.join(", ", Arrays.stream(values()).map(one -> one.key).toList())
                        + "; found \""
                        + key
                        + "\"."));
  }

  /** Those that make sense for a run, in their order. */
  public static List<RunVariation> possible(RunRecord run) {
    return Arrays.stream(values()).filter(one -> one.refusal(run).isEmpty()).toList();
  }

  /** Why this makes no sense for a run, one sentence; empty if it does. */
  public Optional<String> refusal(RunRecord run) {
    RunConfig config = run.config();
    try {
      boolean idle = this != NOISE && this != SEEDS && !has(config, setting);
      if (idle) {
        return Optional.of(StudyTexts.format("vary.idle", label(), run.name()));
      }
      StudyPlan.check(study(run));
      return Optional.empty();
    } catch (SettingProblem | StudyPlan.NotPossible e) {
      return Optional.of(e.getMessage());
    }
  }

  private static boolean has(RunConfig config, String setting) {
    return SettingCatalogue.get().matters(config, setting);
  }

  /**
   * The study, on the data of the run, with its seed first.
   *
   * @throws StudyPlan.NotPossible if it makes no sense for this run, see {@link #refusal}
   */
  public Study of(RunRecord run) {
    refusal(run)
        .ifPresent(
            why -> {
              throw new StudyPlan.NotPossible(why);
            });
    return study(run);
  }

  private Study study(RunRecord run) {
    StudyAxis axis = axis(run.config());
    List<Long> seeds = seeds(run.config().training().seed());
    StudyData data =
        new StudyData(
            slug(run.data().name(), "data"),
            run.data().name(),
            run.config().data().data(),
            "",
            Map.of());
    return new Study(
        "vary-" + slug(key, key) + "-of-" + slug(run.name(), THE_RUN),
        StudyTexts.format("vary.title", run.name(), label()),
        StudyTexts.format("vary.source", run.name()),
        "",
        base(run.config()),
        List.of(data),
        List.of(axis),
        seeds,
        measures(run.config()),
        baseline(axis, run.config()),
        drawing(axis),
        "",
        this == SEEDS ? StudyChange.NONE : StudyChange.ofSeeds(seeds.subList(0, 1)));
  }

  /** What is varied, in words. */
  public String label() {
    return StudyTexts.format("vary.axis." + name());
  }

  private StudyBase base(RunConfig config) {
    RunConfig start = Presets.load(Presets.DEFAULT).config();
    Map<String, String> settings = new LinkedHashMap<>();
    for (Difference difference : SettingCatalogue.get().differences(start, config)) {
      if (!OF_THE_STUDY.contains(difference.name())) {
        settings.put(difference.name(), difference.to());
      }
    }
    if (this == NOISE && config.data().noise() == Noise.NONE) {
      settings.put("noise", Noise.REPLACED.name());
    }
    return new StudyBase(Presets.DEFAULT, settings, Map.of());
  }

  private StudyAxis axis(RunConfig config) {
    if (this == SEEDS) {
      StudyPoint run = new StudyPoint(THE_RUN, Map.of(), Map.of(), "");
      return new StudyAxis(key, label(), "", StudyAxis.Scale.NAMES, List.of(run));
    }
    List<String> values = new ArrayList<>();
    points(config).forEach(value -> values.add(Numbers.decimal(value)));
    return StudyAxis.of(slug(key, key), label(), setting, scale(config), values);
  }

  /** Ascending, the run's own among them. */
  private Set<Double> points(RunConfig config) {
    Set<Double> points = new TreeSet<>();
    points.add(own(config));
    switch (this) {
      case BETA, GAMMA -> points.addAll(PENALTIES);
      case MAX_LENGTH -> {
        int length = (int) own(config);
        for (int part : List.of(length / 8, length / 4, length / 2, 2 * length)) {
          if (part >= SHORTEST) {
            points.add((double) part);
          }
        }
      }
      case NOISE -> points.addAll(NOISE_SHARES);
      case SEEDS -> throw new IllegalStateException("Seeds are no points of an axis.");
    }
    return points;
  }

  private double own(RunConfig config) {
    boolean clean = this == NOISE && config.data().noise() == Noise.NONE;
    return clean ? 0 : Double.parseDouble(SettingCatalogue.get().get(config, setting));
  }

  /** A penalty of 0 has no place on a logarithmic axis. */
  private StudyAxis.Scale scale(RunConfig config) {
    return switch (this) {
      case BETA, GAMMA -> own(config) > 0 ? StudyAxis.Scale.LOG : StudyAxis.Scale.NAMES;
      case MAX_LENGTH, NOISE -> StudyAxis.Scale.LINEAR;
      case SEEDS -> StudyAxis.Scale.NAMES;
    };
  }

  private List<Long> seeds(long own) {
    int count = this == SEEDS ? SEEDS_ALONE : SEEDS_OF_AN_AXIS;
    long step = own + count > StudyReader.GREATEST_SEED ? -1 : 1;
    return LongStream.range(0, count).map(i -> own + i * step).boxed().toList();
  }

  /** The one that chose the best epoch first. */
  private static List<StudyMeasure> measures(RunConfig config) {
    Set<StudyMeasure> measures = new LinkedHashSet<>();
    measures.add(StudyMeasure.ranked(config.evaluation().selectBy().measure()));
    for (String name : List.of("hit@10", "ndcg@10", "full/hit@10", "full/ndcg@10")) {
      measures.add(new StudyMeasure(name));
    }
    return List.copyOf(measures);
  }

  /** The run itself, but clean training where noise is put in. */
  private Optional<StudyBaseline> baseline(StudyAxis axis, RunConfig config) {
    if (this == SEEDS) {
      return Optional.empty();
    }
    String point = Numbers.decimal(this == NOISE ? 0 : own(config));
    return Optional.of(new StudyBaseline(axis.name(), point));
  }

  private StudyDrawing drawing(StudyAxis axis) {
    StudyDrawing.Kind kind = this == SEEDS ? StudyDrawing.Kind.BARS : StudyDrawing.Kind.LINES;
    return new StudyDrawing(kind, axis.name(), "");
  }

  private static String slug(String name, String otherwise) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String some = plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    return some.isEmpty() ? otherwise : some.replaceAll("-$", "");
  }
}
