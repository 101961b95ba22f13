package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.importing.FileLayout.Format;
import recdenoiser.engine.data.importing.FileLook.Column;
import recdenoiser.engine.data.opening.DataFiles;

class FileLookTest {
  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Downloads.text(folder, name, content);
  }

  @Test
  void columnsHaveTheNamesOfTheFirstLineAndAnExample() throws IOException {
    Path file = file("a.inter", "user_id:token\tItem:token\trating:float\n7\t12\t3.5\n");
    assertThat(FileLook.at(file, "").columns())
        .containsExactly(
            new Column(1, "user_id", "user_id", "7"),
            new Column(2, "item", "Item", "12"),
            new Column(3, "rating", "rating", "3.5"));
  }

  @Test
  void columnsWithoutNamesOrWithTheSameOneGoByNumber() throws IOException {
    assertThat(FileLook.at(file("a.csv", "1,2,3\n4,5,6\n"), "").columns())
        .containsExactly(
            new Column(1, "1", "", "1"), new Column(2, "2", "", "2"), new Column(3, "3", "", "3"));
    assertThat(FileLook.at(file("b.csv", "user,item,item\n4,5,6\n"), "").columns())
        .extracting(Column::name)
        .containsExactly("user", "item", "3");
  }

  @Test
  void anExampleMayHoldTheSeparator() throws IOException {
    Path file = file("a.csv", "user,item\nann,\"tea, green\"\nbob,\"tea, black\"\n");
    assertThat(FileLook.at(file, "").columns().get(1).example()).isEqualTo("tea, green");
  }

  @Test
  void aColumnIsFoundByItsNameOrItsNumber() throws IOException {
    FileLook look = FileLook.at(file("a.csv", "Who,What\nann,1\n"), "");
    assertThat(look.column("who")).contains(look.columns().get(0));
    assertThat(look.column("Who")).contains(look.columns().get(0));
    assertThat(look.column("2")).contains(look.columns().get(1));
    assertThat(look.column("3")).isEmpty();
  }

  @Test
  void keysOfRecordsAreColumns() throws IOException {
    Path file =
        file("a.json", "{\"who\": \"ann\", \"what\": 3}\n{\"who\": \"bob\", \"when\": 5}\n");
    FileLook look = FileLook.at(file, "");
    assertThat(look.columns())
        .containsExactly(
            new Column(0, "who", "who", "ann"),
            new Column(0, "what", "what", "3"),
            new Column(0, "when", "when", "5"));
    assertThat(look.plan().layout().format()).isEqualTo(Format.JSON_LINES);
    assertThat(look.problem()).contains("a record of what, when, who");
  }

  @Test
  void aZipHasEntriesLikelierOnesFirst() throws IOException {
    Path zip =
        Downloads.zip(
            folder,
            "a.zip",
            "x/readme.html",
            "hi",
            "x/movies.csv",
            "movieId,title\n1,a\n",
            "x/ratings.csv",
            "userId,movieId\n1,2\n1,3\n");
    FileLook look = FileLook.at(zip, "");
    assertThat(look.entries()).containsExactly("x/ratings.csv", "x/movies.csv", "x/readme.html");
    assertThat(look.plan().entry()).isEqualTo("x/ratings.csv");
  }

  @Test
  void whatIsOfNoKnownKindCanStillBeCorrected() throws IOException {
    Path file = file("a.txt", "ann~tea\nbob~tea\n");
    FileLook look = FileLook.at(file, "");
    assertThat(look.problem()).contains("expected a user and an item");
    FileLook corrected = FileLook.at(file, "", new FileLayout(Format.TEXT, "~", false));
    assertThat(ImportPreview.of(file, corrected.plan(), 9).rows())
        .extracting(ImportPreview.Row::user)
        .containsExactly("ann", "bob");
  }

  @Test
  void theNotationOfTimesIsFoundForAnyColumn() throws IOException {
    Path file = file("a.csv", "user,item,day,ms\na,b,2020-01-02,1577923200000\n");
    assertThat(FileLook.timesIn(file, planWithTime(file, "day"))).isEqualTo(TimeNotation.ISO_DATE);
    assertThat(FileLook.timesIn(file, planWithTime(file, "ms")))
        .isEqualTo(TimeNotation.MILLISECONDS);
  }

  private static ImportPlan planWithTime(Path file, String column) {
    ImportPlan plan = Importer.plan(file, "");
    return new ImportPlan(
        "", plan.layout(), new ActionColumns("user", "item", "", column), plan.times());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a.txt;1 2\\n1 3\\n;true",
        "a.txt;1 2 874724710\\n1 3 874724711\\n;true",
        "a.txt;1\\t2\\n1\\t3\\n;true",
        "a.txt;1 2 5\\n1 3 4\\n;false",
        "a.txt;1 2 3 4 5 6\\n2 1 4\\n;false",
        "a.txt;user item\\n1 3\\n;false",
        "a.txt;1::2\\n1::3\\n;false",
        "a.csv;1 2\\n1 3\\n;false",
        "a.inter;user_id:token\\titem_id:token\\n1\\t3\\n;false"
      })
  void plainActionsNeedNoImport(String name, String content, boolean plain) throws IOException {
    Path file = file(name, content.replace("\\n", "\n").replace("\\t", "\t"));
    assertThat(DataFiles.opensDirectly(file)).isEqualTo(plain);
  }

  @Test
  void packedDataNeedsNoImport() throws IOException {
    Path file = file("a.csv", "user,item\n1,2\n1,3\n");
    ImportJob job = new ImportJob(file, Importer.plan(file, ""), ImportRecipe.PLAIN, "a", folder);
    assertThat(DataFiles.opensDirectly(job.run(ImportWatch.NONE).packed())).isTrue();
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("a.txt"), new byte[] {'P', 'A', 'R', '1', 0, 1});
    assertThatThrownBy(() -> FileLook.at(file, ""))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("Parquet");
  }

  @Test
  void cancellingAfterEverythingWasReadLeavesNothing() throws IOException {
    Path file = file("a.csv", "user,item\n" + "1,2\n".repeat(300) + "broken\n");
    ImportJob job = new ImportJob(file, Importer.plan(file, ""), ImportRecipe.PLAIN, "a", folder);
    for (int asked = 0; asked < 3; asked++) {
      int patience = asked;
      int[] times = {0};
      assertThatThrownBy(() -> job.run((share, actions) -> times[0]++ < patience))
          .isInstanceOf(ImportCancelled.class);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  @Test
  void theFirstLinesLeftOutAreThereWhenTheSameIsImportedAgain() throws IOException {
    Path file = file("a.csv", "user,item\n" + "1,2\n".repeat(300) + "broken\n");
    ImportJob job = new ImportJob(file, Importer.plan(file, ""), ImportRecipe.PLAIN, "a", folder);
    ImportJob.Result first = job.run(ImportWatch.NONE);
    ImportJob.Result again = job.run(ImportWatch.NONE);
    assertThat(again.already()).isTrue();
    assertThat(again.firstRejected())
        .isEqualTo(first.firstRejected())
        .containsExactly(
            new RejectedLine(302, "found 1 column, expected 2 as in the first line", "broken"));
  }
}
