package recdenoiser.app.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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

  /** A caret that blinks is now there and now not. */
  private static final String NO_CARET =
      "data:text/css;base64,"
          + Base64.getEncoder()
              .encodeToString(".text-input{-fx-display-caret:false}".getBytes(US_ASCII));

  private Pictures() {}

  /** One picture of what {@code stage} shows; returns the file. */
  public static Path take(
      String name, Stage stage, Themes themes, Theme theme, int width, int height) {
    onFx(
        () -> {
          themes.choose(theme);
          resize(stage, width, height);
          hideCaret(stage.getScene());
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

  private static void hideCaret(Scene scene) {
    if (!scene.getStylesheets().contains(NO_CARET)) {
      scene.getStylesheets().add(NO_CARET);
    }
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
