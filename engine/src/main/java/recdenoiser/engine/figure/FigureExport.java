package recdenoiser.engine.figure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridFormat;

/** What a window shows, as the content of files. Immutable, so that any thread may write one. */
public interface FigureExport {

  /** Kinds of files. */
  enum Kind {
    PNG("png"),
    SVG("svg"),
    PDF("pdf"),
    CSV("csv"),
    MARKDOWN("md"),
    LATEX("tex");

    private final String extension;

    Kind(String extension) {
      this.extension = extension;
    }

    /** Ending of a file's name, without the point. */
    public String extension() {
      return extension;
    }

    /** Whether it holds the numbers rather than the picture. */
    public boolean isTable() {
      return this == CSV || this == MARKDOWN || this == LATEX;
    }
  }

  /**
   * The picture, on a white page and with its legend.
   *
   * @param title above it; empty for none
   */
  Figure figure(String title, FigureSize size);

  /** The numbers at full precision; empty where they make no table. */
  Optional<DataGrid> table();

  /**
   * The whole file.
   *
   * @param title above a picture; a table has none
   * @param size of a picture
   * @throws IOException if a table is asked for where there is none, or the kind cannot be written
   */
  default byte[] write(Kind kind, String title, FigureSize size) throws IOException {
    return switch (kind) {
      case PNG -> FigureFormat.PNG.write(figure(title, size));
      case SVG -> FigureFormat.SVG.write(figure(title, size));
      case PDF -> FigureFormat.PDF.write(figure(title, size));
      case CSV -> table(GridFormat.CSV);
      case MARKDOWN -> table(GridFormat.MARKDOWN);
      case LATEX -> table(GridFormat.LATEX);
    };
  }

  private byte[] table(GridFormat format) throws IOException {
    DataGrid grid =
        table().orElseThrow(() -> new IOException("This figure has no table of numbers."));
    return format.write(grid).getBytes(StandardCharsets.UTF_8);
  }

  /** A file name, without its extension, for the picture of a quantity. */
  static String fileName(String label) {
    String name =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "");
    return name.isEmpty() ? "chart" : name;
  }
}
