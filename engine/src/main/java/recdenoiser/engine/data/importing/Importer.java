package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.importing.ImportRecipe.Duplicates;
import recdenoiser.engine.data.importing.ImportStep.Kind;
import recdenoiser.engine.data.preparing.KCore;
import recdenoiser.engine.data.preparing.UserDraw;
import recdenoiser.engine.data.reading.Interactions;
import recdenoiser.engine.data.reading.Lines;

/** Turns a file as it was downloaded into sequences, step by step. */
public final class Importer {
  /** So many lines are read before too many rejected ones stop the import. */
  private static final long ENOUGH_LINES = 10_000;

  private final Path file;
  private final ImportPlan plan;
  private final ImportRecipe recipe;
  private final List<Doubt> found;

  /**
   * @param plan as {@link #plan} finds it, or corrected
   * @param found what was doubtful in it
   */
  public Importer(Path file, ImportPlan plan, ImportRecipe recipe, List<Doubt> found) {
    this.file = file;
    this.plan = plan;
    this.recipe = recipe;
    this.found = found;
  }

  /** Where nothing was doubtful in the plan. */
  public Importer(Path file, ImportPlan plan, ImportRecipe recipe) {
    this(file, plan, recipe, List.of());
  }

  /**
   * How a file is to be understood, by its first lines.
   *
   * @param entry name of the file within a zip; empty for the one that looks most like actions
   * @throws DataProblem if the file cannot be read, or is nothing that can be imported
   */
  public static ImportPlan plan(Path file, String entry) {
    return detect(file, entry, "").plan();
  }

  /**
   * As {@link #plan}, with what is doubtful in it.
   *
   * @param encoding of the text; empty for the one that its first bytes show
   */
  public static Detection detect(Path file, String entry, String encoding) {
    try (ImportSource source = ImportSource.open(file, entry, encoding)) {
      return Detector.detect(source).encoded(encoding);
    }
  }

  /**
   * Whether a file is {@code user item} or {@code user item time}, separated by blanks: nothing has
   * to be decided before it is read.
   *
   * @throws DataProblem if the file cannot be read, or is no text
   */
  public static boolean isPlain(Path file) {
    try (ImportSource source = ImportSource.open(file, "")) {
      return !source.isPacked()
          && source.encoding().isEmpty()
          && new Detector(source).isPlainActions();
    } catch (IOException e) {
      throw ImportSource.unreadable(file.toString(), e);
    }
  }

  /** Whether a file has columns between separators, at least four of them, or a line of names. */
  public static boolean isTable(Path file) {
    try (ImportSource source = ImportSource.open(file, "")) {
      return new Detector(source).isTable();
    }
  }

  /** Whether a file begins with a user and several items in one line. */
  public static boolean isHistories(Path file) {
    try (ImportSource source = ImportSource.open(file, "")) {
      return new Detector(source).isHistories();
    } catch (DataProblem e) {
      return false;
    }
  }

  /**
   * Reads everything and applies the recipe.
   *
   * @param rejectedFile where lines that are not understood go, with their reasons; made only if
   *     there are any; null for nowhere
   * @throws DataProblem if the file cannot be read, or too little of it is understood
   * @throws ImportCancelled if {@code watch} says so
   */
  public Imported run(Path rejectedFile, ImportWatch watch) {
    if (recipe.minRating() > 0 && plan.columns().rating().isEmpty()) {
      throw DataProblem.of(
          file.toString(),
          file + " cannot be imported: found no ratings, expected some for a minimum rating.");
    }
    try {
      return read(plan, rejectedFile, watch);
    } catch (DataProblem e) {
      String encoding = e.getCause() instanceof CharacterCodingException ? otherEncoding() : "";
      if (encoding.isEmpty()) {
        throw e;
      }
      return read(plan.encoded(encoding), rejectedFile, watch);
    }
  }

  /** Of a text whose first bytes could be UTF-8 and later ones not; empty if it is damaged. */
  private String otherEncoding() {
    if (!plan.encoding().isEmpty()) {
      return "";
    }
    try (ImportSource source = ImportSource.open(file, plan.entry())) {
      return source.encoding().isEmpty() ? source.encodingOfAll() : "";
    } catch (IOException e) {
      throw ImportSource.unreadable(file.toString(), e);
    }
  }

  private Imported read(ImportPlan plan, Path rejectedFile, ImportWatch watch) {
    try (ImportSource source = ImportSource.open(file, plan.entry(), plan.encoding());
        Rejections rejections = new Rejections(rejectedFile)) {
      return importFrom(source, plan, rejections, watch);
    } catch (IOException e) {
      throw ImportSource.unreadable(file.toString(), e);
    } catch (UncheckedIOException e) {
      throw ImportSource.unreadable(file.toString(), e.getCause());
    } catch (OutOfMemoryError e) {
      // what filled the memory was reachable from this method alone
      throw DataProblem.of(file.toString(), noMemory(), e);
    }
  }

  private Imported importFrom(
      ImportSource source, ImportPlan plan, Rejections rejections, ImportWatch watch)
      throws IOException {
    try {
      ActionSink sink = read(source, plan, rejections, watch);
      check(source, sink, rejections);
      Imported imported = arrange(source, plan, sink, rejections);
      ImportCancelled.check(watch, sink.records());
      return imported;
    } catch (ImportCancelled | OutOfMemoryError e) {
      rejections.discard();
      throw e;
    } catch (DataProblem e) {
      if (e.getCause() instanceof CharacterCodingException) {
        rejections.discard();
      }
      throw e;
    }
  }

  private String noMemory() {
    return String.format(
        Locale.ROOT,
        "%s does not fit into the %,d MB that Java may use here, expected about 40 bytes for each"
            + " action; give it more, such as -Xmx4g.",
        file,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private ActionSink read(
      ImportSource source, ImportPlan plan, Rejections rejections, ImportWatch watch)
      throws IOException {
    try (MeteredStream in = source.stream()) {
      ImportWatch strict =
          (share, records) -> {
            if (records >= ENOUGH_LINES && rejections.count() > records / 2) {
              throw tooManyRejected(source, records, rejections);
            }
            return watch.progress(share, records);
          };
      ActionSink sink =
          new ActionSink(
              source.name(), ActionSink.MOST_ACTIONS, plan, recipe, rejections, strict, in::share);
      plan.reader().read(source.name(), in, plan.columns().inOrder(), plan.unfolded(sink));
      ImportCancelled.check(watch, sink.records());
      return sink;
    } catch (CharacterCodingException e) {
      throw notUtf8(source, e);
    }
  }

  /** Goes through the lines once more to name the first one that is wrong. */
  private static DataProblem notUtf8(ImportSource source, CharacterCodingException cause)
      throws IOException {
    try (InputStream in = source.stream()) {
      Lines lines = new Lines(source.name(), in);
      while (lines.next()) {
        // each line is checked as it is read
      }
    }
    return DataProblem.of(
        source.name(), source.name() + " cannot be read: it is not UTF-8 text.", cause);
  }

  private void check(ImportSource source, ActionSink sink, Rejections rejections) {
    if (rejections.count() - sink.missing() > recipe.mostRejected() * sink.records()) {
      throw tooManyRejected(source, sink.records(), rejections);
    }
    if (sink.interactions().size() == 0) {
      throw DataProblem.of(
          source.name(),
          source.name()
              + " holds no actions"
              + (sink.lowRated() > 0 ? " that are rated " + recipe.minRating() + " or better" : "")
              + ", expected lines with a user and an item.");
    }
  }

  private DataProblem tooManyRejected(ImportSource source, long records, Rejections rejections) {
    RejectedLine first = rejections.first().get(0);
    return DataProblem.of(
        source.name(),
        String.format(
            Locale.ROOT,
            "%s cannot be imported: %,d of %,d lines were not understood, expected at most %s %%;"
                + " the first is line %d: %s%s.",
            source.name(),
            rejections.count(),
            records,
            plainPercent(recipe.mostRejected()),
            first.line(),
            first.reason(),
            rejections.file() == null ? "" : "; they are listed in " + rejections.file()));
  }

  private static String plainPercent(double share) {
    return String.format(Locale.ROOT, "%.3f", 100 * share).replaceFirst("\\.?0+$", "");
  }

  private List<Doubt> doubts(ImportSource source, ActionSink sink) throws IOException {
    List<Doubt> doubts = new ArrayList<>(found);
    if (!source.encoding().isEmpty()) {
      doubts.add(Doubt.of(Doubt.Kind.ENCODING, source.encoding()));
    }
    if (sink.missing() > 0) {
      doubts.add(Doubt.of(Doubt.Kind.MISSING, String.format(Locale.ROOT, "%,d", sink.missing())));
    }
    int whole = sink.interactions().readWholeNumbers();
    if (whole > 0) {
      doubts.add(Doubt.of(Doubt.Kind.WHOLE_NUMBERS, String.format(Locale.ROOT, "%,d", whole)));
    }
    return doubts;
  }

  private Imported arrange(
      ImportSource source, ImportPlan plan, ActionSink sink, Rejections rejections)
      throws IOException {
    List<ImportStep> steps = new ArrayList<>();
    Interactions actions = sink.interactions();
    List<Doubt> doubts = doubts(source, sink);
    long read = sink.records() - rejections.count();
    steps.add(ImportStep.leaving(Kind.READ, rejections.count(), sink.users(), sink.items(), read));
    Sequences sequences =
        actions.arrange(name(), CompanionTexts.find(source, file, actions.items()));
    if (recipe.minRating() > 0) {
      steps.add(step(Kind.RATING, sink.lowRated(), sequences));
    }
    if (actions.hasTimes()) {
      steps.add(ordered(actions.moved(), sequences));
    }
    sequences = chosen(sequences, steps);
    if (sequences.actionCount() == 0) {
      throw DataProblem.of(
          source.name(), source.name() + " cannot be used: the recipe leaves no action.");
    }
    return new Imported(
        sequences,
        source.name(),
        Checksums.sha256(file),
        plan,
        Reading.of(plan, sequences, doubts),
        recipe,
        List.copyOf(steps),
        sink.records(),
        rejections.count(),
        rejections.first());
  }

  /** Every step that is asked for is recorded, even where it has nothing to leave out. */
  private Sequences chosen(Sequences arranged, List<ImportStep> steps) {
    Sequences kept = arranged;
    if (recipe.duplicates() != Duplicates.KEPT) {
      Sequences single = RepeatedActions.apply(kept, recipe.duplicates());
      kept = recorded(Kind.DUPLICATES, kept, single, steps);
    }
    if (recipe.minUserActions() > 1 || recipe.minItemActions() > 1) {
      Sequences core =
          KCore.apply(kept, recipe.minUserActions(), recipe.minItemActions(), recipe.coreRule());
      kept = recorded(Kind.CORE, kept, core, steps);
    }
    if (recipe.minLength() > 1) {
      Sequences longer = KCore.apply(kept, recipe.minLength(), 0, recipe.coreRule());
      kept = recorded(Kind.LENGTH, kept, longer, steps);
    }
    if (recipe.maxUsers() > 0) {
      boolean all = recipe.maxUsers() >= kept.userCount();
      Sequences drawn = all ? kept : UserDraw.of(kept, recipe.maxUsers(), recipe.seed());
      kept = recorded(Kind.USERS, kept, drawn, steps);
    }
    return kept;
  }

  private static Sequences recorded(
      Kind kind, Sequences before, Sequences after, List<ImportStep> steps) {
    steps.add(step(kind, (long) before.actionCount() - after.actionCount(), after));
    return after;
  }

  private static ImportStep ordered(long moved, Sequences data) {
    return new ImportStep(
        Kind.ORDER, 0, moved, data.userCount(), data.itemCount(), data.actionCount());
  }

  private static ImportStep step(Kind kind, long removed, Sequences after) {
    return ImportStep.leaving(
        kind, removed, after.userCount(), after.itemCount(), after.actionCount());
  }

  private String name() {
    String name = file.getFileName().toString().replaceFirst("\\.(gz|bz2|zst|zip)$", "");
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
