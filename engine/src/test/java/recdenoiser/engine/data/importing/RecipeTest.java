package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recdenoiser.engine.data.importing.Downloads.imported;
import static recdenoiser.engine.data.importing.Downloads.inWords;
import static recdenoiser.engine.data.importing.Downloads.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.importing.ImportRecipe.Duplicates;
import recdenoiser.engine.data.importing.ImportStep.Kind;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;

/** Every step does what it is called, in its order, and counts what it took away. */
class RecipeTest {
  @TempDir Path folder;

  private Path ratings() throws IOException {
    return text(
        folder,
        "r.csv",
        """
        user,item,rating,timestamp
        a,x,5,3
        a,y,2,1
        a,x,4,9
        a,x,5,3
        b,x,5,1
        b,z,5,2
        c,z,1,1
        """);
  }

  private static ImportRecipe recipe(double minRating, Duplicates duplicates) {
    return new ImportRecipe(minRating, duplicates, 0, 0, CoreRule.ONCE, 0, 0, 1, 0);
  }

  @Test
  void lowRatingsAreLeftOut() throws IOException {
    Imported imported = imported(ratings(), recipe(4, Duplicates.KEPT));

    assertThat(inWords(imported.sequences())).containsExactly("a: x@3 x@3 x@9", "b: x@1 z@2");
    assertThat(imported.steps())
        .containsExactly(
            ImportStep.leaving(Kind.READ, 0, 3, 3, 7),
            ImportStep.leaving(Kind.RATING, 2, 2, 2, 5),
            new ImportStep(Kind.ORDER, 0, 1, 2, 2, 5));
  }

  @Test
  void aMinimumRatingNeedsRatings() throws IOException {
    Path file = text(folder, "n.txt", "1 2\n1 3\n");

    assertThatThrownBy(() -> imported(file, recipe(4, Duplicates.KEPT)))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("found no ratings");
  }

  @Test
  void repetitions() throws IOException {
    assertThat(inWords(imported(ratings(), recipe(0, Duplicates.KEPT)).sequences()))
        .contains("a: y@1 x@3 x@3 x@9");
    assertThat(inWords(imported(ratings(), recipe(0, Duplicates.SAME_TIME_ONCE)).sequences()))
        .contains("a: y@1 x@3 x@9");
    assertThat(inWords(imported(ratings(), recipe(0, Duplicates.FIRST_KEPT)).sequences()))
        .contains("a: y@1 x@3");
    assertThat(inWords(imported(ratings(), recipe(0, Duplicates.LAST_KEPT)).sequences()))
        .contains("a: y@1 x@9");
    assertThat(imported(ratings(), recipe(0, Duplicates.FIRST_KEPT)).steps())
        .contains(ImportStep.leaving(Kind.DUPLICATES, 2, 3, 3, 5));
  }

  @Test
  void theCoreAndTheLengthComeAfterThat() throws IOException {
    ImportRecipe recipe =
        new ImportRecipe(0, Duplicates.FIRST_KEPT, 2, 2, CoreRule.ONCE, 2, 0, 1, 0);

    Imported imported = imported(ratings(), recipe);

    assertThat(inWords(imported.sequences())).containsExactly("b: x@1 z@2");
    assertThat(imported.steps())
        .containsExactly(
            ImportStep.leaving(Kind.READ, 0, 3, 3, 7),
            new ImportStep(Kind.ORDER, 0, 2, 3, 3, 7),
            ImportStep.leaving(Kind.DUPLICATES, 2, 3, 3, 5),
            ImportStep.leaving(Kind.CORE, 2, 2, 2, 3),
            ImportStep.leaving(Kind.LENGTH, 1, 1, 2, 2));
  }

  @Test
  void shortHistoriesAreLeftOut() throws IOException {
    Imported imported =
        imported(ratings(), new ImportRecipe(0, Duplicates.KEPT, 0, 0, CoreRule.ONCE, 3, 0, 1, 0));

    assertThat(inWords(imported.sequences())).containsExactly("a: y@1 x@3 x@3 x@9");
    assertThat(imported.steps()).contains(ImportStep.leaving(Kind.LENGTH, 3, 1, 2, 4));
  }

  @Test
  void someUsersAreDrawnBySeed() throws IOException {
    ImportRecipe two = new ImportRecipe(0, Duplicates.KEPT, 0, 0, CoreRule.ONCE, 0, 2, 5, 0);

    Imported once = imported(ratings(), two);
    Imported again = imported(ratings(), two);

    assertThat(once.sequences().userCount()).isEqualTo(2);
    assertThat(inWords(again.sequences())).isEqualTo(inWords(once.sequences()));
  }

  @Test
  void actionsOfTheSameTimeStayInTheOrderOfTheFile() throws IOException {
    Path file = text(folder, "t.txt", "1 9 50\n1 3 50\n1 7 50\n1 1 40\n");

    assertThat(inWords(imported(file).sequences())).containsExactly("1: 1@40 9@50 3@50 7@50");
    assertThat(imported(file).steps()).contains(new ImportStep(Kind.ORDER, 0, 1, 1, 4, 4));
  }

  @Test
  void aStepThatIsAskedForIsRecordedEvenIfItLeavesNothingOut() throws IOException {
    ImportRecipe recipe =
        new ImportRecipe(0, Duplicates.KEPT, 1, 2, CoreRule.ITERATED, 1, 99, 1, 0);
    Path file = text(folder, "n.txt", "1 2\n1 3\n2 2\n2 3\n");

    assertThat(imported(file, recipe).steps())
        .containsExactly(
            ImportStep.leaving(Kind.READ, 0, 2, 2, 4),
            ImportStep.leaving(Kind.CORE, 0, 2, 2, 4),
            ImportStep.leaving(Kind.USERS, 0, 2, 2, 4));
  }

  @Test
  void theSameFileAndRecipeGiveTheSameBytesAndAreNotImportedTwice() throws IOException {
    Path file = ratings();
    ImportPlan plan = Importer.plan(file, "");
    ImportJob there =
        new ImportJob(file, plan, recipe(0, Duplicates.KEPT), "r", folder.resolve("one"));
    ImportJob elsewhere =
        new ImportJob(file, plan, recipe(0, Duplicates.KEPT), "r", folder.resolve("two"));

    ImportJob.Result first = there.run(ImportWatch.NONE);
    ImportJob.Result second = elsewhere.run(ImportWatch.NONE);
    ImportJob.Result again = there.run(ImportWatch.NONE);

    assertThat(second.packed()).hasSameBinaryContentAs(first.packed());
    assertThat(first.already()).isFalse();
    assertThat(again.already()).isTrue();
    assertThat(again.manifest()).isEqualTo(first.manifest());
    assertThat(inWords(again.sequences())).isEqualTo(inWords(first.sequences()));
  }

  @Test
  void anotherRecipeIsAnotherVersion() throws IOException {
    Path file = ratings();
    ImportPlan plan = Importer.plan(file, "");
    Path out = folder.resolve("out");

    ImportJob.Result kept =
        new ImportJob(file, plan, recipe(0, Duplicates.KEPT), "r", out).run(ImportWatch.NONE);
    ImportJob.Result first =
        new ImportJob(file, plan, recipe(0, Duplicates.FIRST_KEPT), "r", out).run(ImportWatch.NONE);

    assertThat(first.manifest().version()).isNotEqualTo(kept.manifest().version());
    assertThat(kept.packed()).exists();
    assertThat(first.packed()).exists();
  }

  @Test
  void otherTitlesAreAnotherVersion() throws IOException {
    Path file = text(folder, "ratings.csv", "userId,movieId,rating,timestamp\n1,2,3,4\n1,3,3,5\n");
    ImportPlan plan = Importer.plan(file, "");
    Path out = folder.resolve("out");
    ImportJob job = new ImportJob(file, plan, ImportRecipe.PLAIN, "r", out);
    text(folder, "movies.csv", "movieId,title,genres\n2,Two,War\n");

    String before = job.run(ImportWatch.NONE).manifest().version();
    text(folder, "movies.csv", "movieId,title,genres\n2,Zwei,War\n");
    ImportJob.Result after = job.run(ImportWatch.NONE);

    assertThat(after.manifest().version()).isNotEqualTo(before);
    assertThat(after.sequences().itemLabel(after.sequences().item(0, 0))).isEqualTo("Zwei");
  }

  @Test
  void rejectedLinesAreKeptWithTheirReasons() throws IOException {
    Path file =
        text(folder, "some.csv", "user,item,timestamp\na,x,1\na,y\na,,3\na,z,soon\nb,x,4\n");
    ImportRecipe generous = new ImportRecipe(0, Duplicates.KEPT, 0, 0, CoreRule.ONCE, 0, 0, 1, 0.6);

    ImportJob.Result result =
        new ImportJob(file, Importer.plan(file, ""), generous, "some", folder)
            .run(ImportWatch.NONE);

    assertThat(inWords(result.sequences())).containsExactly("a: x@1", "b: x@4");
    assertThat(result.manifest().rejected()).isEqualTo(3);
    assertThat(result.rejectedFile())
        .hasFileName("some-" + result.manifest().version() + ".rejected.tsv");
    assertThat(Files.readAllLines(result.rejectedFile()))
        .containsExactly(
            "line\treason\ttext",
            "3\tfound 2 columns, expected 3 as in the first line\ta,y",
            "4\tfound no item, expected a name or a number\ta 3",
            "5\tfound the time \"soon\", expected seconds\ta z soon");
  }

  @Test
  void aCancelledImportLeavesNothing() throws IOException {
    Path file = ratings();
    Path out = folder.resolve("out");
    ImportJob job =
        new ImportJob(file, Importer.plan(file, ""), recipe(0, Duplicates.KEPT), "r", out);

    assertThatThrownBy(() -> job.run((share, actions) -> false))
        .isInstanceOf(ImportCancelled.class);

    assertThat(out).doesNotExist();
  }
}
