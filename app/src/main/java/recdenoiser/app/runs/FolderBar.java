package recdenoiser.app.runs;

import java.nio.file.Path;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.run.library.RunRow;
import recdenoiser.engine.text.Numbers;

/** How many runs are shown, the folder of the one that is chosen, and the folders that are open. */
final class FolderBar extends HBox {
  private final RunsModel model;
  private final RunsController controller;
  private final Texts texts;
  private final PathChoice places;
  private final TextField path = new TextField();
  private final Label count = new Label();
  private final MenuButton folders;

  FolderBar(RunsModel model, RunsController controller, Texts texts, PathChoice places) {
    super(12);
    this.model = model;
    this.controller = controller;
    this.texts = texts;
    this.places = places;
    this.folders = new MenuButton(texts.get("folders"));
    getStyleClass().add("tools-below");
    setAlignment(Pos.CENTER_LEFT);
    count.setId("runs-count");
    count.getStyleClass().add("muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    path.setId("runs-folder");
    path.setEditable(false);
    path.setAccessibleText(texts.get("folder"));
    HBox.setHgrow(path, Priority.ALWAYS);
    Button copy = new Button(texts.get("copy"));
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(event -> copy());
    folders.setId("runs-folders");
    folders.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(count, path, copy, folders);
    model.selected().addListener((ListChangeListener<RunRow>) change -> tell());
    model.rows().addListener((ListChangeListener<RunRow>) change -> tell());
    model.folders().addListener((ListChangeListener<Path>) change -> listFolders());
    listFolders();
    tell();
  }

  private void tell() {
    int all = model.libraryProperty().get().entries().size();
    count.setText(
        texts.get(
            model.queryProperty().get().grouped() ? "count.groups" : "count",
            Numbers.count(model.rows().size()),
            Numbers.count(all)));
    boolean one = model.chosen().size() == 1;
    Path shown = one ? model.chosen().get(0).path() : controller.runsDirectory();
    path.setText(shown.toAbsolutePath().normalize().toString());
  }

  private void listFolders() {
    folders.getItems().clear();
    MenuItem add = new MenuItem(texts.get("folders.add"));
    add.setOnAction(event -> choose());
    folders.getItems().add(add);
    for (Path folder : model.folders()) {
      boolean own = folder.equals(controller.runsDirectory());
      MenuItem item =
          new MenuItem(texts.get(own ? "folders.own" : "folders.close", folder.toString()));
      item.setDisable(own);
      item.setOnAction(event -> controller.removeFolder(folder));
      folders.getItems().add(item);
    }
  }

  private void choose() {
    places.folder(this, texts.get("folders.add")).ifPresent(controller::addFolder);
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(path.getText());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
