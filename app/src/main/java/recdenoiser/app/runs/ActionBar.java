package recdenoiser.app.runs;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.run.library.LibraryEntry;
import recdenoiser.engine.run.library.RunRow;
import recdenoiser.engine.run.library.RunSheet.Format;

/** What can be done with the runs that are chosen. */
final class ActionBar extends FlowPane {
  private static final Map<Format, String> ENDINGS =
      Map.of(Format.CSV, "csv", Format.MARKDOWN, "md", Format.LATEX, "tex");

  private final RunsModel model;
  private final RunsController controller;
  private final Texts texts;
  private final TableView<RunRow> table;
  private final PathChoice places;

  ActionBar(
      RunsModel model,
      RunsController controller,
      Texts texts,
      TableView<RunRow> table,
      PathChoice places) {
    super(8, 8);
    this.model = model;
    this.controller = controller;
    this.texts = texts;
    this.table = table;
    this.places = places;
    getStyleClass().add("tools");
    setAlignment(Pos.CENTER_LEFT);
    Button compare = button("compare", Icon.COMPARE.node(), controller::compareChosen);
    enable(compare, () -> model.chosen().stream().filter(LibraryEntry::readable).count() >= 2);
    Button open = button("open", Icon.TRAIN.node(), controller::openChosen);
    enable(open, () -> model.chosen().size() == 1);
    Button resume = button("resume", Icon.PLAY.node(), controller::resumeChosen);
    enable(resume, () -> one() && model.chosen().get(0).run().resumable());
    Button archive = button("archive", Icon.RUNS.node(), controller::archiveChosen);
    enable(archive, () -> !model.chosen().isEmpty());
    Button trash = button("trash", Icon.CLOSE.node(), controller::trashChosen);
    enable(
        trash,
        () ->
            !model.chosen().isEmpty() && model.chosen().stream().noneMatch(LibraryEntry::underWay));
    ToggleButton details = new ToggleButton(texts.get("details"), Icon.TABLE.node());
    details.setId("runs-details");
    details.getStyleClass().add("quiet");
    details.selectedProperty().bindBidirectional(model.detailsShownProperty());
    VaryMenu vary = new VaryMenu(model, controller, texts);
    getChildren().addAll(compare, open, resume, vary, archive, trash, details, export());
  }

  private boolean one() {
    return model.chosen().size() == 1;
  }

  private Button button(String key, Node icon, Runnable action) {
    Button button = new Button(texts.get(key), icon);
    button.setId("runs-" + key);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void enable(Button button, BooleanSupplier condition) {
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !condition.getAsBoolean(), model.selected(), model.libraryProperty()));
  }

  private MenuButton export() {
    MenuButton menu = new MenuButton(texts.get("export"), Icon.DOWNLOAD.node());
    menu.setId("runs-export");
    for (Format format : List.of(Format.CSV, Format.MARKDOWN, Format.LATEX)) {
      MenuItem item = new MenuItem(texts.get("export." + format));
      item.setId("runs-export-" + ENDINGS.get(format));
      item.setOnAction(event -> export(format));
      menu.getItems().add(item);
    }
    return menu;
  }

  private void export(Format format) {
    String name = "runs." + ENDINGS.get(format);
    places
        .file(this, texts.get("export"), name)
        .ifPresent(file -> controller.export(file, format, List.copyOf(table.getItems())));
  }
}
