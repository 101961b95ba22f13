package recdenoiser.engine.run.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import recdenoiser.engine.config.SettingCatalogue;

/**
 * Which runs are shown, and how.
 *
 * @param archived whether also those that are archived
 * @param text words that must occur, see {@link RunFilter#text}
 * @param where a condition, see {@link RunFilter#parse}
 * @param grouped whether runs are counted together
 * @param groupBy settings that part the groups; empty for all that matter but the seed
 */
public record LibraryQuery(
    boolean archived, String text, String where, boolean grouped, List<String> groupBy) {
  public static final LibraryQuery ALL = new LibraryQuery(false, "", "", false, List.of());

  public LibraryQuery {
    groupBy = List.copyOf(groupBy);
  }

  /**
   * The rows in the order of the entries. The filters look at runs before they are grouped; in what
   * rows differ is said among those that are left.
   *
   * @throws IllegalArgumentException if the condition cannot be read
   */
  public List<RunRow> of(List<LibraryEntry> entries) {
    List<LibraryEntry> visible =
        entries.stream().filter(entry -> archived || !entry.about().archived()).toList();
    List<LibraryEntry> left = filtered(visible);
    return grouped ? groups(left) : singles(left);
  }

  private List<LibraryEntry> filtered(List<LibraryEntry> visible) {
    Predicate<RunRow> filter = RunFilter.parse(where).and(RunFilter.text(text));
    if (where.isBlank() && text.isBlank()) {
      return visible;
    }
    Map<Path, String> among = RunDifferences.of(visible);
    List<LibraryEntry> left = new ArrayList<>();
    for (LibraryEntry entry : visible) {
      if (filter.test(single(entry, among))) {
        left.add(entry);
      }
    }
    return left;
  }

  private static List<RunRow> singles(List<LibraryEntry> entries) {
    Map<Path, String> differences = RunDifferences.of(entries);
    return entries.stream().map(entry -> single(entry, differences)).toList();
  }

  private static RunRow single(LibraryEntry entry, Map<Path, String> differences) {
    return new RunRow(List.of(entry), false, differences.getOrDefault(entry.path(), ""));
  }

  private List<RunRow> groups(List<LibraryEntry> entries) {
    List<List<LibraryEntry>> groups = RunGroups.of(entries, groupBy);
    List<LibraryEntry> first = groups.stream().map(group -> group.get(0)).toList();
    Map<Path, String> differences = RunDifferences.of(first, notGroupedBy());
    return groups.stream()
        .map(group -> new RunRow(group, true, differences.getOrDefault(group.get(0).path(), "")))
        .toList();
  }

  /** The settings that may differ within a group say nothing about it. */
  private Set<String> notGroupedBy() {
    Set<String> names = new HashSet<>(Set.of(RunSettings.SEED));
    if (!groupBy.isEmpty()) {
      SettingCatalogue.get().settings().forEach(setting -> names.add(setting.name()));
    }
    groupBy.forEach(names::remove);
    return names;
  }

  /**
   * The order by one field; what is missing comes last whichever way.
   *
   * @param descending whether large values come first
   */
  public static Comparator<RunRow> order(RunField field, boolean descending) {
    if (field.isNumber()) {
      return (a, b) -> compare(field.value(a), field.value(b), descending);
    }
    Comparator<RunRow> texts = Comparator.comparing(field::shown, String.CASE_INSENSITIVE_ORDER);
    return descending ? texts.reversed() : texts;
  }

  /** Numbers; those that are missing come last whichever way. */
  public static int compare(double a, double b, boolean descending) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
    }
    return descending ? Double.compare(b, a) : Double.compare(a, b);
  }
}
