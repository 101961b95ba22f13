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
 * @param kind what it shows
 * @param matrix null where there is no map, which {@code notes} then explain
 * @param statistics below it
 * @param notes below them, one a line
 */
public record MapPanel(
    String title,
    PanelKind kind,
    HeatMatrix matrix,
    List<Statistic> statistics,
    List<String> notes) {
  private static final Texts TEXTS = Texts.bundle("attention");
  private static final double SMALLEST_PLAIN = 0.0001;

  public MapPanel {
    statistics = List.copyOf(statistics);
    notes = List.copyOf(notes);
  }

  /** A place without a map. */
  public static MapPanel missing(String title, String why) {
    return new MapPanel(title, PanelKind.ATTENTION, null, List.of(), List.of(why));
  }

  /**
   * One map of a run with its statistics; a block that the run has not is its last, a head that it
   * has not the mean.
   *
   * @param block from 0
   * @param head from 0, or {@link AttentionMaps#MEAN}
   */
  public static MapPanel of(String title, AttentionMaps maps, MapPart part, int block, int head) {
    int ownBlock = Math.min(block, maps.blocks() - 1);
    int ownHead = head < maps.heads() ? head : AttentionMaps.MEAN;
    AttentionStatistics statistics = maps.statistics(part, ownBlock, ownHead);
    double moved = part == MapPart.AFTER ? maps.moved(ownBlock, ownHead) : Double.NaN;
    return new MapPanel(
        title,
        part == MapPart.KEPT ? PanelKind.DECISION : PanelKind.ATTENTION,
        maps.matrix(part, ownBlock, ownHead),
        statistics(maps, part, statistics, moved),
        List.of());
  }

  /** With one note more. */
  public MapPanel noting(String note) {
    return new MapPanel(title, kind, matrix, statistics, with(notes, note));
  }

  /** Its attention minus that of another map, token by token from the newest on. */
  public MapPanel minus(MapPanel other) {
    if (matrix == null || other.matrix == null) {
      return this;
    }
    int size = Math.max(matrix.size(), other.matrix.size());
    HeatMatrix own = matrix.newest(size);
    HeatMatrix others = other.matrix.newest(size);
    double differs = AttentionStatistics.moved(others.values(), own.values(), size);
    return new MapPanel(
        TEXTS.get("minus", title),
        PanelKind.DIFFERENCE,
        own.minus(others),
        with(statistics, Statistic.of("differs", percent(differs))),
        notes);
  }

  /** The same map on a window of so many tokens, the newest at its end. */
  MapPanel on(int tokens) {
    return matrix == null
        ? this
        : new MapPanel(title, kind, matrix.newest(tokens), statistics, notes);
  }

  private static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }

  private static List<Statistic> statistics(
      AttentionMaps maps, MapPart part, AttentionStatistics of, double moved) {
    List<Statistic> all = new ArrayList<>();
    all.add(Statistic.of("zeros", percent(of.zeros())));
    if (part == MapPart.KEPT) {
      return all;
    }
    all.add(Statistic.of("entropy", fixed(of.entropy(), 2)));
    all.add(Statistic.of("keys", fixed(of.effectiveKeys(), 1)));
    all.add(Statistic.of("distance", fixed(of.distance(), 1)));
    if (Double.isFinite(moved)) {
      all.add(Statistic.of("moved", percent(moved)));
    }
    if (maps.noise() != null && Double.isFinite(of.noiseShare())) {
      all.add(Statistic.of("noise", percent(of.noiseShare())));
      all.add(
          Statistic.of(
              "chance",
              Double.isFinite(of.timesChance())
                  ? TEXTS.get("chance.value", fixed(of.timesChance(), 2))
                  : TEXTS.get("chance.none")));
    }
    return all;
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? TEXTS.get("chance.none") : Numbers.percent(share);
  }

  private static String fixed(double value, int decimals) {
    return Numbers.fixed(value, decimals);
  }

  /** What a cell holds, such as "after 0.0412". */
  String reading(int query, int key) {
    if (matrix == null || query >= matrix.size() || key >= matrix.size()) {
      return TEXTS.get("read.nothing", title);
    }
    float value = matrix.value(query, key);
    return Float.isNaN(value)
        ? TEXTS.get("read.nothing", title)
        : TEXTS.get("read.value", title, value == 0 ? "0" : number(value));
  }

  private static String number(float value) {
    String size =
        Math.abs(value) < SMALLEST_PLAIN
            ? String.format(Locale.ROOT, "%.1e", Math.abs(value))
            : Numbers.fixed(Math.abs(value), 4);
    return value < 0 ? TEXTS.get("negative", size) : size;
  }
}
