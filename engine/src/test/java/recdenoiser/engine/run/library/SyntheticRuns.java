package recdenoiser.engine.run.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.train.RunState;

/** Folders of runs that nobody trained: records that look like those of many studies. */
public final class SyntheticRuns {
  private static final ObjectMapper JSON = Json.LINES;
  private static final String[] DATA = {"games", "ml-1m", "beauty", "shop"};
  private static final String[] LENGTHS = {"25", "50", "100", "200"};
  private static final String[] PENALTIES = {"0.0001", "0.001", "0.01"};
  private static final int SEEDS = 5;

  private SyntheticRuns() {}

  /** Makes {@code count} runs in a folder; the same ones every time. */
  public static void write(Path runs, int count) throws IOException {
    Files.createDirectories(runs);
    for (int run = 0; run < count; run++) {
      writeOne(
          runs.resolve(
              String.format(
                  Locale.ROOT,
                  "2026-11-%02d_%02d%02d%02d_%s_synthetic",
                  1 + run / 1440 % 28,
                  run / 60 % 24,
                  run % 60,
                  run % 60,
                  DATA[run / SEEDS % 4])),
          run);
    }
  }

  private static void writeOne(Path folder, int run) throws IOException {
    int study = run / SEEDS;
    RunConfig config = config(run % SEEDS, study);
    double quality = 0.05 + 0.2 * new KeyedRandom(5, "quality", run).nextDouble();
    RunState state = run % 17 == 3 ? RunState.STOPPED : RunState.FINISHED;
    write(folder, config, state, quality, run);
  }

  /** One run of a configuration, with all metrics at {@code quality}. */
  static void write(Path folder, RunConfig config, RunState state, double quality, int order)
      throws IOException {
    Files.createDirectories(folder);
    String data = config.data().data().replaceAll(".*[/:]|\\..*", "");
    RunRecord record =
        new RunRecord(
            RunRecord.FORMAT,
            folder.getFileName().toString(),
            Instant.ofEpochSecond(1_790_000_000L + 60L * order).toString(),
            state,
            config,
            new RunRecord.DataFacts(config.data().data(), data, data, 100, 50, 1000, null),
            null,
            summary(state, quality));
    Files.write(folder.resolve("run.json"), record.bytes());
  }

  private static RunSummary summary(RunState state, double quality) {
    Evaluation validation = evaluation(quality);
    boolean ended = state == RunState.FINISHED || state == RunState.STOPPED_EARLY;
    Evaluation test = ended ? evaluation(quality * 0.9) : null;
    return new RunSummary(
        state,
        40,
        4000,
        35,
        320.5,
        131072,
        Map.of("openShares", new double[][] {{0.9}, {0.7}}),
        validation,
        evaluation(quality * 0.97),
        test,
        "Finished all 40 epochs.");
  }

  private static Evaluation evaluation(double quality) {
    double[] values = IntStream.of(4, 2, 1, 1).mapToDouble(part -> quality / part).toArray();
    return new Evaluation(
        new RankingMetrics(100, values, values, values),
        new RankingMetrics(100, values, values, values),
        1.5);
  }

  private static RunConfig config(int seed, int study) {
    String rule = study % 3 == 0 ? "LEARNED_MASK" : study % 3 == 1 ? "SOFTMAX" : "ENTMAX";
    RunConfig config =
        Presets.load(Presets.DEFAULT)
            .config()
            .with("data", DATA[study % 4] + ".txt")
            .with("maxLength", LENGTHS[study / 4 % 4])
            .with("attention", rule)
            .with("seed", Integer.toString(seed + 1));
    return rule.equals("LEARNED_MASK")
        ? config.with("maskPenalty", PENALTIES[study / 16 % 3])
        : config;
  }

  /** A folder whose record ends in the middle. */
  public static void writeDamaged(Path folder) throws IOException {
    Files.createDirectories(folder);
    ObjectNode some = JSON.createObjectNode().put("format", 1);
    Files.writeString(folder.resolve("run.json"), some.toString().replace("}", ",\n"));
  }

  /** Writes runs for a person to look at: the folder and their number. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }
}
