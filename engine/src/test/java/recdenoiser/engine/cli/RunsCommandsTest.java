package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.library.LibraryReader;
import recdenoiser.engine.run.library.SyntheticRuns;

class RunsCommandsTest {
  @TempDir Path runs;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    SyntheticRuns.write(runs, 20);
  }

  @Test
  void printsFiltersSortsAndGroups() {
    assertThat(
            run(
                "runs",
                runs.toString(),
                "--columns",
                "data,seed,ndcg",
                "--sort",
                "ndcg",
                "--where",
                "data = games",
                "--format",
                "csv"))
        .isZero();
    assertThat(out.toString().lines()).hasSize(6).first().isEqualTo("data,seed,best.ndcg@10.full");

    assertThat(run("runs", runs.toString(), "--group-by", "seeds", "--columns", "data,seeds"))
        .isZero();
    assertThat(out.toString()).contains("games       5", "ml-1m       5");

    assertThat(run("runs", runs.toString(), "--group-by", "n", "--columns", "data,runs"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("There is no field \"runs\"");
  }

  @Test
  void aConditionThatCannotBeReadIsAskedForWrongly() {
    assertThat(run("runs", runs.toString(), "--where", "ndcg >")).isEqualTo(2);
    assertThat(err.toString()).contains("expected a value, found its end");
  }

  @Test
  void writesToRuns() throws IOException {
    Path run = new LibraryReader().read(List.of(runs)).entries().get(0).path();
    assertThat(run("runs", "tag", run.toString(), "--add", "good", "--add", "x")).isZero();
    assertThat(run("runs", "tag", run.toString(), "--remove", "x")).isZero();
    assertThat(run("runs", "rename", run.toString(), "best of all")).isZero();
    assertThat(run("runs", "note", run.toString(), "a note")).isZero();
    assertThat(run("runs", runs.toString(), "--where", "tags = good", "--columns", "name,note"))
        .isZero();
    assertThat(out.toString()).contains("best of all  a note");

    assertThat(run("runs", "archive", run.toString())).isZero();
    assertThat(run("runs", runs.toString(), "--text", "good")).isZero();
    assertThat(err.toString()).contains("There are no such runs here.");
    assertThat(run("runs", runs.toString(), "--text", "good", "--archived")).isZero();
    assertThat(out.toString()).contains("best of all");
  }

  @Test
  void onlyRunsAreWrittenToOrMovedAway() throws IOException {
    Path other = Files.createDirectory(runs.resolve("other"));
    for (String command : new String[] {"tag", "archive", "trash"}) {
      assertThat(run("runs", command, other.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("is not the folder of a run");
    }
    assertThat(other).isEmptyDirectory();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
