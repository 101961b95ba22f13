package recdenoiser.app.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.text.Texts;

class DatasetControllerTest {
  private final DatasetModel model = new DatasetModel();
  private final MemoryPreferences preferences = new MemoryPreferences();
  private final DatasetController controller =
      new DatasetController(model, preferences, Background.direct());

  @Test
  void theSampleHasStatistics() {
    controller.openSample();
    OpenedData opened = model.opened().orElseThrow();
    assertThat(opened.name()).isEqualTo("shop");
    assertThat(NumberRows.of(opened.statistics(), Texts.bundle("dataset")))
        .extracting(NumberRows.Row::what)
        .contains("Users", "Items", "Actions", "Density", "Sequence length, median · longest");
    assertThat(opened.popularity().stream().mapToInt(Popularity.Bin::items).sum())
        .isEqualTo(opened.statistics().items());
    assertThat(model.recent()).isEmpty();
  }

  @Test
  void aTypedPathIsOpenedAndRemembered(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("own.txt"), "1 1\n1 2\n1 3\n2 1\n2 3\n2 2\n");
    model.pathProperty().set("  " + file + " ");
    controller.openTyped();
    assertThat(model.opened().orElseThrow().statistics().users()).isEqualTo(2);
    assertThat(new DatasetModel().recent()).isEmpty();
    assertThat(new RecentFiles(preferences).list()).containsExactly(file.toString());
  }

  @Test
  void aFileThatCannotBeUsedSaysWhyAndLeavesTheOldOneOpen(@TempDir Path folder) throws IOException {
    controller.openSample();
    Path file = Files.writeString(folder.resolve("cut.txt"), "1 1\n1 2\n1");
    controller.openFile(file);
    assertThat(model.problemProperty().get()).contains("cut.txt").contains("line 3");
    assertThat(model.opened().orElseThrow().name()).isEqualTo("shop");
    assertThat(model.recent()).isEmpty();
  }

  @Test
  void anEmptyPathIsAskedFor() {
    controller.openTyped();
    assertThat(model.problemProperty().get())
        .isEqualTo("Name a data file first, or use the sample shop.");
  }

  @Test
  void readingCanBeCancelled() {
    List<String> cancelled = new ArrayList<>();
    Background never =
        new Background() {
          @Override
          public <T> Job run(
              Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed) {
            return () -> cancelled.add("yes");
          }
        };
    DatasetController slow = new DatasetController(model, preferences, never);
    slow.openSample();
    assertThat(model.loadingProperty().get()).isEqualTo("sample:shop");
    slow.cancel();
    assertThat(cancelled).containsExactly("yes");
    assertThat(model.loadingProperty().get()).isEmpty();
  }

  @Test
  void popularityDoublesFromBinToBin() {
    assertThat(Popularity.bins(new int[] {0, 1, 2, 3, 7, 8}))
        .containsExactly(
            new Popularity.Bin(1, 1, 1),
            new Popularity.Bin(2, 3, 2),
            new Popularity.Bin(4, 7, 1),
            new Popularity.Bin(8, 15, 1));
  }

  @Test
  void recentFilesAreNewestFirstAndFew() {
    RecentFiles files = new RecentFiles(preferences);
    for (int i = 0; i < 8; i++) {
      files.add("file" + i);
    }
    files.add("file5");
    assertThat(files.list()).containsExactly("file5", "file7", "file6", "file4", "file3", "file2");
  }
}
