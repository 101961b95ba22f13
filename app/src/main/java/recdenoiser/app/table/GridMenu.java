package recdenoiser.app.table;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import recdenoiser.app.task.Background;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridFormat;

/** Copies a table, or keeps it as a file. Stands in the bar of its card. */
public final class GridMenu extends MenuButton {
  private static final Texts TEXTS = Texts.bundle("table");
  private static final List<GridFormat> FORMATS =
      List.of(GridFormat.CSV, GridFormat.MARKDOWN, GridFormat.LATEX);

  private final Supplier<DataGrid> grid;
  private final Background background;
  private final Consumer<String> notice;

  /**
   * @param grid as it is when it is asked for
   * @param background where files are written
   * @param notice told in one sentence what came of it
   */
  public GridMenu(
      String id, Supplier<DataGrid> grid, Background background, Consumer<String> notice) {
    super(null, Icon.DOWNLOAD.node());
    this.grid = grid;
    this.background = background;
    this.notice = notice;
    setId(id);
    getStyleClass().addAll("flat", "button-icon", "no-arrow", "chart-menu");
    setTooltip(new Tooltip(TEXTS.get("menu")));
    setAccessibleText(TEXTS.get("menu"));
    for (GridFormat format : FORMATS) {
      getItems().add(item("copy." + format, () -> copy(format)));
    }
    getItems().add(new SeparatorMenuItem());
    for (GridFormat format : FORMATS) {
      getItems().add(item("save." + format, () -> choose(format)));
    }
  }

  private static MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(TEXTS.get(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  private void copy(GridFormat format) {
    ClipboardContent content = new ClipboardContent();
    content.putString(format.write(grid.get()));
    Clipboard.getSystemClipboard().setContent(content);
    notice.accept(TEXTS.get("copied"));
  }

  private void choose(GridFormat format) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(fileName(grid.get().title()) + "." + format.extension());
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(format.name(), "*." + format.extension()));
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      save(format, file.toPath());
    }
  }

  void save(GridFormat format, Path file) {
    DataGrid shown = grid.get();
    background.run(
        () -> {
          AtomicFiles.write(file, format.write(shown).getBytes(StandardCharsets.UTF_8));
          return file;
        },
        written -> notice.accept(TEXTS.get("saved", written.toString())),
        problem -> notice.accept(TEXTS.get("failed", file.toString(), problem.getMessage())));
  }

  static String fileName(String title) {
    String plain =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "table" : plain;
  }
}
