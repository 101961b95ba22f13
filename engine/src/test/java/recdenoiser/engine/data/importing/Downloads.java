package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import recdenoiser.engine.data.Sequences;

/** Files as they are downloaded, made small, and what becomes of them. */
final class Downloads {
  private Downloads() {}

  static Path text(Path folder, String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  static Path gzip(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /**
   * @param entries names and contents by turns
   */
  static Path zip(Path folder, String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < entries.length; i += 2) {
        out.putNextEntry(new ZipEntry(entries[i]));
        out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  /** Imports by what the file looks like, and leaves nothing out. */
  static Imported imported(Path file) {
    return imported(file, ImportRecipe.PLAIN);
  }

  static Imported imported(Path file, ImportRecipe recipe) {
    return new Importer(file, Importer.plan(file, ""), recipe).run(null, ImportWatch.NONE);
  }

  /** {@code user: item@seconds item@seconds}, a line for each user. */
  static List<String> inWords(Sequences data) {
    List<String> words = new ArrayList<>();
    for (int user = 0; user < data.userCount(); user++) {
      StringBuilder line = new StringBuilder(data.userLabel(user)).append(':');
      for (int i = 0; i < data.length(user); i++) {
        line.append(' ').append(data.itemToken(data.item(user, i)));
        if (data.hasTimes()) {
          line.append('@').append(data.exactTime(user, i).stripTrailingZeros().toPlainString());
        }
      }
      words.add(line.toString());
    }
    return words;
  }
}
