package recdenoiser.engine.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.storage.ArchiveNames;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.CheckedEntry;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.ZipReading;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridFormat;

/**
 * A study as one zip that goes with a paper: {@code study.json}, {@code result.json} from which
 * figures and tables can be drawn again, {@code figures/}, {@code tables/}, and of every run {@code
 * runs/NAME/run.json}, its configuration and summary. Of data it has the names of files alone.
 */
public final class StudyArchive {
  private static final String STUDY = "study.json";
  private static final String RESULT = "result.json";
  private static final FigureSize FIGURE = new FigureSize(720, 500);
  private static final List<FigureFormat> FIGURES = List.of(FigureFormat.PDF, FigureFormat.SVG);
  private static final int MOST_ENTRIES = 1 << 20;
  private static final long MOST_BYTES_OF_A_RESULT = 1L << 28;

  /** The first that a zip knows: the same study gives the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final Set<String> NOT_PACKED = Set.of("run.json", "run.lock");
  private static final Set<String> FOLDERS_NOT_PACKED = Set.of("tensorboard", "latest");

  private StudyArchive() {}

  /** What stands in one place of the archive. */
  @FunctionalInterface
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * @param result of the status, tested
   * @param trials what was tried, of a study that searches; otherwise null
   * @param weights whether runs come with their best weights, candidates, ranks and logs
   */
  public static void pack(
      Path file, StudyStatus status, StudyResult result, SearchStatus trials, boolean weights)
      throws IOException {
    Map<String, Content> entries = new TreeMap<>();
    put(
        entries,
        STUDY,
        Json.pretty(StudyFile.tree(StudyResultFile.withoutFolders(result.study()))));
    put(entries, RESULT, Json.pretty(StudyResultFile.sheet(result)));
    putFigures(entries, result);
    putTables(entries, result, trials);
    for (StudyRun run : status.runs()) {
      if (run.record() != null) {
        putRun(entries, run, weights);
      }
    }
    AtomicFiles.write(file.toAbsolutePath(), out -> write(entries, out));
  }

  private static void put(Map<String, Content> entries, String name, byte[] bytes) {
    entries.put(name, out -> out.write(bytes));
  }

  private static void putFigures(Map<String, Content> entries, StudyResult result)
      throws IOException {
    for (StudyMeasure measure : result.study().measures()) {
      Figure figure = StudyFigure.of(result, measure, true, FIGURE);
      for (FigureFormat format : FIGURES) {
        String name = "figures/" + plain(measure.name()) + "." + lower(format.name());
        put(entries, name, format.write(figure));
      }
    }
  }

  private static void putTables(
      Map<String, Content> entries, StudyResult result, SearchStatus trials) {
    putTable(entries, "table", StudyTable.wide(result, true));
    putTable(entries, "cells", StudyTable.cells(result, true));
    if (trials != null) {
      putTable(entries, "trials", SearchTable.of(trials));
    }
  }

  private static void putTable(Map<String, Content> entries, String name, DataGrid grid) {
    Map<String, GridFormat> formats =
        Map.of(
            "csv", GridFormat.CSV,
            "md", GridFormat.MARKDOWN,
            "tex", GridFormat.LATEX,
            "txt", GridFormat.TEXT);
    formats.forEach(
        (ending, format) ->
            put(
                entries,
                "tables/" + name + "." + ending,
                format.write(grid).getBytes(StandardCharsets.UTF_8)));
  }

  private static void putRun(Map<String, Content> entries, StudyRun run, boolean weights)
      throws IOException {
    String name = "runs/" + run.folder().getFileName() + "/";
    put(entries, name + "run.json", run.record().withoutFolders().bytes());
    if (!weights) {
      return;
    }
    try (var files = Files.walk(run.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path inside = run.folder().relativize(file);
        if (isPacked(inside)) {
          entries.put(name + slashes(inside), out -> Files.copy(file, out));
        }
      }
    }
  }

  private static boolean isPacked(Path inside) {
    for (Path part : inside) {
      boolean unfinished = part.toString().contains(AtomicFiles.UNFINISHED);
      if (unfinished || FOLDERS_NOT_PACKED.contains(part.toString())) {
        return false;
      }
    }
    return !NOT_PACKED.contains(inside.toString());
  }

  private static String slashes(Path path) {
    List<String> parts = new ArrayList<>();
    path.forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }

  private static String plain(String measure) {
    return lower(measure).replaceAll("[^a-z0-9]+", "-");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static void write(Map<String, Content> entries, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, Content> one : entries.entrySet()) {
      ZipEntry entry = new ZipEntry(one.getKey());
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
      one.getValue().writeTo(zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  /** Whether a file is called like an archive. */
  public static boolean isNamedLikeOne(Path file) {
    return lower(file.toString()).endsWith(".zip");
  }

  /**
   * What came out of the study, to be drawn again.
   *
   * @throws IOException if it is no archive of a study, or a name in it leaves its folder
   */
  public static StudyResult result(Path archive) throws IOException {
    try (ZipFile zip = ZipReading.open(archive)) {
      entries(archive, zip);
      ZipEntry entry = zip.getEntry(RESULT);
      if (entry == null) {
        throw new IOException(
            archive + " is no archive of a study: found no " + RESULT + " in it.");
      }
      try (InputStream in = CheckedEntry.open(zip, entry, archive + "!" + entry.getName())) {
        byte[] bytes = in.readNBytes((int) MOST_BYTES_OF_A_RESULT);
        return StudyResultFile.read(archive + ", " + RESULT, bytes);
      }
    }
  }

  /**
   * Makes a folder of an archive, whole or not at all.
   *
   * @throws IOException if there is such a folder, or a name in the archive leaves its folder
   */
  public static void unpack(Path archive, Path folder) throws IOException {
    if (Files.exists(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Path unfinished = AtomicFiles.unfinished(folder.toAbsolutePath());
    try (ZipFile zip = ZipReading.open(archive)) {
      for (ZipEntry entry : entries(archive, zip)) {
        Path file = unfinished.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (InputStream in = CheckedEntry.open(zip, entry, archive + "!" + entry.getName())) {
          Files.copy(in, file);
        }
      }
      AtomicFiles.rename(unfinished, folder.toAbsolutePath());
    } finally {
      AtomicFiles.deleteFolder(unfinished);
    }
  }

  /** Its files, all of whose names stay inside. */
  private static List<? extends ZipEntry> entries(Path archive, ZipFile zip) throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw new IOException(
          archive + " has " + zip.size() + " entries; a study has " + MOST_ENTRIES + " at most.");
    }
    List<? extends ZipEntry> all = Collections.list(zip.entries());
    for (ZipEntry entry : all) {
      if (ArchiveNames.climbs(entry.getName())) {
        throw new IOException(
            archive
                + " is refused: found the entry \""
                + entry.getName()
                + "\", expected names that stay in the archive's folder.");
      }
    }
    return all.stream().filter(entry -> !entry.isDirectory()).toList();
  }
}
