package recdenoiser.engine.table;

/** How a table is written; every line ends with a line feed. */
public enum GridFormat {
  /** Columns as wide as what stands in them, for a terminal. */
  TEXT("txt") {
    @Override
    public String write(DataGrid grid) {
      return TextGrid.write(grid);
    }
  },
  /** RFC 4180 with a header, numbers at full precision, without title and notes. */
  CSV("csv") {
    @Override
    public String write(DataGrid grid) {
      return CsvGrid.write(grid);
    }
  },
  /** Values apart by tabs, numbers at full precision, as spreadsheets paste them. */
  TABS("tsv") {
    @Override
    public String write(DataGrid grid) {
      return TabsGrid.write(grid);
    }
  },
  /** A table of GitHub's Markdown; the title above, notes below. */
  MARKDOWN("md") {
    @Override
    public String write(DataGrid grid) {
      return MarkdownGrid.write(grid);
    }
  },
  /** A whole table environment with rules of the package booktabs. */
  LATEX("tex") {
    @Override
    public String write(DataGrid grid) {
      return LatexGrid.write(grid);
    }
  },
  /** A table element. */
  HTML("html") {
    @Override
    public String write(DataGrid grid) {
      return HtmlGrid.write(grid);
    }
  };

  private final String extension;

  GridFormat(String extension) {
    this.extension = extension;
  }

  public abstract String write(DataGrid grid);

  /** Ending of a file's name, without the point. */
  public String extension() {
    return extension;
  }
}
