package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.storage.AtomicFiles;

/** How large figures are in files. */
final class FigureOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--width", paramLabel = "PIXELS", descriptionKey = "figureWidth")
  private Integer width;

  @Option(names = "--height", paramLabel = "PIXELS", descriptionKey = "figureHeight")
  private Integer height;

  /** Where one side is not said, it is as the other asks for at the shape of {@code usual}. */
  FigureSize size(FigureSize usual) {
    try {
      if (width == null && height == null) {
        return usual;
      }
      double shape = (double) usual.width() / usual.height();
      return new FigureSize(
          width == null ? (int) Math.round(height * shape) : width,
          height == null ? (int) Math.round(width / shape) : height);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  boolean areGiven() {
    return width != null || height != null;
  }

  /**
   * Writes a figure in the format that the file's name asks for.
   *
   * @throws ParameterException if the name asks for none
   */
  static FigureFormat format(CommandSpec spec, Path file) {
    try {
      return FigureFormat.of(file);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  static void write(FigureFormat format, Figure figure, Path file) throws IOException {
    AtomicFiles.write(file.toAbsolutePath(), format.write(figure));
  }
}
