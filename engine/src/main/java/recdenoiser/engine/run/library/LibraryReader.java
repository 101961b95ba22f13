package recdenoiser.engine.run.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.RunProgress;
import recdenoiser.engine.run.RunRecord;

/**
 * Reads folders of runs, again and again: a file that has neither another time, nor another size,
 * nor another identity than before is not read a second time.
 */
public final class LibraryReader {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryReader.class);

  private Map<Path, Known> known = new HashMap<>();

  /** What tells one version of a file from the next. */
  private record Stamp(FileTime modified, long size, Object key) {}

  private record Known(Stamp record, Stamp about, Stamp metrics, LibraryEntry entry) {}

  /**
   * Everything in the folders now. A folder of one run may be named, too.
   *
   * @param folders of runs; one that does not exist is empty
   */
  public synchronized LibraryState read(List<Path> folders) {
    Map<Path, String> problems = new LinkedHashMap<>();
    Set<Path> runs = new LinkedHashSet<>();
    for (Path folder : folders) {
      Path absolute = folder.toAbsolutePath().normalize();
      try {
        runs.addAll(runsIn(absolute));
      } catch (IOException | DirectoryIteratorException e) {
        problems.put(absolute, "The folder " + absolute + " cannot be listed: " + reason(e) + ".");
      }
    }
    Map<Path, Known> before = known;
    List<Known> found =
        runs.parallelStream()
            .map(run -> lookAtAnything(run, before.get(run)))
            .flatMap(Optional::stream)
            .toList();
    Map<Path, Known> now = new HashMap<>();
    found.forEach(one -> now.put(one.entry().path(), one));
    known = now;
    List<LibraryEntry> entries = new ArrayList<>(found.stream().map(Known::entry).toList());
    entries.sort(
        Comparator.comparing(LibraryEntry::created)
            .thenComparing(entry -> entry.path().toString())
            .reversed());
    return new LibraryState(entries, problems);
  }

  private static String reason(Exception e) {
    Throwable cause = e instanceof DirectoryIteratorException ? e.getCause() : e;
    return cause.getClass().getSimpleName().replace("Exception", "") + " " + cause.getMessage();
  }

  private static List<Path> runsIn(Path folder) throws IOException {
    if (new RunFolder(folder).exists()) {
      return List.of(folder);
    }
    List<Path> runs = new ArrayList<>();
    try (DirectoryStream<Path> inside =
        Files.newDirectoryStream(folder, path -> !path.getFileName().toString().startsWith("."))) {
      inside.forEach(runs::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return runs;
  }

  /** One run that is broken in a way that nobody thought of does not hide the others. */
  private static Optional<Known> lookAtAnything(Path path, Known before) {
    try {
      return look(path, before);
    } catch (RuntimeException e) {
      LOG.warn("The run {} cannot be looked at.", path, e);
      String problem = path + " cannot be looked at: " + e.getMessage();
      RunLibrary.Entry run = new RunLibrary.Entry(new RunFolder(path), null, false, problem);
      return Optional.of(new Known(null, null, null, entry(run, RunAbout.NONE, "", null)));
    }
  }

  /** Empty if there is no run, or not one yet. */
  private static Optional<Known> look(Path path, Known before) {
    RunFolder folder = new RunFolder(path);
    Stamp record = stamp(folder.run());
    if (record == null) {
      return damaged(folder, before);
    }
    Stamp about = stamp(AboutFile.of(folder));
    boolean same = before != null && record.equals(before.record());
    RunLibrary.Entry run = same ? again(folder, before.entry().run()) : read(folder);
    if (run == null) {
      return Optional.empty();
    }
    Stamp metrics = run.running() ? stamp(folder.metrics()) : null;
    boolean unchanged =
        same
            && run.running() == before.entry().underWay()
            && Objects.equals(about, before.about())
            && Objects.equals(metrics, before.metrics());
    if (unchanged) {
      return Optional.of(before);
    }
    boolean sameAbout = before != null && Objects.equals(about, before.about());
    RunSettings settings = same ? before.entry().settings() : settings(run);
    LibraryEntry entry =
        sameAbout
            ? entry(run, before.entry().about(), before.entry().aboutProblem(), settings)
            : withAbout(run, settings);
    return Optional.of(new Known(record, about, metrics, entry));
  }

  /** A folder with the files of a run but no record is damaged; others are none of ours. */
  private static Optional<Known> damaged(RunFolder folder, Known before) {
    if (!folder.isLeftBehind() || RunLibrary.isWritten(folder)) {
      return Optional.empty();
    }
    String problem = folder.path() + " has files of a run, but no run.json.";
    if (before != null && problem.equals(before.entry().run().problem())) {
      return Optional.of(before);
    }
    RunLibrary.Entry run = new RunLibrary.Entry(folder, null, false, problem);
    return Optional.of(new Known(null, null, null, entry(run, RunAbout.NONE, "", null)));
  }

  private static RunLibrary.Entry read(RunFolder folder) {
    try {
      RunRecord record = RunRecord.read(folder);
      return again(folder, new RunLibrary.Entry(folder, record, false, ""));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      boolean gone = e.getCause() instanceof NoSuchFileException;
      return gone ? null : new RunLibrary.Entry(folder, null, false, e.getMessage());
    }
  }

  /** Of a run that ended nobody asks whether it is under way: it says so when it is. */
  private static RunLibrary.Entry again(RunFolder folder, RunLibrary.Entry run) {
    if (!run.readable() || run.record().state().ended()) {
      return run;
    }
    return RunLibrary.known(folder, run.record());
  }

  private static RunSettings settings(RunLibrary.Entry run) {
    return run.readable() ? new RunSettings(run.record().config()) : null;
  }

  private static LibraryEntry withAbout(RunLibrary.Entry run, RunSettings settings) {
    try {
      return entry(run, AboutFile.read(run.folder()), "", settings);
    } catch (IOException e) {
      return entry(run, RunAbout.NONE, e.getMessage(), settings);
    }
  }

  private static LibraryEntry entry(
      RunLibrary.Entry run, RunAbout about, String aboutProblem, RunSettings settings) {
    if (!run.running()) {
      return new LibraryEntry(run, about, aboutProblem, null, 0, settings);
    }
    long process = RunLibrary.process(run.folder()).orElse(0);
    return new LibraryEntry(run, about, aboutProblem, progress(run), process, settings);
  }

  private static RunProgress progress(RunLibrary.Entry run) {
    try {
      return RunProgress.read(run.folder(), run.record());
    } catch (IOException | UncheckedIOException e) {
      return RunProgress.none(run.record());
    }
  }

  /** Null if there is no such file. */
  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(found.lastModifiedTime(), found.size(), found.fileKey());
    } catch (IOException e) {
      return null;
    }
  }
}
