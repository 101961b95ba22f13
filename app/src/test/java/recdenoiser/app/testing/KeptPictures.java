package recdenoiser.app.testing;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;

/**
 * Compares pictures of windows, light and dark, with those kept in {@code
 * src/test/resources/pictures}. What differs is told when the test ends, all of it at once. With
 * {@code -Dpictures.keep=true} the pictures taken are kept from now on, with {@code
 * -Dpictures.wide=true} those of a wide window are taken too, for people to judge.
 */
public final class KeptPictures implements AfterEachCallback {
  /**
   * The greatest share of pixels that may differ, 256 of a window of 1280 × 800, halved: room for
   * the edges of letters, which differ between versions of the font library.
   */
  static final double MOST = 0.001;

  private static final Path KEPT = Path.of("src", "test", "resources", "pictures");
  private static final Path DIFFERENT = Path.of("target", "pictures", "different");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int WIDE_WIDTH = 1920;
  private static final int WIDE_HEIGHT = 1080;

  private final List<String> covered = new ArrayList<>(List.of("#status-bar"));
  private final List<String> problems = new ArrayList<>();

  /**
   * @param changing selects what changes from run to run or from machine to machine, such as times,
   *     and is not compared; nor are texts that name a temporary folder
   */
  public KeptPictures(String... changing) {
    covered.addAll(List.of(changing));
  }

  /** Compares what {@code stage} shows, in every look. */
  public void compare(String name, Stage stage, Themes themes) {
    for (Theme theme : Theme.values()) {
      compare(name, stage, themes, theme, WIDTH, HEIGHT);
      if (Boolean.getBoolean("pictures.wide")) {
        Pictures.take(name, stage, themes, theme, WIDE_WIDTH, WIDE_HEIGHT);
      }
    }
  }

  /** Compares what {@code stage} shows, in one look and size. */
  public void compare(String name, Stage stage, Themes themes, Theme theme, int width, int height) {
    Path file = Pictures.take(name, stage, themes, theme, width, height);
    if (WaitForAsyncUtils.waitForAsyncFx(10_000, () -> namesFolderOfAnyLength(stage))) {
      problems.add(file + " names a temporary folder that is none of a PictureFolder.");
    }
    List<Bounds> places = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> places(stage));
    try {
      BufferedImage taken = covered(ImageIO.read(file.toFile()), places);
      Path kept = KEPT.resolve(file.getFileName());
      if (Boolean.getBoolean("pictures.keep")) {
        write(PictureComparison.halved(taken), kept);
      } else if (Files.exists(kept)) {
        compare(kept, file, taken);
      } else {
        problems.add(kept + " is missing; " + file + " was taken.");
      }
    } catch (IOException e) {
      throw new AssertionError("The picture " + file + " could not be compared.", e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!problems.isEmpty()) {
      throw new AssertionError(
          String.join("\n", problems)
              + "\nIf this is as it should be, -Dpictures.keep=true keeps what was taken.");
    }
  }

  private void compare(Path kept, Path file, BufferedImage taken) throws IOException {
    PictureComparison comparison = PictureComparison.of(ImageIO.read(kept.toFile()), taken);
    if (comparison.share() <= MOST) {
      return;
    }
    String name = file.getFileName().toString().replace(".png", "");
    Path shown = DIFFERENT.resolve(name + "-difference.png");
    write(comparison.difference(), shown);
    Files.copy(kept, DIFFERENT.resolve(name + "-kept.png"), REPLACE_EXISTING);
    problems.add(
        String.format(
            Locale.ROOT,
            "%.2f %% of %s differ from %s, more than %.2f %%; %s shows where.",
            100 * comparison.share(),
            file,
            kept,
            100 * MOST,
            shown));
  }

  /** On the JavaFX thread: where that is which changes. */
  private List<Bounds> places(Stage stage) {
    Node root = stage.getScene().getRoot();
    return Stream.concat(
            covered.stream().flatMap(selector -> root.lookupAll(selector).stream()),
            root.lookupAll("*").stream().filter(KeptPictures::namesTemporaryFolder))
        .filter(KeptPictures::isSeen)
        .map(node -> node.localToScene(node.getLayoutBounds()))
        .toList();
  }

  /** Covering hides what such a path says, not what its length moves. */
  private static boolean namesFolderOfAnyLength(Stage stage) {
    String junit = PictureFolder.temporary().resolve("junit").toString();
    return stage.getScene().getRoot().lookupAll("*").stream()
        .filter(KeptPictures::isSeen)
        .anyMatch(node -> text(node).contains(junit));
  }

  private static boolean namesTemporaryFolder(Node node) {
    return text(node).contains(PictureFolder.temporary().toString());
  }

  private static String text(Node node) {
    String text =
        node instanceof Labeled labeled
            ? labeled.getText()
            : node instanceof TextInputControl input ? input.getText() : "";
    return text == null ? "" : text;
  }

  private static boolean isSeen(Node node) {
    return node == null || (node.isVisible() && isSeen(node.getParent()));
  }

  private static BufferedImage covered(BufferedImage picture, List<Bounds> places) {
    BufferedImage covered =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = covered.createGraphics();
    g.drawImage(picture, 0, 0, null);
    g.setColor(Color.GRAY);
    for (Bounds place : places) {
      g.fillRect(
          (int) Math.floor(place.getMinX()) - 1,
          (int) Math.floor(place.getMinY()) - 1,
          (int) Math.ceil(place.getWidth()) + 2,
          (int) Math.ceil(place.getHeight()) + 2);
    }
    g.dispose();
    return covered;
  }

  private static void write(BufferedImage picture, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, "png", file.toFile());
  }
}
