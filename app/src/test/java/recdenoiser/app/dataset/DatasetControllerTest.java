package recdenoiser.app.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.data.Popularity;
import recdenoiser.app.importing.ImportController;
import recdenoiser.app.importing.ImportModel;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.text.Texts;

class DatasetControllerTest {
  private static final Texts TEXTS = Texts.bundle("dataset");

  private final DatasetModel model = new DatasetModel();
  private final MemoryPreferences preferences = new MemoryPreferences();
  private final ImportModel imports = new ImportModel();
  private final ImportController importer =
      new ImportController(imports, Background.direct(), InstantSource.system(), packed -> {});
  private final DatasetController controller =
      new DatasetController(model, importer, preferences, Background.direct());

  @Test
  void theSampleHasStatistics() {
    controller.openSample();
    OpenedData opened = model.opened().orElseThrow();
    assertThat(opened.name()).isEqualTo("shop");
    assertThat(NumberTable.of(opened, null, TEXTS).rows())
        .extracting(NumberTable.Row::what)
        .contains("Users", "Items", "Actions", "Density", "Length, median · longest");
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
  void whatIsSaidOfAFileGoesWhenAnotherIsTyped() {
    model.pathProperty().set("nowhere.txt");
    controller.openTyped();
    assertThat(model.problemProperty().get()).isNotEmpty();
    model.pathProperty().set("nowhere.tx");
    assertThat(model.problemProperty().get()).isEmpty();
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
    DatasetController slow = new DatasetController(model, importer, preferences, never);
    slow.openSample();
    assertThat(model.loadingProperty().get()).isEqualTo("sample:shop");
    slow.cancel();
    assertThat(cancelled).containsExactly("yes");
    assertThat(model.loadingProperty().get()).isEmpty();
  }

  @Test
  void theOrderIsCountedAfterTheFirstNumbers(@TempDir Path folder) throws IOException {
    controller.openFile(small(folder, "own.txt", "1 1\n1 2\n1 3\n2 1\n2 3\n2 2\n"));
    assertThat(model.orderProperty().get().hasTimes()).isFalse();
    assertThat(OrderRows.of(List.of(model.orderProperty().get()), TEXTS))
        .extracting(row -> row.value().get(0))
        .startsWith("no times", "no times");
  }

  @Test
  void anotherDataSetStandsBesideUntilItIsTakenAway(@TempDir Path folder) throws IOException {
    controller.openFile(small(folder, "own.txt", "1 1\n1 2\n1 3\n2 1\n2 3\n2 2\n"));
    controller.compare(small(folder, "other.txt", "1 1\n1 2\n1 3\n"));
    assertThat(model.comparedOrderProperty().get()).isNotNull();
    NumberTable table =
        NumberTable.of(model.opened().orElseThrow(), model.comparedProperty().get(), TEXTS);
    assertThat(table.columns())
        .extracting(NumberTable.Column::title)
        .containsExactly("own", "other");
    assertThat(table.rows().get(2).cells())
        .containsExactly(
            new NumberTable.Cell("6", ""), new NumberTable.Cell("3", "\u221250\u2009%"));
    controller.stopComparing();
    assertThat(model.comparedProperty().get()).isNull();
    assertThat(model.comparedOrderProperty().get()).isNull();
  }

  @Test
  void whatCannotBeComparedWithSaysWhyAndTheRestStays(@TempDir Path folder) {
    controller.openSample();
    controller.compare(folder.resolve("nothing.txt"));
    assertThat(model.compareProblemProperty().get()).contains("nothing.txt");
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.opened()).isPresent();
  }

  @Test
  void publishedNumbersOfThatNameStandBeside(@TempDir Path folder) throws IOException {
    controller.openFile(small(folder, "beauty.txt", "1 1\n1 2\n1 3\n2 1\n2 3\n2 2\n"));
    NumberTable table = NumberTable.of(model.opened().orElseThrow(), null, TEXTS);
    assertThat(table.columns())
        .filteredOn(column -> column.kind() == NumberTable.Kind.PUBLISHED)
        .extracting(NumberTable.Column::title)
        .contains("Rec-Denoiser", "SASRec");
    assertThat(table.rows().get(2).cells().get(1))
        .isEqualTo(new NumberTable.Cell("0.225\u2009M", "×\u200937\u2009500"));
  }

  @Test
  void aFileThatNeedsDecisionsBeginsAnImport(@TempDir Path folder) throws IOException {
    controller.openFile(small(folder, "own.csv", "a,b\n1,2\n1,3\n2,3\n"));
    assertThat(imports.stageProperty().get()).isEqualTo(ImportModel.Stage.CHOOSING);
    assertThat(model.loadingProperty().get()).isEmpty();
    assertThat(model.opened()).isEmpty();
    importer.close();
    model.pathProperty().set(folder.resolve("own.csv").toString());
    assertThat(controller.importTyped()).isTrue();
    assertThat(imports.stageProperty().get()).isEqualTo(ImportModel.Stage.CHOOSING);
  }

  @Test
  void aPlainFileThatIsOpenedMeanwhileTakesThePlaceOfAnImport(@TempDir Path folder)
      throws IOException {
    controller.openFile(small(folder, "own.csv", "a,b\n1,2\n1,3\n2,3\n"));
    controller.openFile(small(folder, "own.txt", "1 1\n1 2\n1 3\n"));
    assertThat(imports.stageProperty().get()).isEqualTo(ImportModel.Stage.CLOSED);
    assertThat(model.opened()).isPresent();
  }

  private static Path small(Path folder, String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
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
