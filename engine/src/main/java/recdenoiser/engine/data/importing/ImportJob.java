package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.reading.PackedData;

/** Imports a file into a packed data set, unless the same has been done before. */
public final class ImportJob {
  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_NAME = 80;

  private final Path file;
  private final ImportPlan plan;
  private final List<Doubt> found;
  private final ImportRecipe recipe;
  private final String name;
  private final Path folder;

  /**
   * @param name of the data set; of its file, too
   * @param folder that the data set is written to; made if it does not exist
   */
  public ImportJob(Path file, ImportPlan plan, ImportRecipe recipe, String name, Path folder) {
    this(file, new Detection(plan, List.of(), ""), recipe, name, folder);
  }

  /**
   * @param detection whose doubts stay with the data set
   */
  public ImportJob(Path file, Detection detection, ImportRecipe recipe, String name, Path folder) {
    this.file = file;
    this.plan = detection.plan();
    this.found = detection.doubts();
    this.recipe = recipe;
    this.name = name;
    this.folder = folder;
  }

  /**
   * What there is now.
   *
   * @param packed the file of the data set
   * @param checksum of the data set, 64 hexadecimal digits
   * @param rejectedFile lines that were left out, with their reasons; null if there are none
   * @param firstRejected some of them
   * @param already whether the same had been imported before
   */
  public record Result(
      Sequences sequences,
      ImportManifest manifest,
      Path packed,
      String checksum,
      Path rejectedFile,
      List<RejectedLine> firstRejected,
      boolean already) {}

  /** Whether a data set and its file can be called so. */
  public static boolean isName(String name) {
    return name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._ -]{0,99}");
  }

  /** A name for a data set by the name of its file. */
  public static String nameOf(Path file) {
    String stem =
        file.getFileName()
            .toString()
            .replaceFirst("(?i)\\.(gz|bz2|zst|zip)$", "")
            .replaceFirst("(?i)\\.(csv|tsv|txt|dat|data|inter|json|jsonl)$", "");
    String plain = stem.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+", "");
    return plain.isEmpty() ? "data" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
  }

  /**
   * Does it.
   *
   * @throws DataProblem if the file cannot be imported, or the data set cannot be written
   * @throws ImportCancelled if {@code watch} says so; nothing is left behind then
   */
  public Result run(ImportWatch watch) {
    String version = version();
    boolean newFolder = !Files.exists(folder);
    try {
      Files.createDirectories(folder);
      Path packed = packed(version);
      return Files.isRegularFile(packed) ? opened(packed, true) : again(version, watch);
    } catch (ImportCancelled e) {
      if (newFolder) {
        removeIfEmpty(folder);
      }
      throw e;
    } catch (FileAlreadyExistsException e) {
      throw DataProblem.of(folder.toString(), folder + " is a file, expected a folder.", e);
    } catch (IOException e) {
      throw DataProblem.of(
          folder.toString(), folder + " cannot be written to: " + e.getMessage() + ".", e);
    }
  }

  private static void removeIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // somebody else has put something into it meanwhile
    }
  }

  private String version() {
    try (ImportSource source = ImportSource.open(file, plan.entry())) {
      return ImportManifest.version(
          Checksums.sha256(file), CompanionTexts.checksum(source, file), plan, recipe);
    } catch (IOException e) {
      throw ImportSource.unreadable(file.toString(), e);
    }
  }

  private Path packed(String version) {
    return folder.resolve(name + "-" + version + PackedData.ENDING);
  }

  private Path rejected(String version) {
    return folder.resolve(name + "-" + version + ".rejected.tsv");
  }

  private Result again(String version, ImportWatch watch) throws IOException {
    Path rejectedFile = rejected(version);
    Imported imported = new Importer(file, plan, recipe, found).run(rejectedFile, watch);
    Object own = key(rejectedFile);
    try {
      return written(imported, version, watch);
    } catch (ImportCancelled | DataProblem e) {
      if (own != null && own.equals(key(rejectedFile))) {
        Files.deleteIfExists(rejectedFile);
      }
      throw e;
    }
  }

  /** What tells a file from another one of its name; null if there is none. */
  private static Object key(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAttributes(file, BasicFileAttributes.class).fileKey()
        : null;
  }

  private Result written(Imported imported, String version, ImportWatch watch) {
    Path packed = packed(version);
    ImportManifest manifest = ImportManifest.of(name, version, file, imported);
    boolean own =
        PackedData.writeUnlessThere(
            packed,
            imported.sequences(),
            manifest.toJson(),
            () -> ImportCancelled.check(watch, imported.lines()));
    return opened(packed, !own);
  }

  private Result opened(Path packed, boolean already) {
    PackedData.Opened opened = PackedData.open(packed);
    ImportManifest manifest = ImportManifest.of(packed, opened);
    Path rejectedFile = manifest.rejected() > 0 ? rejected(manifest.version()) : null;
    return new Result(
        opened.sequences(),
        manifest,
        packed,
        opened.checksum(),
        rejectedFile,
        rejectedFile == null ? List.of() : RejectedLine.first(rejectedFile, MOST_SHOWN),
        already);
  }
}
