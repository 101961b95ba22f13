package recdenoiser.app.data;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Brings in files that cannot be opened as they are, as those who choose files know it. */
public interface FileImport {

  /**
   * Takes a first look at a file.
   *
   * @param onShown called when there is something to see
   * @param onFailed called when the file cannot be read at all
   */
  void look(Path file, Runnable onShown, Consumer<? super Exception> onFailed);

  /** Stops a first look. */
  void cancelLook();

  /** Leaves the import; one that is under way goes on. */
  void close();
}
