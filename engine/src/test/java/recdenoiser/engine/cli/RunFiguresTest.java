package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.ColourScheme;

/** Which plots the sample job leaves, by what its model has something to show in. */
class RunFiguresTest {
  @TempDir Path folder;

  @Test
  void alphaIsDrawnWhereItIsLearned() throws IOException {
    sample("attention=ENTMAX", "heads=2");

    assertThat(plots())
        .containsExactlyInAnyOrder("alpha", "attention-on-noise", "loss", "masks", "validation");
    assertThat(drawing("alpha"))
        .contains("α per head", "block 1, head 1", "block 1, head 2", "block 2, head 2");
  }

  @Test
  void anAlphaThatIsSetIsNotDrawn() throws IOException {
    sample("attention=ENTMAX", "learnAlpha=false", "heads=2");

    assertThat(plots())
        .containsExactlyInAnyOrder("attention-on-noise", "loss", "masks", "validation");
  }

  @Test
  void openConnectionsAreDrawnOfLearnedMasks() throws IOException {
    sample();

    assertThat(plots())
        .containsExactlyInAnyOrder(
            "attention-on-noise", "loss", "masks", "open-connections", "validation");
    assertThat(drawing("open-connections")).contains("Open connections", "block 1", "block 2");
    assertThat(drawing("masks")).contains("open probability after epoch 2");
    assertThat(drawing("attention-on-noise"))
        .contains("Attention on known noise", "block 1", "block 2", "chance");
  }

  @Test
  void lossAndMasksAreAPictureAndADrawingEach() throws IOException {
    sample();

    for (String name : List.of("loss", "masks")) {
      BufferedImage picture = ImageIO.read(folder.resolve(name + ".png").toFile());
      assertThat(colours(picture)).as("colours of %s.png", name).hasSizeGreaterThan(20);
      assertThat(drawing(name)).startsWith("<?xml").contains("<svg", "</svg");
    }
    assertThat(drawing("loss"))
        .contains("Training loss", "total", "cross-entropy", "mask penalty", ">epoch<")
        .doesNotContain("Jacobian", "weight penalty");
    assertThat(drawing("masks")).contains("Block 2: mean attention", "exactly 0", ">now<");
    assertThat(colours(ImageIO.read(folder.resolve("masks.png").toFile())))
        .contains(ColourMap.VIRIDIS.argb(1, ColourScheme.LIGHT));
    assertThat(colours(ImageIO.read(folder.resolve("loss.png").toFile())))
        .contains(ColourScheme.LIGHT.line(0).getRGB(), ColourScheme.LIGHT.line(1).getRGB());
  }

  @Test
  void aFixedPatternStandsAboveTheAttentionItLeaves() throws IOException {
    sample("attention=SPARSE_STRIDED", "patternStride=4", "maxLength=12");

    assertThat(plots())
        .containsExactlyInAnyOrder("attention-on-noise", "loss", "masks", "validation");
    assertThat(drawing("masks")).contains("Block 1: fixed pattern", "% closed", "mean attention");
    BufferedImage picture = ImageIO.read(folder.resolve("masks.png").toFile());
    assertThat(picture.getHeight()).as("two rows of maps").isGreaterThan(picture.getWidth() / 2);
  }

  @Test
  void withoutBlocksThereAreNoMaps() throws IOException {
    sample("blocks=0", "attention=SOFTMAX");

    assertThat(plots()).containsExactlyInAnyOrder("loss", "validation");
  }

  private static Set<Integer> colours(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return Arrays.stream(picture.getRGB(0, 0, width, height, null, 0, width))
        .boxed()
        .collect(Collectors.toSet());
  }

  private void sample(String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of("sample", "--out", folder.toString(), "--threads", "1", "--set", "epochs=2"));
    for (String setting : settings) {
      arguments.add("--set");
      arguments.add(setting);
    }
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            arguments.toArray(String[]::new),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true));
    assertThat(exit).as(err.toString()).isZero();
  }

  private List<String> plots() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".png"))
          .map(name -> name.replace(".png", ""))
          .toList();
    }
  }

  private String drawing(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".svg"));
  }
}
