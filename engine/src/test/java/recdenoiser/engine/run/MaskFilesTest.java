package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.storage.NpyArray;
import recdenoiser.engine.storage.Npz;

class MaskFilesTest {
  private static final float NONE = Float.NaN;
  private static final int[] SHAPE = {2, 2};

  @TempDir Path folder;
  private RunFolder run;

  @BeforeEach
  void makeFolder() throws IOException {
    run = new RunFolder(folder);
    Files.createDirectories(run.masks());
  }

  @Test
  void everyMapComesBackAsTheEyeSeesIt() throws IOException {
    MaskSnapshot written =
        new MaskSnapshot(
            7,
            2,
            HeadMaps.ofHeads(heads(0.25f), 2),
            HeadMaps.ofHeads(heads(0.75f), 2),
            HeadMaps.ofHeads(heads(0), 2),
            new float[] {0.25f, 0.5f});

    MaskFiles.write(run, written);

    assertThat(MaskFiles.zeroShare(run, 7)).isEqualTo(0.375);

    MaskSnapshot read = MaskFiles.read(run, 7);
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(MaskFilesTest::lookAlike, Float.class)
        .isEqualTo(written);
    assertThat(read.attention().headCount()).isEqualTo(2);
  }

  @Test
  void arraysAreNamedByBlockAndHead() throws IOException {
    HeadMaps attention = HeadMaps.ofHeads(heads(0.75f), 2);
    HeadMaps pattern = HeadMaps.shared(new float[][] {{1, NONE, 0, 1}, {1, NONE, 1, 1}});

    MaskFiles.write(run, new MaskSnapshot(1, 2, HeadMaps.NONE, attention, pattern));
    assertThat(MaskFiles.zeroShare(run, 1)).as("nobody counted them").isNaN();

    assertThat(Npz.read(run.masks(1)).keySet())
        .containsExactlyInAnyOrder(
            "block.0.attention",
            "block.0.attention.most",
            "block.0.head.0.attention",
            "block.0.head.0.attention.most",
            "block.0.head.1.attention",
            "block.0.head.1.attention.most",
            "block.1.attention",
            "block.1.attention.most",
            "block.1.head.0.attention",
            "block.1.head.0.attention.most",
            "block.1.head.1.attention",
            "block.1.head.1.attention.most",
            "block.0.pattern",
            "block.1.pattern");
  }

  @Test
  void aFileFromBeforeThereWereHeadsIsStillRead() throws IOException {
    float[] attention = {1, NONE, 0.5f, 0};
    float[] open = {0.9f, NONE, 0.8f, 0.1f};
    Npz.write(
        run.masks(3),
        Map.of(
            "block.0.attention", NpyArray.of(SHAPE, attention),
            "block.0.open_probability", NpyArray.of(SHAPE, open)),
        Npz.Packing.DEFLATED);

    MaskSnapshot read = MaskFiles.read(run, 3);

    assertThat(read.attention().map(0, -1)).containsExactly(attention);
    assertThat(read.open().map(0, -1)).containsExactly(open);
    assertThat(read.headCount()).isZero();
    assertThat(read.pattern().isEmpty()).isTrue();
  }

  private static boolean lookAlike(Float one, Float other) {
    return one.equals(other) || Math.abs(one - other) <= 1f / 254;
  }

  @Test
  void aBoundedNumberOfEpochsIsLeftEvenlySpread() throws IOException {
    HeadMaps attention = HeadMaps.ofHeads(heads(0.75f), 2);
    for (int epoch = 1; epoch <= 100; epoch++) {
      MaskFiles.write(run, new MaskSnapshot(epoch, 2, HeadMaps.NONE, attention, HeadMaps.NONE));
      MaskFiles.thin(run, epoch, Math.min(epoch, 37), 1, 10);
      assertThat(run.maskEpochs()).hasSizeLessThanOrEqualTo(10).contains(epoch);
    }

    assertThat(run.maskEpochs()).containsExactly(16, 32, 37, 48, 64, 80, 96, 100);
  }

  @Test
  void whatIsTakenSeldomIsThinnedOutByItsOwnSteps() throws IOException {
    HeadMaps attention = HeadMaps.ofHeads(heads(0.75f), 2);
    for (int epoch = 5; epoch <= 100; epoch += 5) {
      MaskFiles.write(run, new MaskSnapshot(epoch, 2, HeadMaps.NONE, attention, HeadMaps.NONE));
      MaskFiles.thin(run, epoch, 5, 5, 14);
    }

    assertThat(run.maskEpochs()).containsExactly(5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
  }

  @Test
  void zeroLeavesAllOfThem() throws IOException {
    HeadMaps attention = HeadMaps.ofHeads(heads(0.75f), 2);
    for (int epoch = 1; epoch <= 20; epoch++) {
      MaskFiles.write(run, new MaskSnapshot(epoch, 2, HeadMaps.NONE, attention, HeadMaps.NONE));
      MaskFiles.thin(run, epoch, 1, 1, 0);
    }
    assertThat(run.maskEpochs()).hasSize(20);
  }

  @Test
  void aFileWithoutAttentionIsRefused() throws IOException {
    Npz.write(
        run.masks(3),
        Map.of("block.0.pattern", NpyArray.of(SHAPE, new float[4])),
        Npz.Packing.DEFLATED);

    assertThatThrownBy(() -> MaskFiles.read(run, 3))
        .hasMessage(run.masks(3) + " holds no block.0.attention.");
  }

  /** Two blocks with two heads that differ. */
  private static float[][] heads(float value) {
    return new float[][] {
      {1, NONE, value, 1}, {1, NONE, 0.5f, 1}, {1, NONE, 1, value}, {1, NONE, value, 0.5f}
    };
  }
}
