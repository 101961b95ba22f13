package recdenoiser.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.config.DataRules;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.run.Environment;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.library.LibraryEntry;
import recdenoiser.engine.run.library.LibraryReader;
import recdenoiser.engine.run.library.LibraryState;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.train.RunState;

/**
 * Finds the runs of studies in folders of runs: those of the same configuration, data and version
 * of numerics, whoever made them. What was read stays at hand, so that looking again is cheap. Safe
 * for use by several threads; reads the disk.
 */
public final class StudyRuns {
  private final List<Path> folders;
  private final LibraryReader library = new LibraryReader();
  private final Map<String, Known> opened = new HashMap<>();
  private final Map<Path, Traced> traces = new HashMap<>();
  private Map<LibraryEntry, RunKey> keys = new IdentityHashMap<>();

  /** A file as it was when it was read. */
  private record Known(FileTime modified, long size, String checksum, Sequences sequences) {}

  /** What was read of a run's files, as its record was then. */
  private record Traced(
      RunRecord record, StudyDrawing drawing, List<StudyMeasure> measures, CellTrace trace) {}

  /**
   * @param folders of runs; one that does not exist is empty
   */
  public StudyRuns(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** As {@link #of(StudyPlan, List)}, where there is no queue. */
  public StudyStatus of(StudyPlan plan) {
    return of(plan, List.of());
  }

  /**
   * How a study stands now.
   *
   * @param queue what waits to be run
   */
  public synchronized StudyStatus of(StudyPlan plan, List<QueueEntry> queue) {
    LibraryState state = library.read(folders);
    Set<String> problems = new LinkedHashSet<>(state.problems().values());
    Map<RunKey, LibraryEntry> found = index(state.entries());
    Set<RunKey> waiting = waiting(queue);
    List<StudyRun> runs = new ArrayList<>();
    for (PlannedRun planned : plan.runs()) {
      StudyRun run = traced(find(planned, found, problems), plan.study(), problems);
      boolean open =
          run.state() == StudyRun.State.MISSING || run.state() == StudyRun.State.INTERRUPTED;
      runs.add(open && waits(run, waiting, queue) ? run.waiting() : run);
    }
    return new StudyStatus(plan, runs, List.copyOf(problems));
  }

  /**
   * How one run stands now, whichever study it is of.
   *
   * @throws IOException if its data cannot be read
   */
  public synchronized StudyRun of(RunConfig config) throws IOException {
    Set<String> problems = new LinkedHashSet<>();
    PlannedRun planned = new PlannedRun(config, RunKey.atItsPlace(config));
    StudyRun run = find(planned, index(library.read(folders).entries()), problems);
    if (!problems.isEmpty()) {
      throw new IOException(problems.iterator().next());
    }
    return run;
  }

  /**
   * SHA-256 of data as they are now.
   *
   * @param data path, or {@code sample:NAME}
   * @throws DataProblem if they cannot be read
   * @throws IOException if they cannot be read
   */
  public synchronized String checksum(String data) throws IOException {
    return known(data).checksum();
  }

  /** The best entry of every key: one that has ended well, else one under way, else the newest. */
  private Map<RunKey, LibraryEntry> index(List<LibraryEntry> entries) {
    Map<LibraryEntry, RunKey> now = new IdentityHashMap<>();
    Map<RunKey, LibraryEntry> found = new HashMap<>();
    for (LibraryEntry entry : entries) {
      if (entry.readable() && isWhatItsSettingsSay(entry.record())) {
        RunKey key = keys.getOrDefault(entry, null);
        key = key == null ? key(entry.record()) : key;
        now.put(entry, key);
        found.merge(key, entry, StudyRuns::better);
      }
    }
    keys = now;
    return found;
  }

  private static RunKey key(RunRecord record) {
    return RunKey.of(record.config(), record.data().checksum(), record.environment().numerics());
  }

  /** A run that was given more epochs later may differ from one that was configured so. */
  private static boolean isWhatItsSettingsSay(RunRecord record) {
    return record.extensions().stream().allMatch(one -> one.difference().isEmpty());
  }

  private static LibraryEntry better(LibraryEntry one, LibraryEntry other) {
    Comparator<LibraryEntry> order =
        Comparator.comparingInt((LibraryEntry entry) -> worth(state(entry)))
            .thenComparing(LibraryEntry::created);
    return order.compare(one, other) >= 0 ? one : other;
  }

  private static int worth(StudyRun.State state) {
    return switch (state) {
      case FINISHED -> 3;
      case RUNNING -> 2;
      case INTERRUPTED -> 1;
      case MISSING, WAITING, IMPOSSIBLE, FAILED -> 0;
    };
  }

  private static StudyRun.State state(LibraryEntry entry) {
    if (entry.underWay()) {
      return StudyRun.State.RUNNING;
    }
    RunState state = entry.state();
    boolean ended = state == RunState.FINISHED || state == RunState.STOPPED_EARLY;
    if (ended) {
      return StudyRun.State.FINISHED;
    }
    return state == RunState.FAILED ? StudyRun.State.FAILED : StudyRun.State.INTERRUPTED;
  }

  private StudyRun find(PlannedRun planned, Map<RunKey, LibraryEntry> found, Set<String> problems) {
    String data = planned.config().data().data();
    try {
      Known known = known(data);
      DataRules.require(planned.config(), known.sequences());
      RunKey key = planned.key().on(known.checksum(), Environment.NUMERICS);
      LibraryEntry entry = found.get(key);
      return entry == null ? StudyRun.missing(planned) : run(planned, entry);
    } catch (SettingProblem e) {
      return StudyRun.impossible(planned, e.getMessage());
    } catch (DataProblem e) {
      problems.add(e.getMessage());
    } catch (IOException e) {
      problems.add("The data " + data + " cannot be read: " + e.getMessage() + ".");
    }
    return StudyRun.missing(planned);
  }

  private static StudyRun run(PlannedRun planned, LibraryEntry entry) {
    StudyRun.State state = state(entry);
    String message = state == StudyRun.State.FAILED ? entry.record().summary().message() : "";
    return new StudyRun(planned, state, entry.path(), entry.record(), entry.progress(), message);
  }

  private StudyRun traced(StudyRun run, Study study, Set<String> problems) {
    if (!run.finished() || !RunTrace.isNeeded(study)) {
      return run;
    }
    Traced known = traces.get(run.folder());
    if (known == null
        || !known.record().equals(run.record())
        || !known.drawing().equals(study.drawing())
        || !known.measures().equals(study.measures())) {
      try {
        CellTrace trace = RunTrace.read(study, run.folder(), run.record());
        known = new Traced(run.record(), study.drawing(), study.measures(), trace);
        traces.put(run.folder(), known);
      } catch (IOException e) {
        problems.add(e.getMessage());
        return run;
      }
    }
    return run.with(known.trace());
  }

  private Known known(String data) throws IOException {
    boolean sample = data.startsWith(DataSets.SAMPLE);
    FileTime modified = sample ? FileTime.fromMillis(0) : modified(data);
    long size = sample ? 0 : Files.size(Path.of(data));
    Known known = opened.get(data);
    if (known == null || !known.modified().equals(modified) || known.size() != size) {
      DataSet set = DataSets.open(data);
      known = new Known(modified, size, set.checksum(), set.sequences());
      opened.put(data, known);
    }
    return known;
  }

  private static FileTime modified(String data) throws IOException {
    Path file = Path.of(data);
    if (!Files.exists(file)) {
      throw DataProblem.of(data, "There is no such file.");
    }
    return Files.getLastModifiedTime(file);
  }

  private static Set<RunKey> waiting(List<QueueEntry> queue) {
    Set<RunKey> keys = new LinkedHashSet<>();
    for (QueueEntry entry : queue) {
      if (!entry.state().ended() && entry.config() != null) {
        keys.add(RunKey.atItsPlace(entry.config()));
      }
    }
    return keys;
  }

  private static boolean waits(StudyRun run, Set<RunKey> waiting, List<QueueEntry> queue) {
    if (run.folder() == null) {
      return waiting.contains(run.planned().key());
    }
    Path folder = run.folder().toAbsolutePath().normalize();
    return queue.stream()
        .anyMatch(entry -> !entry.state().ended() && folder.equals(entry.folder()));
  }
}
