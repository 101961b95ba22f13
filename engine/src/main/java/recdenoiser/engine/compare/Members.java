package recdenoiser.engine.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.run.RunTable;

/**
 * Runs as members of a comparison: those that differ in nothing that matters but their seed are
 * one.
 */
public final class Members {
  private static final Set<String> IN_THE_NAME = Set.of("model", "attention");

  private Members() {}

  /** In the order in which their first runs are given; a run that repeats a seed is left out. */
  public static List<Member> of(List<RankedRun> runs) {
    Map<RunConfig, List<RankedRun>> groups = new LinkedHashMap<>();
    List<RankedRun> elsewhere = new ArrayList<>();
    for (RankedRun run : runs) {
      if (run.fromElsewhere()) {
        elsewhere.add(run);
      } else {
        RunConfig alike = RunTable.alike(run.record().config());
        addOnce(groups.computeIfAbsent(alike, key -> new ArrayList<>()), run);
      }
    }
    Set<String> differing = differing(List.copyOf(groups.keySet()));
    List<Member> members = new ArrayList<>();
    for (Map.Entry<RunConfig, List<RankedRun>> group : groups.entrySet()) {
      List<RankedRun> bySeed = new ArrayList<>(group.getValue());
      bySeed.sort(Comparator.comparingLong(RankedRun::seed));
      RunConfig config = bySeed.get(0).record().config();
      members.add(new Member(ModelName.of(config), bySeed, values(config, differing)));
    }
    elsewhere.forEach(run -> members.add(new Member(run.name(), List.of(run), Map.of())));
    return named(members);
  }

  private static void addOnce(List<RankedRun> alike, RankedRun run) {
    if (alike.stream().noneMatch(other -> other.seed() == run.seed())) {
      alike.add(run);
    }
  }

  /** In which any two differ and which have an effect for any, in the order of a form. */
  private static Set<String> differing(List<RunConfig> configs) {
    SettingCatalogue catalogue = SettingCatalogue.get();
    Set<String> found = new LinkedHashSet<>();
    for (RunConfig config : configs) {
      catalogue.differences(configs.get(0), config).forEach(one -> found.add(one.name()));
    }
    Set<String> ordered = new LinkedHashSet<>();
    for (SettingDescriptor setting : catalogue.settings()) {
      String name = setting.name();
      if (found.contains(name)
          && configs.stream().anyMatch(config -> catalogue.matters(config, name))) {
        ordered.add(name);
      }
    }
    return ordered;
  }

  private static Map<String, String> values(RunConfig config, Set<String> names) {
    SettingCatalogue catalogue = SettingCatalogue.get();
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : names) {
      if (catalogue.matters(config, name)) {
        values.put(name, catalogue.get(config, name));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  /** What has the same name as another is told from it by its settings, or by its first run. */
  private static List<Member> named(List<Member> members) {
    return unique(unique(members, Members::withSettings), Members::withRun);
  }

  private static List<Member> unique(
      List<Member> members, java.util.function.UnaryOperator<Member> longer) {
    Map<String, Long> counts =
        members.stream().collect(Collectors.groupingBy(Member::name, Collectors.counting()));
    return members.stream()
        .map(member -> counts.get(member.name()) > 1 ? longer.apply(member) : member)
        .toList();
  }

  private static Member withSettings(Member member) {
    String settings =
        member.settings().entrySet().stream()
            .filter(one -> !IN_THE_NAME.contains(one.getKey()) && !one.getKey().equals("data"))
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining(", "));
    return settings.isEmpty() ? member : renamed(member, member.name() + " (" + settings + ")");
  }

  private static Member withRun(Member member) {
    return renamed(member, member.name() + " [" + member.runs().get(0).name() + "]");
  }

  private static Member renamed(Member member, String name) {
    return new Member(name, member.runs(), member.settings());
  }
}
