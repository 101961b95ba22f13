package recdenoiser.app.chart;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import recdenoiser.app.task.Background;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.figure.CurveExport;
import recdenoiser.engine.storage.AtomicFiles;

/**
 * What else can be done with a chart: keep it as a file, or read it as a table. Stands in the bar
 * of its card.
 */
public final class ChartMenu extends MenuButton {
  private static final Texts TEXTS = Texts.bundle("chart");

  private final CurveChart chart;
  private final String title;
  private final Background background;
  private final Consumer<String> notice;

  /**
   * @param title of the chart in a file, as its card has it
   * @param notice told in one sentence what came of an export
   */
  public ChartMenu(CurveChart chart, String title, Background background, Consumer<String> notice) {
    super(null, Icon.DOWNLOAD.node());
    this.chart = chart;
    this.title = title;
    this.background = background;
    this.notice = notice;
    getStyleClass().addAll("flat", "button-icon", "no-arrow", "chart-menu");
    setTooltip(new Tooltip(TEXTS.get("menu")));
    setAccessibleText(TEXTS.get("menu"));
    CheckMenuItem table = new CheckMenuItem(TEXTS.get("menu.table"));
    table.selectedProperty().bindBidirectional(chart.asTableProperty());
    getItems().addAll(table, new SeparatorMenuItem());
    for (CurveExport.Kind kind : CurveExport.Kind.values()) {
      MenuItem item = new MenuItem(TEXTS.get("menu." + kind.name()));
      item.setOnAction(event -> choose(kind));
      getItems().add(item);
    }
  }

  private void choose(CurveExport.Kind kind) {
    String extension = kind.extension();
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(CurveExport.fileName(chart.model().valueLabel()) + "." + extension);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(kind.name(), "*." + extension));
    java.io.File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      save(kind, file.toPath());
    }
  }

  void save(CurveExport.Kind kind, Path file) {
    CurveExport export = chart.export();
    background.run(
        () -> {
          AtomicFiles.write(file, export.write(kind, title));
          return file;
        },
        written -> notice.accept(TEXTS.get("export.done", written.toString())),
        problem ->
            notice.accept(TEXTS.get("export.failed", file.toString(), problem.getMessage())));
  }
}
