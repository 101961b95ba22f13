package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs that differ in nothing but their seed: drawn as their mean, with a band of one standard
 * deviation on either side.
 */
public final class CurveGroup {
  private final String label;
  private final int slot;
  private final Runnable changed;
  private final List<CurveSeries> members = new ArrayList<>();

  CurveGroup(String label, int slot, Runnable changed) {
    this.label = label;
    this.slot = slot;
    this.changed = changed;
  }

  /** A run more. */
  public CurveSeries add(String member) {
    CurveSeries added = new CurveSeries(member, slot, changed);
    members.add(added);
    changed.run();
    return added;
  }

  public String label() {
    return label;
  }

  /** Which colour, dash and marker of the {@link Palette} it has. */
  public int slot() {
    return slot;
  }

  public List<CurveSeries> members() {
    return List.copyOf(members);
  }

  CurveLine line(CurveOptions options, double unit) {
    SeedMean mean = SeedMean.of(members, options.axis());
    double[] values = mean.means();
    double[] smooth = Smoothing.debiased(values, options.smoothing());
    String shown = FigureTexts.format("group.label", label, Integer.toString(mean.seeds()));
    return new CurveLine(
        mean.seeds() == 0 ? label : shown,
        slot,
        new CurveLine.Points(values.length, mean.places(), unit, values, smooth),
        mean.seeds() < 2 ? CurveLine.NO_BAND : mean.deviations(),
        options.logarithmic());
  }
}
