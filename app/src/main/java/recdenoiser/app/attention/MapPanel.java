package recdenoiser.app.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.inspect.AttentionMaps;
import recdenoiser.engine.inspect.AttentionStatistics;
import recdenoiser.engine.inspect.MapPart;
import recdenoiser.engine.text.Numbers;

/**
 * One of several maps that stand side by side.
 *
 * @param title above it
 * @param matrix null where there is no map, which {@code notes} then explain
 * @param decision whether it shows what a rule decided, on a scale of its own from 0 to 1
 * @param zeroShare share of exact zeros; NaN where there is no map
 * @param notes below it, one a line
 */
public record MapPanel(
    String title, HeatMatrix matrix, boolean decision, double zeroShare, List<String> notes) {
  private static final Texts TEXTS = Texts.bundle("attention");

  public MapPanel {
    notes = List.copyOf(notes);
  }

  /** A place without a map. */
  public static MapPanel missing(String title, String why) {
    return new MapPanel(title, null, false, Double.NaN, List.of(why));
  }

  /**
   * One map of a run with its statistics; a block or a head that the run has not is its last.
   *
   * @param block from 0
   * @param head from 0, or {@link AttentionMaps#MEAN}
   */
  public static MapPanel of(String title, AttentionMaps maps, MapPart part, int block, int head) {
    int own = Math.min(block, maps.blocks() - 1);
    AttentionStatistics statistics = maps.statistics(part, own, head);
    return new MapPanel(
        title,
        maps.matrix(part, own, head),
        part == MapPart.KEPT,
        statistics.zeros(),
        notes(maps, part, statistics, part == MapPart.AFTER ? maps.moved(own, head) : Double.NaN));
  }

  /** With one note more. */
  public MapPanel noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new MapPanel(title, matrix, decision, zeroShare, more);
  }

  private static List<String> notes(
      AttentionMaps maps, MapPart part, AttentionStatistics statistics, double moved) {
    String zeros = TEXTS.get("zeros", fixed(100 * statistics.zeros(), 1));
    if (part == MapPart.KEPT) {
      return List.of(zeros);
    }
    String first =
        zeros
            + TEXTS.get("separator")
            + TEXTS.get("entropy", fixed(statistics.entropy(), 2))
            + TEXTS.get("separator")
            + TEXTS.get("keys", fixed(statistics.effectiveKeys(), 1));
    String second = TEXTS.get("distance", fixed(statistics.distance(), 1));
    if (Double.isFinite(moved)) {
      second += TEXTS.get("separator") + TEXTS.get("moved", Numbers.percent(moved));
    }
    if (maps.noise() == null || !Double.isFinite(statistics.noiseShare())) {
      return List.of(first, second);
    }
    String onNoise =
        Double.isFinite(statistics.timesChance())
            ? TEXTS.get(
                "noise",
                Numbers.percent(statistics.noiseShare()),
                fixed(statistics.timesChance(), 2))
            : TEXTS.get("noise.none");
    return List.of(first, second, onNoise);
  }

  private static String fixed(double value, int decimals) {
    return Numbers.fixed(value, decimals);
  }

  /** What a cell holds, such as "after 0.0412". */
  String reading(int queryBack, int keyBack) {
    if (matrix == null || queryBack >= matrix.size() || keyBack >= matrix.size()) {
      return TEXTS.get("read.nothing", title);
    }
    float value = matrix.value(matrix.size() - 1 - queryBack, matrix.size() - 1 - keyBack);
    return Float.isNaN(value)
        ? TEXTS.get("read.nothing", title)
        : TEXTS.get("read.value", title, value == 0 ? "0" : number(value));
  }

  private static String number(float value) {
    return value < 0.0001f ? String.format(Locale.ROOT, "%.1e", value) : Numbers.fixed(value, 4);
  }
}
