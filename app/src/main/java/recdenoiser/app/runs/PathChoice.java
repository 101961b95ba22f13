package recdenoiser.app.runs;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** Asks a person for a place on the disk. */
interface PathChoice {
  /** Empty if the person thought better of it. */
  Optional<Path> file(Node beside, String title, String name);

  /** Empty if the person thought better of it. */
  Optional<Path> folder(Node beside, String title);

  /** The dialogs of the system. */
  static PathChoice ofSystem() {
    return new PathChoice() {
      @Override
      public Optional<Path> file(Node beside, String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        File chosen = chooser.showSaveDialog(beside.getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
      }

      @Override
      public Optional<Path> folder(Node beside, String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File chosen = chooser.showDialog(beside.getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
      }
    };
  }
}
