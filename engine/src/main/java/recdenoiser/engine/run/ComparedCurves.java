package recdenoiser.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.figure.CurveGroup;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.figure.Curves;

/**
 * One quantity of several runs in one chart. A run, or a group of runs that differ in nothing but
 * their seed, keeps its place in the list, and with it its colour, whatever quantity is shown.
 */
public final class ComparedCurves {
  private ComparedCurves() {}

  /**
   * Runs that are drawn as one line.
   *
   * @param label unlike that of any other
   * @param runs one, or several that differ in nothing but their seed
   */
  public record Compared(String label, List<RunCurveReader> runs) {}

  /** What becomes of seen items where all items are ranked. */
  public static SeenItems seen(List<Compared> compared) {
    return SeenItems.of(
        compared.stream()
            .flatMap(one -> one.runs().stream())
            .map(run -> run.record().config().evaluation().seenItems())
            .toList());
  }

  /** Every run for itself, by the name of its folder. */
  public static List<Compared> each(List<RunCurveReader> runs) {
    return runs.stream().map(run -> new Compared(run.record().name(), List.of(run))).toList();
  }

  /**
   * Runs that differ in nothing but their seed together, in the order in which the first of each is
   * given. A group is called after its model, and where that is not enough after the settings in
   * which it differs from the others.
   */
  public static List<Compared> bySeeds(List<RunCurveReader> runs) {
    Map<Alike, List<RunCurveReader>> groups = new LinkedHashMap<>();
    for (RunCurveReader run : runs) {
      groups.computeIfAbsent(Alike.of(run.record()), key -> new ArrayList<>()).add(run);
    }
    List<Compared> compared = new ArrayList<>();
    groups.forEach((key, alike) -> compared.add(new Compared(label(key, groups.keySet()), alike)));
    return compared;
  }

  /**
   * Fills {@code curves} with one line for each of {@code compared}, in its colour, with a dot at
   * the best epoch of single runs where {@code metric} is one of validation. Those without numbers
   * have no line.
   */
  public static void fill(Curves curves, List<Compared> compared, RunMetric metric) {
    for (int slot = 0; slot < compared.size(); slot++) {
      Compared one = compared.get(slot);
      if (one.runs().size() == 1) {
        addRun(curves, one.label(), slot, one.runs().get(0).curve(metric), metric);
      } else {
        addGroup(curves, one, slot, metric);
      }
    }
  }

  private static void addRun(
      Curves curves, String label, int slot, RunCurve curve, RunMetric metric) {
    if (!curve.isEmpty()) {
      CurveSeries line = curves.add(label, slot);
      curve.addTo(line);
      if (metric.isValidation() && curve.bestEpoch() > 0) {
        curves.markBest(line, curve.bestEpoch());
      }
    }
  }

  private static void addGroup(Curves curves, Compared group, int slot, RunMetric metric) {
    CurveGroup lines = null;
    for (RunCurveReader run : group.runs()) {
      RunCurve curve = run.curve(metric);
      if (!curve.isEmpty()) {
        lines = lines == null ? curves.addGroup(group.label(), slot) : lines;
        curve.addTo(lines.add(run.record().name()));
      }
    }
  }

  private static String label(Alike own, Set<Alike> all) {
    String model = ModelName.of(own.config());
    Set<String> settings = new LinkedHashSet<>();
    boolean otherData = false;
    for (Alike other : all) {
      otherData |= !other.data().equals(own.data());
      if (!other.equals(own) && ModelName.of(other.config()).equals(model)) {
        RunTable.differences(own.config(), other.config()).forEach(settings::add);
      }
    }
    List<String> parts = new ArrayList<>(List.of(model));
    settings.forEach(
        name -> parts.add(name + "=" + SettingCatalogue.get().get(own.config(), name)));
    if (otherData) {
      parts.add(own.data());
    }
    return String.join(", ", parts);
  }

  /** What runs have in common that differ in nothing but their seed. */
  private record Alike(String data, RunConfig config) {
    static Alike of(RunRecord record) {
      return new Alike(record.data().name(), RunTable.alike(record.config()));
    }
  }
}
