package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.Ranks;

/**
 * The ranks of a run's users: those that its folder keeps, where they are of its best weights,
 * otherwise computed from these and kept.
 */
public final class RunRanks {
  private static final Logger LOG = LoggerFactory.getLogger(RunRanks.class);

  private RunRanks() {}

  /**
   * Ranks by the best weights (the latest where none was evaluated; those are not kept). What is in
   * the folder is read without the data. Writes only where it can and no live process has the run.
   *
   * @param threads that rank where nothing fits is kept; they do not change the result
   * @throws IOException if the folder is not one of a run or has no checkpoint, or nothing is kept
   *     and the run's data cannot be read or have changed
   */
  public static RankedUsers of(Path runFolder, Split split, int threads) throws IOException {
    RunFolder folder = new RunFolder(runFolder);
    RunRecord record = RunRecord.read(folder);
    Optional<RankedUsers> kept = kept(folder, record, split);
    return kept.isPresent() ? kept.get() : recompute(folder, split, threads);
  }

  /** Empty if there are none, or they are damaged or of something else, which is logged. */
  private static Optional<RankedUsers> kept(RunFolder folder, RunRecord record, Split split)
      throws IOException {
    if (!Files.exists(folder.ranks(split))) {
      return Optional.empty();
    }
    try {
      RankedUsers ranked = RankFiles.read(folder, split);
      String weights = new CheckpointFolders(folder).checksum(CheckpointFolders.BEST).orElse("");
      RankFacts.Measured measured =
          new RankFacts.Measured(
              ranked.facts().actions(),
              RankFacts.checksum(folder.negatives(Ranking.SAMPLED)),
              RankFacts.checksum(folder.negatives(Ranking.POPULAR)),
              weights);
      RankFacts expected = RankFacts.of(record, split, measured);
      if (ranked.facts().equals(expected)) {
        return Optional.of(ranked);
      }
      LOG.warn(
          "{} is of other weights, data or candidates than the run has now ({}, expected {}): "
              + "ranking again.",
          folder.ranks(split),
          ranked.facts(),
          expected);
    } catch (IOException damaged) {
      LOG.warn("{} Ranking again.", damaged.getMessage());
    }
    return Optional.empty();
  }

  private static RankedUsers recompute(RunFolder folder, Split split, int threads)
      throws IOException {
    SavedModel model = SavedModel.open(folder.path(), threads);
    String before = new CheckpointFolders(folder).checksum(CheckpointFolders.BEST).orElse("");
    Ranks ranks = model.rank(split);
    RankFacts.Measured measured = model.measured(before);
    RankedUsers ranked = new RankedUsers(RankFacts.of(model.record(), split, measured), ranks);
    if (model.isBest()) {
      keep(folder, ranked);
    }
    return ranked;
  }

  private static void keep(RunFolder folder, RankedUsers ranked) {
    if (RunLock.isHeld(folder) || !Files.isWritable(folder.path())) {
      return;
    }
    try (RunLock lock = RunLock.acquire(folder)) {
      String now = new CheckpointFolders(folder).checksum(CheckpointFolders.BEST).orElse("");
      if (lock != null && now.equals(ranked.facts().weights())) {
        RankFiles.write(folder, ranked);
      }
    } catch (IOException e) {
      LOG.info("The ranks of {} are not kept: {}", folder.path(), e.getMessage());
    }
  }
}
