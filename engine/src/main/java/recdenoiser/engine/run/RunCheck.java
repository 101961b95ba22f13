package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Split;

/** Reads every file of a run and says which are whole. Nothing is changed. */
public final class RunCheck {
  private final RunFolder folder;
  private final List<Finding> findings = new ArrayList<>();

  private RunCheck(RunFolder folder) {
    this.folder = folder;
  }

  /** How a file was found. */
  public enum Condition {
    WHOLE,
    /** It can be read, but was written before there were checksums: damage might not show. */
    UNPROTECTED,
    DAMAGED
  }

  /** What a file is for, on which depends what can be done. */
  public enum Part {
    RECORD,
    LOG,
    DATA,
    LATEST,
    BEST,
    RANKS,
    MASKS
  }

  /**
   * @param file or folder; of the data the record that names them
   * @param problem a sentence; empty unless it is damaged
   */
  public record Finding(Part part, Path file, Condition condition, String problem) {}

  /**
   * All findings, in the order of {@link Part}; of a record that is damaged nothing of the data.
   */
  public static List<Finding> of(Path runFolder) {
    RunCheck check = new RunCheck(new RunFolder(runFolder));
    check.all();
    return List.copyOf(check.findings);
  }

  private interface Reading {
    Condition read() throws IOException;
  }

  private void all() {
    Optional<RunRecord> record = record();
    look(Part.LOG, folder.metrics(), () -> condition(EventLines.haveChecksums(folder.metrics())));
    record.ifPresent(this::data);
    checkpoint(Part.LATEST, CheckpointFolders.LATEST);
    checkpoint(Part.BEST, CheckpointFolders.BEST);
    for (Split split : new Split[] {Split.VALIDATION, Split.TEST}) {
      if (Files.exists(folder.ranks(split))) {
        look(Part.RANKS, folder.ranks(split), () -> ranks(split));
      }
    }
    look(Part.MASKS, folder.masks(), this::masks);
  }

  private Optional<RunRecord> record() {
    look(Part.RECORD, folder.run(), () -> condition(RunRecord.read(folder).hasSeal()));
    try {
      return Optional.of(RunRecord.read(folder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void data(RunRecord record) {
    look(
        Part.DATA,
        folder.run(),
        () -> {
          PreparedData.reopen(folder, record);
          return Condition.WHOLE;
        });
  }

  private void checkpoint(Part part, String name) {
    CheckpointFolders checkpoints = new CheckpointFolders(folder);
    look(
        part,
        folder.checkpoints().resolve(name),
        () -> {
          Optional<CheckpointFolders.Saved> saved = checkpoints.read(name);
          if (saved.isEmpty()) {
            return null;
          }
          MetricsLog.check(folder.metrics(), saved.get().log());
          return condition(checkpoints.isProtected(name));
        });
  }

  private Condition ranks(Split split) throws IOException {
    RankFiles.read(folder, split);
    return Condition.WHOLE;
  }

  private Condition masks() throws IOException {
    List<Integer> epochs = folder.maskEpochs();
    for (int epoch : epochs) {
      MaskFiles.read(folder, epoch);
    }
    return epochs.isEmpty() ? null : Condition.WHOLE;
  }

  private static Condition condition(boolean hasChecksums) {
    return hasChecksums ? Condition.WHOLE : Condition.UNPROTECTED;
  }

  /** What is not there, as null, is no finding. */
  private void look(Part part, Path file, Reading reading) {
    try {
      Condition condition = reading.read();
      if (condition != null) {
        findings.add(new Finding(part, file, condition, ""));
      }
    } catch (NoSuchFileException e) {
      findings.add(new Finding(part, file, Condition.DAMAGED, "There is no " + e.getFile() + "."));
    } catch (IOException | DataProblem | IllegalArgumentException e) {
      String problem = String.valueOf(e.getMessage());
      findings.add(new Finding(part, file, Condition.DAMAGED, problem));
    }
  }
}
