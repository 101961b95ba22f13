package recdenoiser.engine.figure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A chart of a window as the content of a file. Any thread may make one.
 *
 * @param data its points, for a table
 * @param range of the value axis, as on the screen
 */
public record CurveExport(CurveSnapshot curves, CurveData data, ValueRange range) {

  /** Kinds of files. */
  public enum Kind {
    PNG,
    SVG,
    CSV;

    /** Ending of a file's name, without the point. */
    public String extension() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The whole file.
   *
   * @param title above the picture; a table has none
   */
  public byte[] write(Kind kind, String title) throws IOException {
    return switch (kind) {
      case PNG -> FigureFormat.PNG.write(figure(title));
      case SVG -> FigureFormat.SVG.write(figure(title));
      case CSV -> data.csv().getBytes(StandardCharsets.UTF_8);
    };
  }

  private Figure figure(String title) {
    return ChartFigure.of(title, curves, range);
  }

  /** A file name, without its extension, for the picture of a quantity. */
  public static String fileName(String label) {
    String name =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "");
    return name.isEmpty() ? "chart" : name;
  }
}
