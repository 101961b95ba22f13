package recdenoiser.engine.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.run.PreparedData;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;

/**
 * Compares runs by their folders. What was read stays at hand, so that another baseline or measure
 * of the same runs reads nothing again. Safe for use by several threads.
 */
public final class ComparisonReader {
  private static final String ATTENTION = "attention";
  private static final String PLAIN = "SOFTMAX";

  private final Map<Kept, RankedRun> kept = new ConcurrentHashMap<>();

  /** A run as it stands: one that went on is read again. */
  private record Kept(Path folder, Split split, long steps, int bestEpoch) {}

  /**
   * What is to be compared.
   *
   * @param runs folders, at least one; the baseline is added in front where it is not among them
   * @param baseline folder of a run of the baseline
   * @param ranks files of ranks from elsewhere by the names they go by
   */
  public record Request(
      List<Path> runs, Path baseline, Map<String, Path> ranks, ComparisonPlan plan) {

    public Request {
      List<Path> folders = new ArrayList<>(runs);
      Path reference = baseline;
      if (folders.stream().noneMatch(folder -> same(folder, reference))) {
        folders.add(0, baseline);
      }
      runs = List.copyOf(folders);
      ranks = Collections.unmodifiableMap(new LinkedHashMap<>(ranks));
    }

    boolean isBaseline(Path folder) {
      return same(folder, baseline);
    }

    private static boolean same(Path one, Path other) {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
  }

  /** Hears which run is read next, which takes long where it has to be ranked anew. */
  public interface Progress {
    /**
     * @param done runs before it
     */
    void reading(Path run, int done, int all);
  }

  /**
   * The control among runs, if nobody says otherwise: the first with plain softmax attention, or
   * the first of all.
   *
   * @param runs at least one
   * @throws IOException if one of them is no run
   */
  public static Path suggestBaseline(List<Path> runs) throws IOException {
    for (Path folder : runs) {
      RunConfig config = RunRecord.read(new RunFolder(folder)).config();
      if (SettingCatalogue.get().matters(config, ATTENTION)
          && SettingCatalogue.get().get(config, ATTENTION).equals(PLAIN)) {
        return folder;
      }
    }
    return runs.get(0);
  }

  /**
   * @param threads that rank where nothing is kept; they do not change the result
   * @throws IOException if a folder is no run or has no weights yet, if its data are needed and
   *     have gone, or if a file of ranks is malformed, naming the line
   */
  public Comparison read(Request request, int threads, Progress progress) throws IOException {
    List<RankedRun> ranked = new ArrayList<>();
    RankedRun baseline = null;
    for (Path folder : request.runs()) {
      progress.reading(folder, ranked.size(), request.runs().size());
      RankedRun run = run(folder, request.plan().split(), threads);
      baseline = baseline == null && request.isBaseline(folder) ? run : baseline;
      ranked.add(run);
    }
    addFromElsewhere(ranked, baseline, request);
    List<Member> members = Members.of(ranked);
    return Comparison.of(request.plan(), members, place(members, baseline));
  }

  private RankedRun run(Path folder, Split split, int threads) throws IOException {
    RunRecord record = RunRecord.read(new RunFolder(folder));
    Kept key = new Kept(folder, split, record.summary().steps(), record.summary().bestEpoch());
    RankedRun known = kept.get(key);
    if (known == null) {
      known = RankedRuns.read(folder, split, threads);
      kept.put(key, known);
    }
    return known;
  }

  private static void addFromElsewhere(List<RankedRun> ranked, RankedRun baseline, Request request)
      throws IOException {
    if (request.ranks().isEmpty()) {
      return;
    }
    DataSplit data = PreparedData.split(baseline.record().config());
    for (Map.Entry<String, Path> table : request.ranks().entrySet()) {
      ranked.add(
          RankTableReader.read(
              table.getKey(),
              table.getValue(),
              request.plan().split(),
              data.sequences(),
              data.evaluatedUsers(request.plan().split())));
    }
  }

  /**
   * Of the member that the baseline's run belongs to, even where it repeats the seed of another.
   */
  private static int place(List<Member> members, RankedRun baseline) {
    for (int m = 0; m < members.size(); m++) {
      if (members.get(m).runs().contains(baseline)) {
        return m;
      }
    }
    return 0;
  }
}
