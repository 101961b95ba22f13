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
    List<Member> bySettings =
        members.stream().map(member -> renamed(member, longer(member, members))).toList();
    Map<String, Long> counts =
        bySettings.stream().collect(Collectors.groupingBy(Member::name, Collectors.counting()));
    return bySettings.stream()
        .map(one -> counts.get(one.name()) == 1 ? one : renamed(one, one.name() + run(one)))
        .toList();
  }

  private static String run(Member member) {
    return " [" + member.runs().get(0).name() + "]";
  }

  /** With the one setting that tells all of the name apart; where none does, with all of them. */
  private static String longer(Member member, List<Member> members) {
    List<Member> alike =
        members.stream().filter(other -> other.name().equals(member.name())).toList();
    List<String> names =
        alike.stream()
            .flatMap(other -> other.settings().keySet().stream())
            .distinct()
            .filter(name -> distinct(alike, name) > 1)
            .toList();
    if (alike.size() == 1 || names.isEmpty()) {
      return member.name();
    }
    return names.stream()
        .filter(name -> distinct(alike, name) == alike.size())
        .findFirst()
        .map(List::of)
        .orElse(names)
        .stream()
        .filter(name -> member.settings().containsKey(name))
        .map(name -> shown(member, name))
        .collect(Collectors.joining(", ", member.name() + " (", ")"));
  }

  private static long distinct(List<Member> members, String setting) {
    return members.stream().map(member -> member.settings().get(setting)).distinct().count();
  }

  private static String shown(Member member, String setting) {
    return setting.equals("data")
        ? member.runs().get(0).record().data().name()
        : setting + "=" + member.settings().get(setting);
  }

  private static Member renamed(Member member, String name) {
    return new Member(name, member.runs(), member.settings());
  }
}
