package recdenoiser.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.export.ModelExport.Recommended;
import recdenoiser.engine.recommend.TopItems;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.recommend.UserHistories;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SavedModel;
import recdenoiser.engine.storage.Npy;
import recdenoiser.engine.storage.NpyArray;
import recdenoiser.engine.storage.Npz;

class ModelExportTest {
  @TempDir Path folder;

  private SavedModel trained() throws IOException {
    Path data = folder.resolve("few.txt");
    StringBuilder lines = new StringBuilder();
    for (int user = 1; user <= 6; user++) {
      for (int action = 0; action < 5; action++) {
        lines.append("user-").append(user).append(" i").append((user + action) % 8).append('\n');
      }
    }
    Files.writeString(data, lines);
    Files.writeString(folder.resolve("few.items.tsv"), "item\ttitle\ni0\tThe first\ni3\tA third\n");
    try (ExperimentRun run =
        ExperimentRun.create(
            Presets.load("bpr-mf-default")
                .config()
                .with("data", data.toString())
                .with("epochs", "1")
                .with("width", "3")
                .with("negatives", "2"),
            folder.resolve("runs"),
            1)) {
      run.execute(event -> {});
      return SavedModel.open(run.folder(), 1);
    }
  }

  private static NpyArray array(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Npy.read(in, file.toString(), Files.size(file));
    }
  }

  @Test
  void everyRowOfEveryTableHasAName() throws IOException {
    SavedModel model = trained();
    Sequences data = model.sequences();
    Path out = folder.resolve("exported");

    List<String> files = new ModelExport(model).write(out, Optional.empty());

    assertThat(files).containsExactly("weights.npz", "items.tsv", "users.tsv", "item-vectors.npy");
    List<String> items = Files.readAllLines(out.resolve("items.tsv"));
    assertThat(items.get(0)).isEqualTo("row\tid\ttitle");
    assertThat(items).hasSize(data.itemCount() + 1).contains(row(data, "i3") + "\ti3\tA third");
    assertThat(Files.readAllLines(out.resolve("users.tsv")))
        .startsWith("row\tid", "1\tuser-1", "2\tuser-2");
    Map<String, NpyArray> weights = Npz.read(out.resolve("weights.npz"));
    NpyArray vectors = array(out.resolve("item-vectors.npy"));
    assertThat(vectors.shape()).containsExactly(data.itemCount() + 1, 3);
    assertThat(weights.get("item_embedding").shape()).containsExactly(data.itemCount() + 1, 3);
    assertThat(weights.get("item_embedding").floats()).startsWith(0, 0, 0);
    assertThat(weights.get("user_embedding").shape()).containsExactly(data.userCount() + 1, 3);
  }

  private static int row(Sequences data, String id) {
    for (int item = 1; item <= data.itemCount(); item++) {
      if (data.itemToken(item).equals(id)) {
        return item;
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void everyUserIsRecommendedWhatRecommendPrints() throws IOException {
    SavedModel model = trained();
    Sequences data = model.sequences();
    Path out = folder.resolve("exported");

    new ModelExport(model).write(out, Optional.of(new Recommended(4, false, 2)));

    NpyArray items = array(out.resolve("top-items.npy"));
    NpyArray scores = array(out.resolve("top-scores.npy"));
    assertThat(items.shape()).containsExactly(data.userCount() + 1, 4);
    List<Scored> fifth =
        new TopItems(model.model(), false).after(new UserHistories(data).of("user-5"), 4);
    assertThat(fifth).as("eight items, five of them seen").hasSize(3);
    int user = data.userCount() == 6 ? 5 : -1;
    for (int rank = 0; rank < 3; rank++) {
      assertThat(items.ints()[user * 4 + rank]).isEqualTo(fifth.get(rank).item());
      assertThat(scores.floats()[user * 4 + rank]).isCloseTo(fifth.get(rank).score(), within(0f));
    }
    assertThat(items.ints()[user * 4 + 3]).isZero();
    assertThat(scores.floats()[user * 4 + 3]).isNaN();
    assertThat(Files.readAllLines(out.resolve("top.tsv")))
        .hasSize(1 + 6 * 3)
        .anyMatch(line -> line.startsWith("user-5\t1\t" + data.itemToken(fifth.get(0).item())));
  }

  @Test
  void nothingIsReplaced() throws IOException {
    Path there = Files.createDirectory(folder.resolve("mine"));

    assertThatThrownBy(() -> new ModelExport(trained()).write(there, Optional.empty()))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("it is there already");
    assertThat(there).isEmptyDirectory();
  }
}
