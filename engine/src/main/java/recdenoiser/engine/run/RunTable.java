package recdenoiser.engine.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.evaluate.FurtherMeasure;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.SeenItems;

/**
 * Finished runs side by side: those that differ in nothing but their seed are one row. Test metrics
 * are of the epoch that was best on validation.
 */
public final class RunTable {
  private static final Set<String> NAMED = Set.of("data", "seed", "model", "attention");
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("checkpointEvery", "tensorBoard", "maskSnapshots", "popularNegatives");

  /** What a row shows: Hit@10 and NDCG@10 in each ranking. */
  public static final List<Measure> MEASURES = Measure.shown();

  private RunTable() {}

  /**
   * @param model see {@link ModelName}
   * @param settings values of the settings in which rows of the same data differ, as far as they
   *     have an effect here; the model's and the seed left out
   * @param seeds of the runs
   * @param scores on the test, of {@link #MEASURES}; NaN where a run was not ranked so
   * @param further on the test, of all {@link FurtherMeasure}; NaN where a run was not measured so
   * @param seen what becomes of seen items where all items are ranked
   * @param bestEpochs of the runs, in the same order
   */
  public record Row(
      String data,
      String model,
      Map<String, String> settings,
      List<Long> seeds,
      Map<Measure, Spread> scores,
      Map<FurtherMeasure, Spread> further,
      SeenItems seen,
      List<Integer> bestEpochs,
      Spread secondsPerEpoch) {}

  /**
   * Rows in the order in which their first runs are given; runs without a test are left out, and so
   * are repetitions.
   */
  public static List<Row> of(List<RunRecord> records) {
    Map<RunConfig, List<RunRecord>> groups = new LinkedHashMap<>();
    for (RunRecord record : records) {
      if (record.summary().test() != null) {
        addOnce(groups.computeIfAbsent(alike(record.config()), key -> new ArrayList<>()), record);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<RunConfig, List<RunRecord>> group : groups.entrySet()) {
      rows.add(row(group.getKey(), group.getValue(), differing(groups.keySet(), group.getKey())));
    }
    return rows;
  }

  /** A run that was repeated says nothing new: the same seed gives the same bits. */
  private static void addOnce(List<RunRecord> alike, RunRecord record) {
    long seed = record.config().training().seed();
    if (alike.stream().noneMatch(other -> other.config().training().seed() == seed)) {
      alike.add(record);
    }
  }

  /** The same for runs that differ in nothing that matters but their seed. */
  public static RunConfig alike(RunConfig config) {
    RunConfig alike = config.with("seed", "0");
    RunConfig defaults = Presets.load(Presets.DEFAULT).config();
    SettingCatalogue catalogue = SettingCatalogue.get();
    for (SettingDescriptor setting : catalogue.settings()) {
      String name = setting.name();
      if (WITHOUT_EFFECT.contains(name) || !catalogue.matters(config, name)) {
        alike = alike.with(name, catalogue.get(defaults, name));
      }
    }
    return alike;
  }

  /** Settings in which two configurations differ, as far as they have an effect on the first. */
  static Set<String> differences(RunConfig own, RunConfig other) {
    SettingCatalogue catalogue = SettingCatalogue.get();
    Set<String> names = new LinkedHashSet<>();
    catalogue.differences(own, other).forEach(difference -> names.add(difference.name()));
    names.removeAll(NAMED);
    names.removeIf(name -> !catalogue.matters(own, name));
    return names;
  }

  private static Set<String> differing(Set<RunConfig> all, RunConfig own) {
    SettingCatalogue catalogue = SettingCatalogue.get();
    Set<String> names = new LinkedHashSet<>();
    for (RunConfig other : all) {
      if (other.data().data().equals(own.data().data())) {
        catalogue.differences(own, other).forEach(difference -> names.add(difference.name()));
      }
    }
    names.removeAll(NAMED);
    names.removeIf(name -> !catalogue.matters(own, name));
    return names;
  }

  private static Row row(RunConfig config, List<RunRecord> runs, Set<String> differing) {
    Map<String, String> settings = new LinkedHashMap<>();
    differing.forEach(name -> settings.put(name, SettingCatalogue.get().get(config, name)));
    return new Row(
        runs.get(0).data().name(),
        ModelName.of(config),
        settings,
        runs.stream().map(run -> run.config().training().seed()).toList(),
        scores(runs),
        further(runs),
        config.evaluation().seenItems(),
        runs.stream().map(run -> run.summary().bestEpoch()).toList(),
        spread(runs, summary -> summary.seconds() / Math.max(1, summary.epochs())));
  }

  private static Map<Measure, Spread> scores(List<RunRecord> runs) {
    Map<Measure, Spread> scores = new LinkedHashMap<>();
    MEASURES.forEach(measure -> scores.put(measure, spread(runs, run -> run.test().at(measure))));
    return Collections.unmodifiableMap(scores);
  }

  private static Map<FurtherMeasure, Spread> further(List<RunRecord> runs) {
    Map<FurtherMeasure, Spread> further = new LinkedHashMap<>();
    for (FurtherMeasure measure : FurtherMeasure.all()) {
      further.put(measure, spread(runs, run -> measure.of(run.test()).orElse(Double.NaN)));
    }
    return Collections.unmodifiableMap(further);
  }

  private static Spread spread(List<RunRecord> runs, ToDoubleFunction<RunSummary> value) {
    return Spread.of(runs.stream().map(RunRecord::summary).mapToDouble(value).toArray());
  }
}
