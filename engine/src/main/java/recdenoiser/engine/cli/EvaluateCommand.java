package recdenoiser.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingCatalogue.Difference;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.GroupEvaluation;
import recdenoiser.engine.evaluate.RankedLists;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.evaluate.StepAhead;
import recdenoiser.engine.evaluate.UserGroups;
import recdenoiser.engine.run.GateReport;
import recdenoiser.engine.run.ModelOnOtherData;
import recdenoiser.engine.run.NoiseReport;
import recdenoiser.engine.run.Robustness;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.run.SavedModel;
import recdenoiser.engine.run.TestAsItStands;
import recdenoiser.engine.table.GridFormat;

/** Evaluates the best weights of a run again. */
@Command(name = "evaluate", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN")
  private Path folder;

  @Mixin private ChangedSettings changes;

  @Option(names = "--split", paramLabel = "SPLIT", defaultValue = "TEST")
  private Split split;

  @Option(names = "--steps-ahead", paramLabel = "K")
  private Integer stepsAhead;

  @Option(names = "--groups")
  private boolean groups;

  @Option(names = "--history-noise", paramLabel = "S", split = ",", hideParamSyntax = true)
  private List<Double> historyNoise = new ArrayList<>();

  @Option(names = "--noise-seed", paramLabel = "SEED", defaultValue = "1")
  private long noiseSeed;

  @Option(names = "--record")
  private boolean recorded;

  @Option(names = "--data", paramLabel = "DATA")
  private String otherData;

  @Override
  public Integer call() throws IOException {
    if (recorded) {
      return record();
    }
    if (otherData != null) {
      return onOtherData();
    }
    if (stepsAhead != null && split != Split.TEST) {
      throw new ParameterException(spec.commandLine(), CliTexts.format("stepsAheadSplit"));
    }
    requireShares();
    SavedModel own = SavedModel.open(folder, threads.count());
    SavedModel model = own.evaluatedAs(changes.applyTo(own.config()));
    requireHeldOut(model);
    long begun = System.nanoTime();
    RankedLists lists = model.rankWithLists(split);
    Evaluation evaluation = lists.evaluation((System.nanoTime() - begun) / 1e9);
    SeenItems seen = model.config().evaluation().seenItems();
    String name = CliTexts.format("split." + split);
    spec.commandLine().getOut().print(ResultTable.of(seen, name, evaluation));
    spec.commandLine().getOut().print(FurtherTable.of(evaluation));
    List<GroupEvaluation> byGroup = groups ? lists.byGroup(model.noiseShares()) : List.of();
    if (groups) {
      spec.commandLine().getOut().print(GridFormat.TEXT.write(GroupTable.of(byGroup)));
    }
    printDifferences(own.config(), model.config());
    spec.commandLine()
        .getOut()
        .println(
            CliTexts.format(
                "evaluated",
                Integer.toString(evaluation.users()),
                String.format(Locale.ROOT, "%.2f", evaluation.seconds())));
    List<StepAhead> ahead = ahead(model);
    if (!ahead.isEmpty()) {
      spec.commandLine().getOut().print(StepTable.of(seen, ahead));
    }
    Optional<NoiseReport> noise = model.attentionOnNoise(split);
    noise.ifPresent(report -> spec.commandLine().getOut().print(NoiseTable.of(report)));
    Optional<GateReport> gate = model.gate(split);
    gate.ifPresent(
        report -> spec.commandLine().getOut().print(GateTable.of(report, model.sequences())));
    List<Robustness> robustness =
        historyNoise.isEmpty() ? List.of() : model.robustness(split, historyNoise, noiseSeed);
    if (!robustness.isEmpty()) {
      spec.commandLine().getOut().print(GridFormat.TEXT.write(RobustnessTable.of(robustness)));
    }
    Map<String, Object> result = result(model, evaluation, ahead, noise);
    gate.ifPresent(report -> result.put("gate", GateTable.json(report, model.sequences())));
    if (!robustness.isEmpty()) {
      result.put("historyNoise", robustness.stream().map(RobustnessTable::json).toList());
    }
    if (groups) {
      result.put("groups", byGroup.stream().map(RunResult::group).toList());
    }
    json.print(spec.commandLine().getOut(), result);
    return ExitCode.OK;
  }

  private int onOtherData() throws IOException {
    if (stepsAhead != null) {
      throw new ParameterException(spec.commandLine(), CliTexts.format("otherDataSteps"));
    }
    PrintWriter out = spec.commandLine().getOut();
    DataSet set = DataSets.open(otherData);
    ReadingLines.print(spec.commandLine().getErr(), set.source(), set.reading());
    SavedModel own = SavedModel.open(folder, threads.count());
    SavedModel model = own.evaluatedAs(changes.applyTo(own.config()));
    ModelOnOtherData elsewhere = model.on(set.sequences(), split);
    long begun = System.nanoTime();
    RankedLists lists = elsewhere.rankWithLists(split);
    Evaluation evaluation = lists.evaluation((System.nanoTime() - begun) / 1e9);
    SeenItems seen = model.config().evaluation().seenItems();
    out.println(OtherDataLines.of(elsewhere.facts()) + ShortageLines.of(elsewhere.shortages()));
    out.print(ResultTable.of(seen, CliTexts.format("split." + split), evaluation));
    out.print(FurtherTable.of(evaluation));
    if (groups) {
      List<GroupEvaluation> byGroup = lists.byGroup(UserGroups.Noise.UNKNOWN);
      out.print(GridFormat.TEXT.write(GroupTable.of(byGroup)));
    }
    printDifferences(own.config(), model.config());
    Map<String, Object> result = result(model, evaluation, List.of(), Optional.empty());
    result.put("data", set.source());
    result.put("matched", elsewhere.facts());
    json.print(out, result);
    return ExitCode.OK;
  }

  /** In what this evaluation is not the run's own. */
  private void printDifferences(RunConfig own, RunConfig other) {
    for (Difference difference : SettingCatalogue.get().differences(own, other)) {
      spec.commandLine()
          .getOut()
          .println(
              CliTexts.format(
                  "evaluatedOtherwise", difference.name(), difference.to(), difference.from()));
    }
  }

  private int record() throws IOException {
    if (split != Split.TEST
        || stepsAhead != null
        || groups
        || otherData != null
        || !historyNoise.isEmpty()
        || !changes.isEmpty()) {
      throw new ParameterException(spec.commandLine(), CliTexts.format("recordedSplit"));
    }
    RunSummary summary = TestAsItStands.record(folder, threads.count());
    spec.commandLine().getOut().println(summary.message());
    RunConfig config = RunRecord.read(new RunFolder(folder)).config();
    SeenItems seen = config.evaluation().seenItems();
    spec.commandLine().getOut().print(ResultTable.of(seen, summary.validation(), summary.test()));
    json.print(spec.commandLine().getOut(), RunResult.of(folder, config, summary));
    return ExitCode.OK;
  }

  private void requireShares() {
    for (double share : historyNoise) {
      if (!(share >= 0 && share <= 1)) {
        throw new ParameterException(
            spec.commandLine(), CliTexts.format("historyNoiseRange", Double.toString(share)));
      }
    }
  }

  private void requireHeldOut(SavedModel model) {
    int heldOut = model.record().config().evaluation().heldOut();
    if (stepsAhead != null && (stepsAhead < 1 || stepsAhead > heldOut)) {
      throw new ParameterException(
          spec.commandLine(),
          CliTexts.format(
              "stepsAheadRange", Integer.toString(heldOut), Integer.toString(stepsAhead)));
    }
  }

  /**
   * As many steps as were asked for, otherwise as the run has held out if that is more than one.
   */
  private List<StepAhead> ahead(SavedModel model) {
    int heldOut = model.record().config().evaluation().heldOut();
    if (stepsAhead != null) {
      return model.stepsAhead(stepsAhead);
    }
    return heldOut > 1 && split == Split.TEST ? model.stepsAhead(heldOut) : List.of();
  }

  private Map<String, Object> result(
      SavedModel model, Evaluation evaluation, List<StepAhead> ahead, Optional<NoiseReport> noise) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("run", folder.toString());
    result.put("split", split);
    result.put("weights", model.isBest() ? "best" : "latest");
    result.put("excludeSeen", model.config().evaluation().excludeSeen());
    result.put("negatives", model.config().evaluation().negatives());
    result.put("negativesAvoid", model.config().evaluation().negativesAvoid());
    result.putAll(RunResult.evaluation(evaluation));
    if (!ahead.isEmpty()) {
      result.put("stepsAhead", ahead.stream().map(RunResult::step).toList());
    }
    noise.ifPresent(report -> result.put("attentionOnNoise", NoiseTable.json(report)));
    return result;
  }
}
