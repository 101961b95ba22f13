package recdenoiser.app.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.FigureExport.Kind;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridFormat;

/** What else can be done with a chart: keep it as a file, read it as a table, see all of it. */
final class ChartActions {
  private static final Texts TEXTS = Texts.bundle("chart");

  private final ExportableChart chart;
  private final Supplier<String> title;
  private final ChartContext context;

  /**
   * @param title of the chart in a file, as its card has it
   */
  ChartActions(ExportableChart chart, Supplier<String> title, ChartContext context) {
    this.chart = chart;
    this.title = title;
    this.context = context;
  }

  /**
   * @param beside where dialogs belong
   */
  List<MenuItem> items(Node beside) {
    List<MenuItem> items = new ArrayList<>();
    chart
        .asTable()
        .ifPresent(
            shown -> {
              CheckMenuItem table = new CheckMenuItem(TEXTS.get("menu.table"));
              table.setId("chart-menu-table");
              table.selectedProperty().bindBidirectional(shown);
              items.add(table);
              items.add(item("chart-menu-copy", "menu.copy", this::copy));
            });
    chart
        .zoomed()
        .ifPresent(
            zoomed -> {
              MenuItem all = item("chart-menu-all", "menu.all", chart::showAll);
              all.disableProperty().bind(zoomed.not());
              items.add(all);
            });
    items.add(new SeparatorMenuItem());
    for (Kind kind : Kind.values()) {
      if (!kind.isTable() || chart.asTable().isPresent()) {
        items.add(
            item("chart-menu-" + kind.name(), "menu." + kind.name(), () -> choose(kind, beside)));
      }
    }
    items.add(sizes(beside));
    return items;
  }

  private static MenuItem item(String id, String key, Runnable action) {
    MenuItem item = new MenuItem(TEXTS.get(key));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private Menu sizes(Node beside) {
    Map<FigureSize, String> named = new LinkedHashMap<>();
    named.put(FigureSize.USUAL, "size.usual");
    named.put(FigureSize.ONE_COLUMN, "size.column");
    named.put(FigureSize.TWO_COLUMNS, "size.columns");
    named.put(FigureSize.SLIDE, "size.slide");
    Menu menu = new Menu(TEXTS.get("size"));
    menu.setId("chart-menu-size");
    ToggleGroup group = new ToggleGroup();
    named.forEach(
        (size, key) -> {
          RadioMenuItem item = new RadioMenuItem(named(TEXTS.get(key), size));
          item.setId("chart-" + key);
          item.setToggleGroup(group);
          item.setOnAction(event -> context.sizeProperty().set(size));
          context.sizeProperty().subscribe(now -> item.setSelected(now.equals(size)));
          menu.getItems().add(item);
        });
    RadioMenuItem other = new RadioMenuItem();
    other.setId("chart-size-other");
    other.setToggleGroup(group);
    other.setOnAction(event -> askForSize(beside));
    context
        .sizeProperty()
        .subscribe(
            now -> {
              boolean own = !named.containsKey(now);
              other.setText(
                  own ? named(TEXTS.get("size.own"), now) + " …" : TEXTS.get("size.other"));
              other.setSelected(own);
            });
    menu.getItems().addAll(new SeparatorMenuItem(), other);
    return menu;
  }

  private static String named(String name, FigureSize size) {
    return TEXTS.get(
        "size.named", name, Integer.toString(size.width()), Integer.toString(size.height()));
  }

  private void askForSize(Node beside) {
    FigureSize now = context.sizeProperty().get();
    TextInputDialog dialog = new TextInputDialog(now.width() + " × " + now.height());
    dialog.initOwner(beside.getScene().getWindow());
    dialog.setTitle(TEXTS.get("size"));
    dialog.setHeaderText(null);
    dialog.setGraphic(null);
    dialog.setContentText(TEXTS.get("size.ask"));
    dialog.showAndWait().ifPresent(this::takeSize);
    context.sizeProperty().get();
  }

  /** As "900 × 500", with any sign that is no figure between them. */
  void takeSize(String text) {
    String[] sides = text.strip().split("\\D+");
    try {
      if (sides.length != 2) {
        throw new IllegalArgumentException(TEXTS.get("size.two", text));
      }
      context
          .sizeProperty()
          .set(new FigureSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
    } catch (IllegalArgumentException e) {
      context.notice().accept(e.getMessage());
    }
  }

  private void copy() {
    chart.export().flatMap(FigureExport::table).ifPresent(ChartActions::copy);
  }

  static void copy(DataGrid table) {
    ClipboardContent content = new ClipboardContent();
    content.putString(GridFormat.TABS.write(table));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void choose(Kind kind, Node beside) {
    String extension = kind.extension();
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(FigureExport.fileName(chart.quantity()) + "." + extension);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(kind.name(), "*." + extension));
    java.io.File file = chooser.showSaveDialog(beside.getScene().getWindow());
    if (file != null) {
      save(kind, file.toPath());
    }
  }

  void save(Kind kind, Path file) {
    FigureExport export = chart.export().orElse(null);
    if (export == null) {
      context.notice().accept(TEXTS.get("export.nothing"));
      return;
    }
    FigureSize size = context.sizeProperty().get();
    String above = title.get();
    context
        .background()
        .run(
            () -> {
              AtomicFiles.write(file, export.write(kind, above, size));
              return file;
            },
            written -> context.notice().accept(TEXTS.get("export.done", written.toString())),
            problem ->
                context
                    .notice()
                    .accept(TEXTS.get("export.failed", file.toString(), problem.getMessage())));
  }
}
