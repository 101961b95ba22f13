package recdenoiser.app.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import recdenoiser.app.attention.AttentionPanelsModel.Shown;
import recdenoiser.app.attention.Differences;
import recdenoiser.app.attention.MapPanel;
import recdenoiser.app.attention.TokenNames;
import recdenoiser.app.inspect.Looked.One;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.SlotName;
import recdenoiser.engine.inspect.Action;
import recdenoiser.engine.inspect.AttentionMaps;
import recdenoiser.engine.inspect.Inspection;
import recdenoiser.engine.inspect.MapPart;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.text.Numbers;

/** What was found, as the page shows it. */
final class LookedInWords {
  private static final Texts TEXTS = Texts.bundle("inspect");

  /** Shown even of a model that looks at fewer. */
  private static final int LEAST_CHIPS = 20;

  private LookedInWords() {}

  static List<Chip> chips(Looked looked) {
    One one = looked.first();
    int given = one.inspection().given().size();
    List<Action> shown = one.inspection().sequence().newest(Math.max(given, LEAST_CHIPS));
    double[] kept =
        one.inspection().attention().map(AttentionMaps::keptForPrediction).orElse(new double[0]);
    int older = shown.size() - given;
    List<Chip> chips = new ArrayList<>();
    for (int a = 0; a < shown.size(); a++) {
      int back = shown.size() - 1 - a;
      chips.add(
          new Chip(
              back,
              SlotName.of(0, back + 1),
              one.run().data().itemLabel(shown.get(a).item()),
              shown.get(a).origin(),
              a >= older,
              a >= older && a - older < kept.length ? kept[a - older] : Double.NaN));
    }
    return chips;
  }

  /** Maps before and after the rule and what it keeps, a row for each run that has attention. */
  static Shown panels(Looked looked, int block, int head) {
    List<MapPanel> panels = new ArrayList<>();
    for (One one : looked.runs()) {
      one.inspection()
          .attention()
          .ifPresent(
              maps -> {
                for (MapPart part : MapPart.values()) {
                  String title = TEXTS.get("map." + part);
                  String named =
                      looked.runs().size() > 1
                          ? TEXTS.get("map.ofRun", title, one.choice().name())
                          : title;
                  panels.add(MapPanel.of(named, maps, part, block, head));
                }
              });
    }
    return Shown.of(
        panels,
        MapPart.values().length,
        TokenNames.of(looked.first().run(), looked.first().inspection().sequence()));
  }

  /** Attention averaged over users, a map for each run that has attention. */
  static Shown average(Looked looked, List<Optional<AttentionMaps>> averages, int block, int head) {
    List<MapPanel> panels = new ArrayList<>();
    for (int r = 0; r < averages.size(); r++) {
      String name = looked.runs().get(r).choice().name();
      MapPanel missing = MapPanel.missing(name, TEXTS.get("noAttention"));
      panels.add(
          averages
              .get(r)
              .map(maps -> MapPanel.of(name, maps, MapPart.AFTER, block, head))
              .orElse(missing));
    }
    return Shown.of(panels, panels.size(), List.of());
  }

  static List<RunAnswer> answers(Looked looked) {
    return looked.runs().stream().map(one -> answer(one, looked.isAttentive())).toList();
  }

  /**
   * @param missed whether attention, where it has none, is missed beside that of another run
   */
  private static RunAnswer answer(One one, boolean missed) {
    List<String> notes = new ArrayList<>();
    String difference = Differences.of(one.adopted());
    if (!difference.isEmpty()) {
      notes.add(difference);
    }
    if (missed && one.inspection().attention().isEmpty()) {
      notes.add(TEXTS.get("noAttention"));
    }
    boolean attentive = one.inspection().attention().isPresent();
    return new RunAnswer(one.choice().name(), notes, target(one), attentive, rows(one));
  }

  private static String target(One one) {
    Inspection inspection = one.inspection();
    int target = inspection.sequence().target();
    if (target == 0) {
      return TEXTS.get("target.none");
    }
    String name = one.run().items().name(target);
    String rank = rank(inspection.withRule().rank());
    String candidates = Numbers.count(inspection.withRule().candidates());
    return inspection.attention().isEmpty()
        ? TEXTS.get("target.plain", name, rank, candidates)
        : TEXTS.get("target", name, rank, rank(inspection.withoutRule().rank()), candidates);
  }

  static String rank(double rank) {
    return rank == Math.rint(rank) ? Numbers.count((long) rank) : Numbers.fixed(rank, 1);
  }

  private static List<RunAnswer.Row> rows(One one) {
    List<Scored> with = one.inspection().withRule().top();
    List<Scored> without = one.inspection().withoutRule().top();
    Set<Integer> first = items(with);
    Set<Integer> second = items(without);
    List<RunAnswer.Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(with.size(), without.size()); i++) {
      int a = with.get(i).item();
      int b = without.get(i).item();
      rows.add(
          new RunAnswer.Row(
              i + 1,
              one.run().data().itemLabel(a),
              one.run().data().itemLabel(b),
              !second.contains(a),
              !first.contains(b)));
    }
    return rows;
  }

  private static Set<Integer> items(List<Scored> list) {
    return list.stream().map(Scored::item).collect(Collectors.toCollection(HashSet::new));
  }
}
