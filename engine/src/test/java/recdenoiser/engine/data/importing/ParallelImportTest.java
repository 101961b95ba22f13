package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same file is imported into the same folder several times at once. */
class ParallelImportTest {
  private static final int AT_ONCE = 4;
  private static final int ROUNDS = 5;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    StringBuilder lines = new StringBuilder("user,item,timestamp\n");
    for (int line = 0; line < 2000; line++) {
      String item = line % 211 == 5 ? "" : Integer.toString(line % 90);
      lines.append(line % 50).append(',').append(item).append(',').append(1_500_000_000 + line);
      lines.append('\n');
    }
    file = Files.writeString(folder.resolve("log.csv"), lines);
  }

  @Test
  void everyOneThatSucceedsNamesAWholeFile() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      Path out = folder.resolve("out" + round);
      List<ImportJob.Result> results = importAtOnce(out);

      assertThat(results)
          .extracting(ImportJob.Result::packed)
          .allSatisfy(p -> assertThat(p).exists());
      assertThat(results)
          .extracting(ImportJob.Result::rejectedFile)
          .allSatisfy(p -> assertThat(p).exists());
      assertThat(results.stream().map(ImportJob.Result::checksum).distinct()).hasSize(1);
      assertThat(results).filteredOn(result -> !result.already()).hasSizeBetween(1, 1);
      assertThat(names(out)).hasSize(2);
    }
  }

  @Test
  void oneThatIsCancelledTakesNothingOfAnotherWithIt() throws IOException {
    Path out = folder.resolve("out");
    ImportJob.Result[] other = new ImportJob.Result[1];
    ImportWatch meanwhile =
        (share, records) -> {
          if (other[0] == null) {
            other[0] = job(out).run(ImportWatch.NONE);
          }
          return false;
        };

    assertThatThrownBy(() -> job(out).run(meanwhile)).isInstanceOf(ImportCancelled.class);

    assertThat(other[0].packed()).exists();
    assertThat(other[0].rejectedFile()).exists();
    assertThat(names(out)).hasSize(2);
  }

  @Test
  void unfinishedFilesDoNotFollowLinks() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path victim = Files.writeString(folder.resolve("notes.txt"), "mine");
    String packed =
        job(folder.resolve("first")).run(ImportWatch.NONE).packed().getFileName().toString();
    Files.createSymbolicLink(out.resolve(packed + ".unfinished"), victim);

    assertThat(job(out).run(ImportWatch.NONE).packed()).exists();
    assertThat(victim).hasContent("mine");
  }

  private List<ImportJob.Result> importAtOnce(Path out) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<ImportJob.Result>> running = new ArrayList<>();
      for (int one = 0; one < AT_ONCE; one++) {
        running.add(CompletableFuture.supplyAsync(() -> job(out).run(ImportWatch.NONE), pool));
      }
      return running.stream().map(CompletableFuture::join).toList();
    } finally {
      pool.shutdown();
    }
  }

  private ImportJob job(Path out) {
    return new ImportJob(file, Importer.plan(file, ""), ImportRecipe.PLAIN, "log", out);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(one -> one.getFileName().toString()).toList();
    }
  }
}
