package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.FittedFigure;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.MaskFiles;
import recdenoiser.engine.run.MaskMaps;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;

/** Draws the attention, the learned masks or the fixed pattern of a run into one figure. */
@Command(name = "masks", mixinStandardHelpOptions = true)
final class MasksCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FigureOptions size;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN")
  private Path path;

  @Option(names = "--epoch", paramLabel = "N")
  private Integer epoch;

  @Option(names = "--block", paramLabel = "B")
  private Integer block;

  @Option(names = "--head", paramLabel = "H")
  private Integer head;

  @Option(names = "--out", paramLabel = "FILE", required = true)
  private Path out;

  @Override
  public Integer call() throws IOException {
    FigureFormat format = FigureOptions.format(spec, out);
    RunFolder run = new RunFolder(path);
    RunRecord.read(run);
    int shown = shownEpoch(run);
    MaskSnapshot masks = MaskFiles.read(run, shown);
    Figure figure = MaskFigure.of(masks, head(masks), block(masks));
    if (size.areGiven()) {
      FigureSize own = new FigureSize(figure.width(), figure.height());
      figure = new FittedFigure(figure, size.size(own));
    }
    FigureOptions.write(format, figure, out);
    spec.commandLine()
        .getOut()
        .println(CliTexts.format("masks.written", out.toString(), Integer.toString(shown)));
    json.print(spec.commandLine().getOut(), Map.of("file", out.toString(), "epoch", shown));
    return ExitCode.OK;
  }

  /** The one that was asked for, or the last. */
  private int shownEpoch(RunFolder run) throws IOException {
    List<Integer> epochs = run.maskEpochs();
    if (epochs.isEmpty()) {
      throw new IOException(CliTexts.format("masks.none", path.toString()));
    }
    if (epoch == null) {
      return epochs.get(epochs.size() - 1);
    }
    if (!epochs.contains(epoch)) {
      String kept = String.join(", ", epochs.stream().map(String::valueOf).toList());
      throw new IOException(CliTexts.format("masks.noEpoch", epoch.toString(), kept));
    }
    return epoch;
  }

  private int block(MaskSnapshot masks) {
    return block == null ? MaskFigure.ALL : index("--block", block, masks.blocks());
  }

  private int head(MaskSnapshot masks) {
    int heads = masks.attention().headCount();
    return head == null ? MaskMaps.MEAN : index("--head", head, heads);
  }

  private int index(String option, int number, int most) {
    if (number < 1 || number > most) {
      throw new ParameterException(
          spec.commandLine(),
          CliTexts.format("masks.range", option, Integer.toString(number), Integer.toString(most)));
    }
    return number - 1;
  }
}
