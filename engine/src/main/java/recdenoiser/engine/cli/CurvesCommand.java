package recdenoiser.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.compare.CurveLabels;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveGroup;
import recdenoiser.engine.figure.CurveOptions;
import recdenoiser.engine.figure.Curves;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.SeedMean;
import recdenoiser.engine.figure.ValueRange;
import recdenoiser.engine.run.ComparedCurves;
import recdenoiser.engine.run.ComparedCurves.Compared;
import recdenoiser.engine.run.RunCurveReader;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunMetric;

/** Draws one quantity of several runs into one figure. */
@Command(name = "curves", mixinStandardHelpOptions = true)
final class CurvesCommand implements Callable<Integer> {
  /** Runs without negatives have ranks among all items alone. */
  private static final List<String> USUAL = List.of("ndcg@10", "full/ndcg@10");

  @Spec private CommandSpec spec;
  @Mixin private FigureOptions size;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> paths;

  /** Null for the usual one. */
  @Option(names = "--metric", paramLabel = "NAME")
  private String metric;

  @Option(names = "--x", paramLabel = "AXIS", defaultValue = "EPOCH")
  private Axis axis;

  @Option(names = "--group-seeds")
  private boolean groupSeeds;

  @Option(names = "--smooth", paramLabel = "WEIGHT", defaultValue = "0")
  private double smoothing;

  @Option(names = "--log")
  private boolean logarithmic;

  @Option(names = "--from", paramLabel = "PLACE")
  private Double from;

  @Option(names = "--to", paramLabel = "PLACE")
  private Double to;

  @Option(names = "--title", paramLabel = "TEXT", defaultValue = "")
  private String title;

  @Option(names = "--out", paramLabel = "FILE", required = true)
  private Path out;

  /** As people call them. */
  enum Axis {
    EPOCH,
    STEP,
    TIME
  }

  @Override
  public Integer call() throws IOException {
    FigureFormat format = FigureOptions.format(spec, out);
    FigureSize drawn = size.size(FigureSize.USUAL);
    CurveOptions options = options();
    List<String> names = metric == null ? USUAL : List.of(metric);
    for (String name : names) {
      require(name);
    }
    List<Compared> compared = compared();
    Curves curves = curves(names, compared);
    FigureOptions.write(format, figure(curves, options, drawn), out);
    report(curves, options.axis());
    return ExitCode.OK;
  }

  /** Of the first metric of which the runs have numbers. */
  private static Curves curves(List<String> names, List<Compared> compared) throws IOException {
    for (String name : names) {
      RunMetric wanted = RunMetric.of(name);
      Curves curves = new Curves(CurveLabels.of(wanted, ComparedCurves.seen(compared)));
      if (wanted.isShare()) {
        curves.within(0, 1);
      }
      ComparedCurves.fill(curves, compared, wanted);
      if (!curves.isEmpty()) {
        return curves;
      }
    }
    throw new IOException(CliTexts.format("curves.nothing", names.get(0), known(compared)));
  }

  private ChartFigure figure(Curves curves, CurveOptions options, FigureSize drawn) {
    ValueRange part =
        new ValueRange(
            from == null ? Double.NEGATIVE_INFINITY : from,
            to == null ? Double.POSITIVE_INFINITY : to);
    try {
      return ChartFigure.of(title, curves, options, part, drawn);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void require(String name) {
    try {
      RunMetric.of(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private CurveOptions options() {
    if (!(smoothing >= 0 && smoothing <= CurveOptions.MOST_SMOOTHING)) {
      throw new ParameterException(
          spec.commandLine(), CliTexts.format("curves.smooth", Double.toString(smoothing)));
    }
    CurveAxis along =
        switch (axis) {
          case EPOCH -> CurveAxis.EPOCHS;
          case STEP -> CurveAxis.STEPS;
          case TIME -> CurveAxis.TIME;
        };
    return new CurveOptions(along, logarithmic, smoothing);
  }

  private List<Compared> compared() throws IOException {
    List<RunCurveReader> runs = new ArrayList<>();
    for (RunFolder folder : RunFolders.of(paths)) {
      runs.add(RunCurveReader.open(folder));
    }
    return groupSeeds ? ComparedCurves.bySeeds(runs) : ComparedCurves.each(runs);
  }

  private static String known(List<Compared> compared) {
    return String.join(
        ", ",
        compared.stream()
            .flatMap(one -> one.runs().stream())
            .flatMap(run -> run.metrics().stream())
            .map(RunMetric::name)
            .distinct()
            .toList());
  }

  private void report(Curves curves, CurveAxis along) {
    PrintWriter words = spec.commandLine().getOut();
    words.println(CliTexts.format("curves.written", out.toString()));
    List<Map<String, Object>> groups = new ArrayList<>();
    for (CurveGroup group : curves.groups()) {
      SeedMean mean = SeedMean.of(group.members(), along);
      int points = mean.places().length;
      String seeds = Integer.toString(mean.seeds());
      String last = points == 0 ? "" : String.format(Locale.ROOT, "%.6g", end(mean));
      words.println(
          points == 0
              ? CliTexts.format("curves.apart", group.label(), seeds)
              : CliTexts.format("curves.mean." + axis, group.label(), seeds, trimmed(last)));
      groups.add(
          Map.of(
              "label", group.label(),
              "runs", mean.seeds(),
              "points", points));
    }
    json.print(words, Map.of("file", out.toString(), "groups", groups));
  }

  private static double end(SeedMean mean) {
    return mean.places()[mean.places().length - 1];
  }

  private static String trimmed(String number) {
    return number.contains(".") ? number.replaceAll("0+$", "").replaceAll("\\.$", "") : number;
  }
}
