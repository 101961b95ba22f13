package recdenoiser.engine.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.recommend.ItemVectors;
import recdenoiser.engine.run.SavedModel;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.Npy;
import recdenoiser.engine.storage.NpyArray;
import recdenoiser.engine.storage.Npz;

/**
 * A folder for other programs:
 *
 * <ul>
 *   <li>{@code weights.npz}: every array of the model, by name;
 *   <li>{@code items.tsv} and {@code users.tsv}: which row of its tables is whose, {@code row, id}
 *       and {@code title}; rows count from 0, and row 0 is nobody's;
 *   <li>{@code item-vectors.npy}: [items + 1 × d] what states are compared with, of models that
 *       have such vectors;
 *   <li>if asked for, {@code top-items.npy} and {@code top-scores.npy}: [users + 1 × K] the rows of
 *       the items that are recommended to every user after all the user did, best first, 0 and NaN
 *       where there are fewer; and {@code top.tsv}: {@code user, rank, item, score}, and {@code
 *       title}.
 * </ul>
 */
public final class ModelExport {
  private final SavedModel model;
  private final Sequences data;

  /**
   * What is recommended.
   *
   * @param top K, at least 1
   * @param includeSeen whether items of the history itself may be recommended
   * @param threads that score; they do not change the result
   */
  public record Recommended(int top, boolean includeSeen, int threads) {}

  public ModelExport(SavedModel model) {
    this.model = model;
    this.data = model.sequences();
  }

  /**
   * Writes the folder, which appears whole or not at all.
   *
   * @param recommended nothing, if nothing is to be scored
   * @return the names of its files
   * @throws FileAlreadyExistsException if there is something of that name already
   * @throws IOException if it cannot be written
   */
  public List<String> write(Path folder, Optional<Recommended> recommended) throws IOException {
    if (Files.exists(folder)) {
      throw new FileAlreadyExistsException(
          folder.toString(), null, "it is there already, expected a name that is free");
    }
    Path parent = folder.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path unfinished = AtomicFiles.unfinished(folder.toAbsolutePath());
    Files.createDirectory(unfinished);
    try {
      Map<String, AtomicFiles.Content> files = files(recommended);
      for (Map.Entry<String, AtomicFiles.Content> file : files.entrySet()) {
        AtomicFiles.writeThrough(unfinished.resolve(file.getKey()), file.getValue());
      }
      AtomicFiles.rename(unfinished, folder.toAbsolutePath());
      return List.copyOf(files.keySet());
    } finally {
      AtomicFiles.deleteFolder(unfinished);
    }
  }

  private Map<String, AtomicFiles.Content> files(Optional<Recommended> recommended)
      throws IOException {
    Map<String, AtomicFiles.Content> files = new LinkedHashMap<>();
    Map<String, NpyArray> weights = new LinkedHashMap<>();
    for (NamedArray array : model.weights()) {
      weights.put(array.name(), NpyArray.of(array.shape(), array.values()));
    }
    files.put("weights.npz", out -> Npz.write(out, weights, Npz.Packing.STORED));
    files.put("items.tsv", out -> RowNames.writeItems(data, out));
    files.put("users.tsv", out -> RowNames.writeUsers(data, out));
    model
        .model()
        .itemVectors()
        .ifPresent(vectors -> files.put("item-vectors.npy", out -> write(vectors, out)));
    recommended.ifPresent(
        asked -> {
          UserRecommendations best =
              UserRecommendations.of(
                  model.model(), data, asked.top(), asked.includeSeen(), asked.threads());
          int[] shape = {data.userCount() + 1, asked.top()};
          files.put(
              "top-items.npy",
              out -> Npy.write(out, NpyArray.of(shape, behindNobody(best.items(), asked.top()))));
          files.put(
              "top-scores.npy",
              out -> Npy.write(out, NpyArray.of(shape, behindNobody(best.scores(), asked.top()))));
          files.put("top.tsv", out -> write(best, out));
        });
    return files;
  }

  private static void write(ItemVectors vectors, OutputStream out) throws IOException {
    int width = vectors.width();
    float[] values = new float[Math.multiplyExact(vectors.itemCount() + 1, width)];
    for (int item = 1; item <= vectors.itemCount(); item++) {
      System.arraycopy(vectors.of(item), 0, values, item * width, width);
    }
    Npy.write(out, NpyArray.of(new int[] {vectors.itemCount() + 1, width}, values));
  }

  /** With a row before the first user's, as the tables have it. */
  private static int[] behindNobody(int[] rows, int width) {
    int[] all = new int[rows.length + width];
    System.arraycopy(rows, 0, all, width, rows.length);
    return all;
  }

  private static float[] behindNobody(float[] rows, int width) {
    float[] all = new float[rows.length + width];
    Arrays.fill(all, 0, width, Float.NaN);
    System.arraycopy(rows, 0, all, width, rows.length);
    return all;
  }

  private void write(UserRecommendations best, OutputStream out) throws IOException {
    Writer lines = RowNames.lines(out);
    lines.write("user\trank\titem\tscore" + (data.hasTitles() ? "\ttitle\n" : "\n"));
    for (int place = 0; place < best.items().length; place++) {
      int item = best.items()[place];
      if (item > 0) {
        String user = data.userLabel(place / best.top());
        lines.write(RowNames.oneField(user) + "\t" + (1 + place % best.top()) + "\t");
        lines.write(RowNames.oneField(data.itemToken(item)));
        lines.write(String.format(Locale.ROOT, "\t%.6f", best.scores()[place]));
        String title = data.hasTitles() ? data.itemTitle(item) : null;
        lines.write(title == null ? "\n" : "\t" + RowNames.oneField(title) + "\n");
      }
    }
    lines.flush();
  }
}
