package recdenoiser.engine.data.opening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.ItemTexts;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.importing.Detection;
import recdenoiser.engine.data.importing.ImportManifest;
import recdenoiser.engine.data.importing.ImportPlan;
import recdenoiser.engine.data.importing.ImportRecipe;
import recdenoiser.engine.data.importing.ImportWatch;
import recdenoiser.engine.data.importing.Imported;
import recdenoiser.engine.data.importing.Importer;
import recdenoiser.engine.data.importing.Reading;
import recdenoiser.engine.data.importing.RejectedLine;
import recdenoiser.engine.data.reading.AtomicHeader;
import recdenoiser.engine.data.reading.AtomicReader;
import recdenoiser.engine.data.reading.InteractionReader;
import recdenoiser.engine.data.reading.Interactions;
import recdenoiser.engine.data.reading.ItemTextsReader;
import recdenoiser.engine.data.reading.Lines;
import recdenoiser.engine.data.reading.PackedData;
import recdenoiser.engine.data.reading.ReadColumns;
import recdenoiser.engine.data.reading.TextReader;

/**
 * Reads data files: {@code user item [timestamp]} text, or RecBole's atomic {@code .inter} with its
 * {@code .item} beside it. Which one it is shows in the name or in the first line. Packed data sets
 * are mapped, and tables, records and archives are imported as they are.
 *
 * <p>Users are numbered in order of first appearance in the file, items too. Without times the
 * order of the file is the order of each user's actions; with times they are sorted, those of the
 * same time staying in the file's order.
 */
public final class DataFiles {
  private static final Logger log = LoggerFactory.getLogger(DataFiles.class);

  /** Of files that are imported by what they look like, plainly; other text is read strictly. */
  private static final List<String> IMPORTED_ENDINGS =
      List.of(
          ".csv",
          ".tsv",
          ".gz",
          ".bz2",
          ".zst",
          ".zip",
          ".json",
          ".jsonl",
          ".dat",
          ".data",
          ".parquet");

  private DataFiles() {}

  /**
   * Reads the sequences of a file.
   *
   * @throws DataProblem if the file cannot be read or is not what its format says
   */
  public static Sequences read(Path file) {
    return open(file).sequences();
  }

  /**
   * Reads a file together with where it comes from.
   *
   * @throws DataProblem if the file cannot be read or is not what its format says
   */
  public static DataSet open(Path file) {
    return open(file, null);
  }

  /**
   * As it was read before, whatever would be found out about it now.
   *
   * @param recorded how; null if nothing is known of that
   */
  static DataSet open(Path file, Reading recorded) {
    String source = file.toString();
    if (!Files.exists(file)) {
      throw DataProblem.of(source, "There is no file " + source + ", expected a data file.");
    }
    if (Files.isDirectory(file)) {
      return open(DataFolder.actions(file), recorded);
    }
    if (PackedData.is(file)) {
      PackedData.Opened packed = PackedData.open(file);
      return DataSet.unfiltered(
          packed.sequences(),
          packed.checksum(),
          source,
          packed.manifest(),
          reading(file, packed).toJson());
    }
    if (recorded != null && recorded.plan() != null) {
      return imported(file, new Detection(recorded.plan(), List.of(), ""));
    }
    if (recorded == null && (isForImport(file) || isBetterImported(file))) {
      return imported(file, Importer.detect(file, "", ""));
    }
    return open(
        source,
        stem(file.getFileName().toString()),
        () -> Files.newInputStream(file),
        itemFile -> besideOrNull(file, itemFile));
  }

  /**
   * Whether nothing has to be decided before a file is read: it is packed data, or lines of {@code
   * user item [time]}. All others are better imported.
   *
   * @throws DataProblem if the file cannot be read, or is no text
   */
  public static boolean opensDirectly(Path file) {
    return !Files.isRegularFile(file)
        || PackedData.is(file)
        || (!isForImport(file) && !isAtomicName(file.toString()) && Importer.isPlain(file));
  }

  private static boolean isForImport(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return IMPORTED_ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static Reading reading(Path file, PackedData.Opened packed) {
    return packed.manifest().isEmpty()
        ? Reading.of((ImportPlan) null, packed.sequences(), List.of())
        : ImportManifest.of(file, packed).reading(packed.sequences());
  }

  /** Text that is no {@code user item [time]}, and that is understood as something else. */
  private static boolean isBetterImported(Path file) {
    try {
      if (isAtomicName(file.toString())) {
        return Importer.plan(file, "").columns().hasHistory();
      }
      return !Importer.isPlain(file) && (Importer.isHistories(file) || Importer.isTable(file));
    } catch (DataProblem e) {
      return false;
    }
  }

  private static DataSet imported(Path file, Detection detection) {
    detection.requireChosen(file);
    Imported imported =
        new Importer(file, detection.plan(), ImportRecipe.PLAIN, detection.doubts())
            .run(null, ImportWatch.NONE);
    if (imported.rejected() > 0) {
      RejectedLine first = imported.firstRejected().get(0);
      log.warn(
          "{}: {} of {} lines are left out; the first is line {}: {}.",
          imported.source(),
          imported.rejected(),
          imported.lines(),
          first.line(),
          first.reason());
    }
    return DataSet.unfiltered(
        imported.sequences(),
        imported.checksum(),
        file.toString(),
        "",
        imported.reading().toJson());
  }

  /** Opens a stream of bytes; null if there is none. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  /** Opens a file that lies beside the actions, by its name; null if there is none. */
  @FunctionalInterface
  interface Neighbours {
    InputStream open(String fileName) throws IOException;
  }

  static DataSet open(String source, String stem, Opener actions, Neighbours neighbours) {
    MessageDigest sha256 = Checksums.sha256();
    try (InputStream in = new DigestInputStream(actions.open(), sha256)) {
      Interactions interactions = new Interactions();
      ReadColumns columns = readActions(new Lines(source, in), isAtomicName(source), interactions);
      List<Doubt> found = doubts(interactions);
      Sequences sequences =
          interactions.arrange(stem, texts(source, stem, interactions, neighbours));
      return DataSet.unfiltered(
          sequences,
          HexFormat.of().formatHex(sha256.digest()),
          source,
          "",
          Reading.of(columns, sequences, found).toJson());
    } catch (IOException e) {
      throw DataProblem.of(source, source + " cannot be read: " + reason(e) + ".", e);
    }
  }

  private static List<Doubt> doubts(Interactions interactions) {
    List<Doubt> doubts = new ArrayList<>();
    if (interactions.missing() > 0) {
      doubts.add(Doubt.of(Doubt.Kind.MISSING, Long.toString(interactions.missing())));
    }
    int whole = interactions.readWholeNumbers();
    if (whole > 0) {
      doubts.add(Doubt.of(Doubt.Kind.WHOLE_NUMBERS, Integer.toString(whole)));
    }
    return doubts;
  }

  private static ReadColumns readActions(Lines lines, boolean atomic, Interactions interactions)
      throws IOException {
    ReadColumns columns = null;
    if (lines.next()) {
      InteractionReader reader =
          atomic || AtomicHeader.matches(lines.text()) ? new AtomicReader() : new TextReader();
      columns = reader.read(lines, interactions);
    }
    if (interactions.size() == 0) {
      throw DataProblem.of(
          lines.source(),
          lines.source() + " holds no actions, expected lines of user, item and perhaps a time.");
    }
    if (interactions.users().size() == interactions.size()) {
      throw DataProblem.of(
          lines.source(),
          lines.source()
              + " cannot be used: every user has only 1 action, expected sequences of several"
              + " actions.");
    }
    if (!lines.terminated()) {
      log.warn(
          "{} does not end with a line break: if it was cut, its last action may be wrong.",
          lines.source());
    }
    return columns;
  }

  private static ItemTexts texts(
      String source, String stem, Interactions interactions, Neighbours neighbours)
      throws IOException {
    String fileName = isAtomicName(source) ? stem + ".item" : stem + ".items.tsv";
    try (InputStream in = neighbours.open(fileName)) {
      return in == null
          ? ItemTexts.NONE
          : new ItemTextsReader(interactions.items()).read(new Lines(fileName, in));
    }
  }

  private static String reason(IOException e) {
    return e instanceof AccessDeniedException ? "permission is denied" : e.getMessage();
  }

  private static InputStream besideOrNull(Path file, String name) throws IOException {
    Path neighbour = file.resolveSibling(name);
    return Files.isRegularFile(neighbour) ? Files.newInputStream(neighbour) : null;
  }

  private static boolean isAtomicName(String name) {
    return name.endsWith(".inter");
  }

  private static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }
}
