package recdenoiser.app.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;

/** Pictures of windows, to be looked at by people: {@code target/pictures/NAME-THEME-WIDTH.png}. */
public final class Pictures {
  private static final Path FOLDER = Path.of("target", "pictures");
  private static final int SETTLED_AFTER_FRAMES = 24;
  private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};

  private Pictures() {}

  /** Pictures of what {@code stage} shows, light and dark, in both sizes. */
  public static void takeAll(String name, Stage stage, Themes themes) {
    for (Theme theme : Theme.values()) {
      for (int[] size : SIZES) {
        take(name, stage, themes, theme, size[0], size[1]);
      }
    }
  }

  /** One picture of what {@code stage} shows; returns the file. */
  public static Path take(
      String name, Stage stage, Themes themes, Theme theme, int width, int height) {
    onFx(
        () -> {
          themes.choose(theme);
          resize(stage, width, height);
        });
    Pulses.await(SETTLED_AFTER_FRAMES);
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> snapshot(stage.getScene()));
    String file =
        String.format(
            Locale.ROOT, "%s-%s-%d.png", name, theme.name().toLowerCase(Locale.ROOT), width);
    return write(image, FOLDER.resolve(file));
  }

  /** A window of Monocle cannot grow while it is shown: its pixels stay too few. */
  private static void resize(Stage stage, int width, int height) {
    if (stage.getWidth() == width && stage.getHeight() == height) {
      return;
    }
    stage.hide();
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(width);
    stage.setHeight(height);
    stage.show();
  }

  private static WritableImage snapshot(Scene scene) {
    return scene.snapshot(null);
  }

  private static Path write(WritableImage image, Path file) {
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new AssertionError("The picture " + file + " could not be written.", e);
    }
  }

  private static void onFx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}
