package recdenoiser.engine.run.library;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.config.SettingKind;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.run.library.RunField.Kind;
import recdenoiser.engine.text.Words;

/**
 * The fields of the table of runs by name. Metrics are {@code
 * [best|last|test.]hit|ndcg|mrr[@1|5|10|20][.sampled|popular|full]}: without more {@code ndcg} is
 * the best NDCG@10 on validation among all items. Every setting is a field, too, by its own name or
 * its letter.
 */
public final class RunFields {
  static final String STARTED = "started";
  static final String SEEDS = "seeds";

  private static final Pattern METRIC =
      Pattern.compile(
          "(?:(best|last|test)\\.)?(hit|ndcg|mrr)(?:@(1|5|10|20))?(?:\\.(sampled|popular|full))?");
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final Map<String, RunField> PLAIN = plain();
  private static final Map<String, SettingDescriptor> SETTINGS = settings();

  private RunFields() {}

  /** Those that are offered to choose from; all others can be named. */
  public static List<RunField> offered() {
    List<RunField> offered = new ArrayList<>(PLAIN.values());
    for (String split : List.of("best", "last", "test")) {
      for (Ranking ranking : Ranking.values()) {
        for (String metric : List.of("hit", "ndcg", "mrr")) {
          offered.add(get(split + "." + metric + "@10." + ranking.key()));
        }
      }
    }
    return offered;
  }

  /**
   * @throws IllegalArgumentException if there is no such field, naming some
   */
  public static RunField get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no field \""
                        + name
                        + "\"; there are "
                        + String.join(", ", PLAIN.keySet())
                        + ", metrics such as ndcg, test.hit@5 or last.mrr@20.sampled, and the"
                        + " names of all settings."));
  }

  /** Whatever its case. */
  public static Optional<RunField> find(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    if (PLAIN.containsKey(lower)) {
      return Optional.of(PLAIN.get(lower));
    }
    Matcher metric = METRIC.matcher(lower);
    if (metric.matches()) {
      return Optional.of(metric(metric));
    }
    return Optional.ofNullable(SETTINGS.get(lower)).map(RunFields::setting);
  }

  /**
   * A setting by its name or its letter.
   *
   * @throws IllegalArgumentException if there is no such setting
   */
  public static RunField setting(String name) {
    SettingDescriptor setting = SETTINGS.get(name.strip().toLowerCase(Locale.ROOT));
    if (setting == null) {
      throw new IllegalArgumentException("There is no setting \"" + name + "\".");
    }
    return setting(setting);
  }

  private static RunField metric(Matcher parts) {
    String split = parts.group(1) == null ? "best" : parts.group(1);
    String metric = parts.group(2);
    String cutoff = parts.group(3) == null ? "10" : parts.group(3);
    String ranking = parts.group(4) == null ? Ranking.FULL.key() : parts.group(4);
    Measure measure = Measure.parse(Ranking.ofKey(ranking), metric + "@" + cutoff);
    Function<RunSummary, Evaluation> evaluation =
        switch (split) {
          case "best" -> RunSummary::validation;
          case "last" -> RunSummary::latest;
          default -> RunSummary::test;
        };

    return RunField.number(
        split + "." + metric + "@" + cutoff + "." + ranking,
        texts().getString("metric." + metric)
            + "@"
            + cutoff
            + " "
            + texts().getString("split." + split)
            + ", "
            + texts().getString("ranking." + ranking),
        Kind.METRIC,
        summary(
            found -> {
              Evaluation evaluated = evaluation.apply(found);
              return evaluated == null ? Double.NaN : evaluated.at(measure);
            }));
  }

  private static RunField setting(SettingDescriptor setting) {
    boolean number = setting.kind() == SettingKind.NUMBER || setting.kind() == SettingKind.INTEGER;
    return number
        ? RunField.number(
            setting.name(), setting.label(), Kind.NUMBER, entry -> numberOf(entry, setting.name()))
        : RunField.text(
            setting.name(),
            setting.label(),
            entry ->
                matters(entry, setting.name())
                    ? RunDifferences.value(setting, entry.settings().value(setting.name()))
                    : "");
  }

  private static boolean matters(LibraryEntry entry, String setting) {
    return entry.readable() && entry.settings().matters(setting);
  }

  private static double numberOf(LibraryEntry entry, String setting) {
    return matters(entry, setting)
        ? Double.parseDouble(entry.settings().value(setting))
        : Double.NaN;
  }

  private static Map<String, SettingDescriptor> settings() {
    Map<String, SettingDescriptor> byName = new LinkedHashMap<>();
    for (SettingDescriptor setting : SettingCatalogue.get().settings()) {
      byName.put(setting.name().toLowerCase(Locale.ROOT), setting);
    }
    for (SettingDescriptor setting : SettingCatalogue.get().settings()) {
      byName.putIfAbsent(RunDifferences.label(setting).toLowerCase(Locale.ROOT), setting);
    }
    return Collections.unmodifiableMap(byName);
  }

  private static Map<String, RunField> plain() {
    Map<String, RunField> fields = new LinkedHashMap<>();
    for (RunField field :
        List.of(
            RunField.ofRow("name", title("name"), RunFields::name),
            RunField.text("data", title("data"), LibraryEntry::data),
            RunField.text("model", title("model"), LibraryEntry::model),
            RunField.ofRow("differs", title("differs"), RunRow::differs),
            RunField.text("state", title("state"), RunFields::state),
            RunField.number(
                SEEDS, title(SEEDS), Kind.NUMBER, entry -> entry.readable() ? 1 : Double.NaN),
            RunField.number(
                "progress",
                title("progress"),
                Kind.SHARE,
                entry -> entry.progress() == null ? Double.NaN : entry.progress().share()),
            RunField.number(
                "left",
                title("left"),
                Kind.SECONDS,
                entry ->
                    entry.progress() == null ? Double.NaN : entry.progress().remainingSeconds()),
            RunField.number(
                "epochsdone", title("epochsdone"), Kind.NUMBER, summary(RunSummary::epochs)),
            RunField.number(
                "bestepoch",
                title("bestepoch"),
                Kind.NUMBER,
                summary(found -> found.bestEpoch() == 0 ? Double.NaN : found.bestEpoch())),
            RunField.number("time", title("time"), Kind.SECONDS, summary(RunSummary::seconds)),
            RunField.number(
                "parameters",
                title("parameters"),
                Kind.NUMBER,
                summary(found -> found.parameters() == 0 ? Double.NaN : found.parameters())),
            RunField.text(STARTED, title(STARTED), RunFields::started),
            RunField.text("tags", title("tags"), entry -> String.join(", ", entry.about().tags())),
            RunField.text("note", title("note"), entry -> firstLine(entry.about().note())),
            RunField.text("folder", title("folder"), entry -> entry.path().toString()))) {
      fields.put(field.name(), field);
    }
    return Collections.unmodifiableMap(fields);
  }

  private static ResourceBundle texts() {
    return Words.bundle("library");
  }

  private static String title(String field) {
    return texts().getString("field." + field);
  }

  private static String name(RunRow row) {
    if (!row.together() || row.runs().size() == 1) {
      return row.first().title();
    }
    return texts().getString("runs").replace("{0}", Integer.toString(row.runs().size()));
  }

  private static String state(LibraryEntry entry) {
    if (!entry.readable()) {
      return texts().getString("state.DAMAGED");
    }
    return texts().getString("state." + entry.state());
  }

  private static String started(LibraryEntry entry) {
    try {
      return MINUTES.format(Instant.parse(entry.created()));
    } catch (DateTimeParseException e) {
      return entry.created();
    }
  }

  private static String firstLine(String note) {
    return note.lines().findFirst().orElse("");
  }

  private static ToDoubleFunction<LibraryEntry> summary(ToDoubleFunction<RunSummary> value) {
    return entry -> entry.readable() ? value.applyAsDouble(entry.record().summary()) : Double.NaN;
  }
}
