package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridFormat;

/** How an analysis is shown: a table on standard output, a figure in a file. */
final class AnalysisOutput {
  private static final FigureSize USUAL = new FigureSize(640, 440);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private FigureOptions size;
  @Mixin private OutputFile file;
  @Mixin private JsonOutput json;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      descriptionKey = "analysisFormat")
  private GridFormat format;

  @Option(names = "--figure", paramLabel = "FILE", descriptionKey = "analysisFigure")
  private Path figure;

  /** To be asked before anything is computed. */
  void require() throws IOException {
    if (figure != null) {
      FigureOptions.format(command, figure);
      file.require(figure);
    }
  }

  /**
   * @param drawing from the size of a panel
   * @param object for programs
   */
  void show(DataGrid grid, Function<FigureSize, Figure> drawing, Object object) throws IOException {
    command.commandLine().getOut().print(format.write(grid));
    Optional<Path> wanted = Optional.ofNullable(figure);
    if (wanted.isPresent()) {
      FigureFormat kind = FigureOptions.format(command, figure);
      FigureOptions.write(kind, drawing.apply(size.size(USUAL)), figure);
      command.commandLine().getErr().println(CliTexts.format("fileWritten", figure.toString()));
    }
    json.print(command.commandLine().getOut(), object);
  }
}
