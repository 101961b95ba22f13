package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import recdenoiser.engine.run.queue.EntryState;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.run.queue.QueueEvent;
import recdenoiser.engine.run.queue.QueueListener;

/** Prints how the runs of a queue get on, the entry's number before each line. */
final class QueueProgress implements QueueListener {
  private final PrintWriter out;
  private final boolean overwrite;
  private final Map<Integer, ProgressLine> lines = new ConcurrentHashMap<>();
  private final Printing printing = new Printing();
  private volatile boolean failed;
  private volatile boolean interrupted;

  /**
   * @param overwrite whether a run has one line that is written over
   */
  QueueProgress(PrintWriter out, boolean overwrite) {
    this.out = out;
    this.overwrite = overwrite;
  }

  /** Whether any run failed. */
  boolean failed() {
    return failed;
  }

  /** Whether any run was stopped to go on another time. */
  boolean interrupted() {
    return interrupted;
  }

  @Override
  public void on(QueueEvent event) {
    event.accept(printing);
  }

  private static String prefix(int id) {
    return "[" + id + "] ";
  }

  private void end(QueueEntry entry) {
    ProgressLine line = lines.remove(entry.id());
    if (line != null) {
      line.close();
    }
    failed |= entry.state() == EntryState.FAILED;
    interrupted |= entry.state() == EntryState.INTERRUPTED;
    String state = CliTexts.format("queue.state." + entry.state());
    String text = CliTexts.format("queue.end", state, entry.message());
    out.println(prefix(entry.id()) + text.stripTrailing());
  }

  private final class Printing implements QueueEvent.Visitor<Void> {
    @Override
    public Void rearranged(QueueEvent.Rearranged rearranged) {
      return null;
    }

    @Override
    public Void entryChanged(QueueEvent.EntryChanged changed) {
      QueueEntry entry = changed.entry();
      if (entry.state().ended() || entry.state() == EntryState.INTERRUPTED) {
        end(entry);
      }
      return null;
    }

    @Override
    public Void runPrepared(QueueEvent.RunPrepared prepared) {
      String prefix = prefix(prepared.id());
      out.println(prefix + CliTexts.format("runFolder", prepared.folder().toString()));
      lines.put(prepared.id(), new ProgressLine(out, overwrite, prefix));
      return null;
    }

    @Override
    public Void runReported(QueueEvent.RunReported reported) {
      lines.get(reported.id()).on(reported.event());
      return null;
    }

    @Override
    public Void switched(QueueEvent.Switched switched) {
      return null;
    }

    @Override
    public Void notSaved(QueueEvent.NotSaved problem) {
      out.println(CliTexts.format("problem", problem.message()));
      return null;
    }
  }
}
