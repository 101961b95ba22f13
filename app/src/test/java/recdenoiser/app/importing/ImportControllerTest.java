package recdenoiser.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.importing.ImportModel.Stage;
import recdenoiser.app.task.Background;
import recdenoiser.engine.data.importing.ActionColumns;
import recdenoiser.engine.data.importing.FileLayout;
import recdenoiser.engine.data.importing.FileLayout.Format;
import recdenoiser.engine.data.importing.ImportPreview;
import recdenoiser.engine.data.importing.ImportRecipe;
import recdenoiser.engine.data.importing.ImportRecipe.Duplicates;
import recdenoiser.engine.data.importing.ImportStep;
import recdenoiser.engine.data.importing.TimeNotation;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;

class ImportControllerTest {
  @TempDir Path folder;

  private final ImportModel model = new ImportModel();
  private final List<Path> imported = new ArrayList<>();
  private final List<Exception> refused = new ArrayList<>();
  private final ImportController controller = controller(Background.direct());

  private ImportController controller(Background background) {
    return new ImportController(model, background, InstantSource.system(), imported::add);
  }

  private void look(Path file) {
    controller.look(file, () -> {}, refused::add);
  }

  private ImportPreview.Row firstRow() {
    return model.previewProperty().get().rows().get(0);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void anAtomicFileIsUnderstoodAtFirstSight() throws IOException {
    look(ImportFiles.atomic(folder, "ml-100k.inter"));
    assertThat(model.stageProperty().get()).isEqualTo(Stage.CHOOSING);
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(firstRow().user()).isEqualTo("100");
    assertThat(firstRow().date()).isEqualTo("1997-09-20T03:05:10Z");
    assertThat(model.nameProperty().get()).isEqualTo("ml-100k");
    assertThat(model.folderProperty().get()).isEqualTo(folder.toString());
    assertThat(model.readyProperty().get()).isTrue();
  }

  @Test
  void columnsAreChosenByTheNamesThatTheFileHas() throws IOException {
    look(ImportFiles.odd(folder, "shop.csv", 100, 0));
    assertThat(Understanding.names(model.lookProperty().get()))
        .containsExactly("when", "what", "who", "session", "price");
    controller.correctColumns(new ActionColumns("who", "what", "", "when"));
    assertThat(firstRow().user()).isEqualTo("person 0");
    assertThat(firstRow().item()).isEqualTo("item; 0");
    assertThat(firstRow().date()).isEqualTo("2021-03-01T00:00:00Z");
    assertThat(model.planProperty().get().times()).isEqualTo(TimeNotation.ISO_DATE);
  }

  @Test
  void aCorrectionCanBeTakenBack() throws IOException {
    look(ImportFiles.atomic(folder, "a.inter"));
    controller.correctColumns(new ActionColumns("item_id", "user_id", "", ""));
    assertThat(firstRow().user()).isEqualTo("1");
    controller.asFound();
    assertThat(firstRow().user()).isEqualTo("100");
    assertThat(model.planProperty().get()).isEqualTo(model.foundProperty().get());
  }

  @Test
  void linesThatTheWrongNotationMakesUnreadableAreShownWithTheirReasons() throws IOException {
    look(ImportFiles.atomic(folder, "a.inter"));
    controller.correctTimes(TimeNotation.ISO_DATE);
    assertThat(model.previewProperty().get().rejected().get(0).reason())
        .contains("874724710")
        .contains("a date such as 2017-12-31");
    assertThat(model.problemProperty().get()).startsWith("None of the first lines is understood");
    assertThat(model.readyProperty().get()).isFalse();
  }

  @Test
  void aPlanThatDoesNotFitSaysSoInOneSentence() throws IOException {
    look(ImportFiles.atomic(folder, "a.inter"));
    controller.correctLayout(new FileLayout(Format.TEXT, "::", false));
    assertThat(model.problemProperty().get())
        .isEqualTo("There is only one column, read like this; choose another separator or format.");
    assertThat(model.previewProperty().get()).isNull();
    controller.correctLayout(new FileLayout(Format.TEXT, "\t", true));
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void userAndItemCannotBeTheSameColumn() throws IOException {
    look(ImportFiles.atomic(folder, "a.inter"));
    controller.correctColumns(new ActionColumns("user_id", "1", "", ""));
    assertThat(model.problemProperty().get())
        .isEqualTo("User and item are both in column user_id; choose two columns.");
  }

  @Test
  void recordsWithUnknownKeysAreAskedFor() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            "{\"who\": \"ann\", \"what\": \"tea\", \"n\": 1}\n".repeat(3));
    look(file);
    assertThat(model.problemProperty().get()).contains("found a record of n, what, who");
    controller.correctColumns(new ActionColumns("who", "", "", ""));
    assertThat(model.problemProperty().get()).isEqualTo("Choose the column of the item.");
    controller.correctColumns(new ActionColumns("who", "what", "", ""));
    assertThat(firstRow().item()).isEqualTo("tea");
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    look(Files.write(folder.resolve("a.csv"), new byte[] {0, (byte) 0xC3, 0x28, 1, 2}));
    assertThat(model.stageProperty().get()).isEqualTo(Stage.CLOSED);
    assertThat(refused)
        .singleElement()
        .extracting(Exception::getMessage)
        .asString()
        .contains("a.csv");
  }

  @Test
  void anotherFileWithinTheZipCanBeChosen() throws IOException {
    look(ImportFiles.zip(folder, "ml-small.zip"));
    assertThat(model.planProperty().get().entry()).isEqualTo("ml/ratings.csv");
    assertThat(firstRow().date()).isEqualTo("2000-07-30T18:45:03Z");
    controller.correctEntry("ml/tags.csv");
    assertThat(firstRow().user()).isEqualTo("2");
    controller.correctEntry("ml/README.txt");
    assertThat(model.problemProperty().get()).startsWith("ml-small.zip!ml/README.txt");
    assertThat(model.lookProperty().get().entries()).contains("ml/ratings.csv");
    controller.correctEntry("ml/ratings.csv");
    assertThat(model.readyProperty().get()).isTrue();
  }

  @Test
  void settingsThatDoNotApplyDoNotCount() throws IOException {
    look(ImportFiles.atomic(folder, "a.inter"));
    ImportOptions options = model.options();
    options.number("minRating").textProperty().set("4");
    assertThat(options.recipe().minRating()).isEqualTo(4);
    assertThat(options.number("seed").appliesProperty().get()).isFalse();
    assertThat(options.coreRuleAppliesProperty().get()).isFalse();
    options.coreRuleProperty().set(CoreRule.ITERATED);
    assertThat(options.recipe().coreRule()).isEqualTo(CoreRule.ONCE);
    options.duplicatesProperty().set(Duplicates.SAME_TIME_ONCE);
    controller.correctColumns(new ActionColumns("user_id", "item_id", "", ""));
    assertThat(options.number("minRating").appliesProperty().get()).isFalse();
    assertThat(options.duplicateChoices()).doesNotContain(Duplicates.SAME_TIME_ONCE);
    assertThat(options.recipe()).isEqualTo(ImportRecipe.PLAIN);
  }

  @Test
  void aNumberOutOfItsRangeKeepsTheImportFromBeginning() throws IOException {
    look(ImportFiles.atomic(folder, "a.inter"));
    NumberField field = model.options().number("minUserActions");
    field.textProperty().set("2.5");
    assertThat(field.problemProperty().get())
        .startsWith("Least actions of a user must be between 0 and")
        .endsWith("found 2.5.");
    assertThat(model.readyProperty().get()).isFalse();
    field.textProperty().set("5");
    assertThat(model.readyProperty().get()).isTrue();
  }

  @Test
  void aNameThatIsNoneOfAFileIsRefused() throws IOException {
    look(ImportFiles.atomic(folder, "a.inter"));
    model.nameProperty().set("a/b");
    assertThat(model.targetProblemProperty().get()).contains("a/b");
    assertThat(model.readyProperty().get()).isFalse();
  }

  @Test
  void anImportLeavesADataSetAndItsSteps() throws IOException {
    look(ImportFiles.atomic(folder, "a.inter"));
    model.options().number("minRating").textProperty().set("3");
    controller.start();
    assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
    assertThat(imported).singleElement().asString().endsWith(".recdata");
    assertThat(model.resultProperty().get().manifest().steps())
        .extracting(ImportStep::kind)
        .containsExactly(ImportStep.Kind.READ, ImportStep.Kind.RATING, ImportStep.Kind.ORDER);
    assertThat(model.resultProperty().get().already()).isFalse();
  }

  @Test
  void theSameImportIsNotDoneTwice() throws IOException {
    Path file = ImportFiles.atomic(folder, "a.inter");
    look(file);
    controller.start();
    controller.close();
    look(file);
    controller.start();
    assertThat(model.resultProperty().get().already()).isTrue();
  }

  @Test
  void linesThatWereLeftOutAreShownAndKept() throws IOException {
    look(ImportFiles.odd(folder, "shop.csv", 1000, 5));
    controller.correctColumns(new ActionColumns("who", "what", "", "when"));
    controller.start();
    assertThat(model.resultProperty().get().manifest().rejected()).isEqualTo(5);
    assertThat(model.resultProperty().get().firstRejected())
        .hasSize(5)
        .first()
        .satisfies(line -> assertThat(line.reason()).contains("\"yesterday\""));
    assertThat(model.resultProperty().get().rejectedFile()).exists();
  }

  @Test
  void tooManyOfThemBringThePersonBackWithTheReason() throws IOException {
    look(ImportFiles.odd(folder, "shop.csv", 1000, 50));
    controller.correctColumns(new ActionColumns("who", "what", "", "when"));
    controller.start();
    assertThat(model.stageProperty().get()).isEqualTo(Stage.CHOOSING);
    assertThat(model.failureProperty().get())
        .contains("50 of 1,000 lines were not understood, expected at most 1 %");
    model.options().number("mostRejected").textProperty().set("6");
    controller.start();
    assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
  }

  @Test
  void aCancelledImportLeavesNothing() throws Exception {
    Path file = ImportFiles.odd(folder, "shop.csv", 1000, 5);
    List<Path> before = files();
    Held held = new Held();
    ImportController slow = controller(held);
    slow.look(file, () -> {}, refused::add);
    held.release();
    slow.correctColumns(new ActionColumns("who", "what", "", "when"));
    held.release();
    slow.start();
    assertThat(model.stageProperty().get()).isEqualTo(Stage.IMPORTING);
    slow.stop();
    assertThat(model.stoppingProperty().get()).isTrue();
    held.release();
    assertThat(model.stageProperty().get()).isEqualTo(Stage.CHOOSING);
    assertThat(model.failureProperty().get()).contains("cancelled");
    assertThat(files()).isEqualTo(before);
    assertThat(imported).isEmpty();
  }

  /** Work waits until it is let go. */
  private static final class Held implements Background {
    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public <T> Job run(
        Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed) {
      Runnable run = () -> Background.direct().run(work, onDone, onFailed);
      waiting.add(run);
      return () -> waiting.remove(run);
    }

    void release() {
      List<Runnable> all = List.copyOf(waiting);
      waiting.clear();
      all.forEach(Runnable::run);
    }
  }
}
