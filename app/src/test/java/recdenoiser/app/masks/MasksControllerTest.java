package recdenoiser.app.masks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.FakeRun;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.MapKind;
import recdenoiser.engine.run.MaskMaps;
import recdenoiser.engine.run.RunFolder;

class MasksControllerTest {
  private static final long TWO_SNAPSHOTS = 2 * 4 * 8 * 8 * 4;

  private final MasksController controller =
      new MasksController(Background.direct(), TWO_SNAPSHOTS);
  private final MasksModel model = controller.model();
  private final Archive archive = new Archive();

  @Test
  void liveFollowsTheNewest() {
    controller.open("shop", null);
    controller.accept(masks(1));
    controller.accept(masks(5));
    assertThat(model.epochs()).containsExactly(1, 5);
    assertThat(model.snapshotProperty().get().epoch()).isEqualTo(5);
  }

  @Test
  void choosingAnEarlierEpochStaysThere() {
    controller.open("shop", null);
    controller.accept(masks(1));
    controller.accept(masks(2));
    controller.choose(1);
    controller.accept(masks(3));
    assertThat(model.snapshotProperty().get().epoch()).isEqualTo(1);
    assertThat(model.liveProperty().get()).isFalse();
    controller.goLive();
    assertThat(model.snapshotProperty().get().epoch()).isEqualTo(3);
    controller.accept(masks(4));
    assertThat(model.epochProperty().get()).isEqualTo(4);
  }

  @Test
  void stepsStopAtBothEnds() {
    controller.open("shop", null);
    controller.accept(masks(1));
    controller.accept(masks(3));
    controller.back();
    controller.back();
    assertThat(model.epochProperty().get()).isEqualTo(1);
    controller.forth();
    controller.forth();
    assertThat(model.epochProperty().get()).isEqualTo(3);
    assertThat(model.liveProperty().get()).isTrue();
  }

  @Test
  void beyondTheBoundSnapshotsAreReadAgain() {
    controller.open("shop", archive);
    for (int epoch = 1; epoch <= 6; epoch++) {
      archive.epochs.add(epoch);
      controller.accept(masks(epoch));
    }
    controller.choose(2);
    assertThat(archive.loaded).containsExactly(2);
    assertThat(model.snapshotProperty().get().epoch()).isEqualTo(2);
    controller.choose(6);
    assertThat(archive.loaded).as("the newest is still held").containsExactly(2);
  }

  @Test
  void withoutAFolderNothingIsForgotten() {
    controller.open("shop", null);
    for (int epoch = 1; epoch <= 6; epoch++) {
      controller.accept(masks(epoch));
    }
    controller.choose(1);
    assertThat(model.snapshotProperty().get().epoch()).isEqualTo(1);
  }

  @Test
  void aFinishedRunOpensAtItsLastEpoch() {
    archive.epochs.addAll(List.of(1, 10, 20));
    controller.open("games", archive);
    assertThat(model.epochs()).containsExactly(1, 10, 20);
    assertThat(model.snapshotProperty().get().epoch()).isEqualTo(20);
    assertThat(model.runNameProperty().get()).isEqualTo("games");
  }

  @Test
  void anyFolderOfARunCanBeOpened(@TempDir Path folder) {
    controller.open("shop", null);
    controller.accept(masks(1));
    controller.open(new RunFolder(folder.resolve("monday")));
    assertThat(model.runNameProperty().get()).isEqualTo("monday");
    assertThat(model.epochs()).as("it has no masks yet").isEmpty();
    assertThat(model.snapshotProperty().get()).isNull();
  }

  @Test
  void anUnreadableSnapshotIsToldInASentence() {
    archive.epochs.add(7);
    archive.broken = true;
    controller.open("games", archive);
    assertThat(model.problemProperty().get())
        .isEqualTo("The masks of this epoch could not be read: epoch-0007.npz is cut short.");
  }

  @Test
  void theNextRunStartsEmpty() {
    controller.open("shop", null);
    controller.accept(masks(1));
    controller.choose(1);
    controller.open("games", null);
    assertThat(model.epochs()).isEmpty();
    assertThat(model.snapshotProperty().get()).isNull();
  }

  @Test
  void openConnectionsAreReadBeforeAndAfterTheMask() {
    MaskSnapshot snapshot =
        new MaskSnapshot(
            1,
            2,
            HeadMaps.shared(new float[][] {{0.9f, Float.NaN, 0.3f, 0.8f}}),
            HeadMaps.shared(new float[][] {{0.9f, Float.NaN, 0, 0.4f}}),
            HeadMaps.NONE);
    MaskReading reading = new MaskReading(snapshot, MaskMaps.MEAN);
    assertThat(reading.of(0, new HeatCell(1, 1)))
        .isEqualTo("query now → key now: A 0.500, mask 0.800, after 0.400");
    assertThat(reading.of(0, new HeatCell(1, 0)))
        .isEqualTo("query now → key −1: mask 0 (σ(Φ) 0.300, closed), after 0");
    assertThat(reading.of(0, new HeatCell(0, 1))).endsWith("later than the query");
  }

  @Test
  void plainAttentionHasNoMaskToTellOf() {
    HeadMaps attention = HeadMaps.shared(new float[][] {{1}, {Float.NaN}});
    MaskSnapshot plain = new MaskSnapshot(1, 1, HeadMaps.NONE, attention, HeadMaps.NONE);
    assertThat(new MaskReading(plain, MaskMaps.MEAN).ofAllBlocks(new HeatCell(0, 0)))
        .isEqualTo(
            "query now → key now:\nblock 1: attention 1.000\nblock 2: no sequence reaches this far");
  }

  @Test
  void allAttentionMapsShareOneScale() {
    MaskMaps pictures = MaskMaps.of(masks(80), MaskMaps.MEAN);
    assertThat(pictures.blocks()).isEqualTo(2);
    double greatest =
        pictures.maps().get(MapKind.ATTENTION).stream()
            .mapToDouble(map -> map.quantile(0.95))
            .max()
            .orElseThrow();
    assertThat(pictures.attentionHigh()).isBetween(greatest, 1.1 * greatest);
    assertThat(pictures.attentionZeros()).isBetween(0.05, 0.95);
  }

  private static MaskSnapshot masks(int epoch) {
    return FakeRun.masks(epoch, 8, 2);
  }

  private static final class Archive implements MaskSource {
    private final List<Integer> epochs = new ArrayList<>();
    private final List<Integer> loaded = new ArrayList<>();
    private boolean broken;

    @Override
    public List<Integer> epochs() {
      return List.copyOf(epochs);
    }

    @Override
    public MaskSnapshot load(int epoch) throws IOException {
      if (broken) {
        throw new IOException("epoch-0007.npz is cut short.");
      }
      loaded.add(epoch);
      return masks(epoch);
    }
  }
}
