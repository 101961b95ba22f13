package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import recdenoiser.engine.storage.ProcessLock;
import recdenoiser.engine.train.RunState;

/** The runs in a folder of runs. */
public final class RunLibrary {
  private RunLibrary() {}

  /**
   * One run of a library.
   *
   * @param record what its {@code run.json} says; null if that cannot be read
   * @param running whether a live process is writing it
   * @param problem why the record cannot be read, one sentence; empty if it can
   */
  public record Entry(RunFolder folder, RunRecord record, boolean running, String problem) {

    public boolean readable() {
      return record != null;
    }

    /** Where the run stands; one whose process died counts as stopped. */
    public RunState state() {
      if (record == null) {
        return RunState.FAILED;
      }
      return record.state().ended() || running ? record.state() : RunState.STOPPED;
    }

    /** Whether it can go on from its latest checkpoint. */
    public boolean resumable() {
      return record != null
          && !running
          && (state() == RunState.STOPPED || state() == RunState.FAILED);
    }
  }

  /**
   * All runs directly in {@code runsDirectory}, the newest first; a folder whose record is damaged
   * is listed with its problem. Empty if there is no such directory.
   */
  public static List<Entry> list(Path runsDirectory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (!Files.isDirectory(runsDirectory)) {
      return entries;
    }
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(runsDirectory, Files::isDirectory)) {
      for (Path path : folders) {
        RunFolder folder = new RunFolder(path);
        if (folder.exists()) {
          entries.add(entry(folder));
        }
      }
    }
    entries.sort(Comparator.comparing(RunLibrary::created).reversed());
    return entries;
  }

  /** One run, as {@link #list} gives it. */
  public static Entry entry(RunFolder folder) {
    try {
      return known(folder, RunRecord.read(folder));
    } catch (IOException e) {
      return new Entry(folder, null, false, e.getMessage());
    }
  }

  /** One run whose record was read before; only whether it is under way is looked at again. */
  public static Entry known(RunFolder folder, RunRecord record) {
    return new Entry(folder, record, RunLock.isHeld(folder), "");
  }

  /** Whether a live process, this one or another, is writing it. */
  public static boolean isWritten(RunFolder folder) {
    return RunLock.isHeld(folder);
  }

  /** The process that writes a run that is under way, or that wrote it last. */
  public static OptionalLong process(RunFolder folder) {
    return ProcessLock.lastHolder(folder.lock());
  }

  /** What is done with the folder of a run. */
  @FunctionalInterface
  public interface FolderWork<T> {
    T run() throws IOException;
  }

  /**
   * Does something with the folder of a run while nobody can begin to write it.
   *
   * @throws IOException if somebody is writing it, or the work fails
   */
  public static <T> T whileNobodyWrites(RunFolder folder, FolderWork<T> work) throws IOException {
    RunLock lock = RunLock.acquire(folder);
    try (lock) {
      if (System.getProperty("os.name").startsWith("Windows")) {
        lock.close();
      }
      return work.run();
    }
  }

  private static String created(Entry entry) {
    return entry.readable() ? entry.record().created() : "";
  }
}
