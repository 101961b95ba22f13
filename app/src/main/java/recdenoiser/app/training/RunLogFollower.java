package recdenoiser.app.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.app.task.Background;
import recdenoiser.engine.run.RunFolder;

/**
 * Reads the log of the run that is shown, again whenever the run gets on: what is in the folder of
 * the run is what the window says. All calls on the JavaFX thread; reading is done elsewhere.
 */
public final class RunLogFollower {
  private static final int MOST_BYTES = 1 << 18;

  private final TrainingModel model;
  private final Background background;
  private final Consumer<List<String>> onLines;
  private boolean reading;
  private boolean again;

  private RunLogFollower(
      TrainingModel model, Background background, Consumer<List<String>> onLines) {
    this.model = model;
    this.background = background;
    this.onLines = onLines;
  }

  /**
   * @param onLines given the last lines, oldest first; none while there is no run
   */
  public static void follow(
      TrainingModel model, Background background, Consumer<List<String>> onLines) {
    RunLogFollower follower = new RunLogFollower(model, background, onLines);
    model.folderProperty().subscribe(changed -> follower.refresh());
    model.stateProperty().subscribe(changed -> follower.refresh());
    model.lastSavedProperty().subscribe(changed -> follower.refresh());
    model.epochProperty().subscribe(changed -> follower.refresh());
  }

  private void refresh() {
    Path folder = model.folderProperty().get();
    if (folder == null) {
      onLines.accept(List.of());
    } else if (reading) {
      again = true;
    } else {
      reading = true;
      background.run(
          () -> tail(new RunFolder(folder).log()),
          lines -> arrived(folder, lines),
          problem -> arrived(folder, List.of()));
    }
  }

  private void arrived(Path folder, List<String> lines) {
    reading = false;
    if (folder.equals(model.folderProperty().get())) {
      onLines.accept(lines);
    }
    if (again) {
      again = false;
      refresh();
    }
  }

  /** The last 256 kB, from the beginning of a line. */
  static List<String> tail(Path log) throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      long skipped = Math.max(0, channel.size() - MOST_BYTES);
      channel.position(skipped);
      ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
      int read = 0;
      while (read >= 0 && bytes.hasRemaining()) {
        read = channel.read(bytes);
      }
      List<String> lines =
          new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
      return skipped > 0 && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
    }
  }
}
