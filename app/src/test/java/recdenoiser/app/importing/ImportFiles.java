package recdenoiser.app.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as people have them, made small. */
public final class ImportFiles {
  private static final int USERS = 40;
  private static final int ITEMS = 30;
  private static final long BEGIN = 874_724_710L;

  private ImportFiles() {}

  /** Like {@code ml-100k.inter}: a header with types, tabs, ratings, times. */
  public static Path atomic(Path folder, String name) throws IOException {
    StringBuilder text =
        new StringBuilder("user_id:token\titem_id:token\trating:float\ttimestamp:float\n");
    for (int user = 0; user < USERS; user++) {
      for (int i = 0; i < 12; i++) {
        text.append(user + 100)
            .append('\t')
            .append((user * 7 + i * 5) % ITEMS + 1)
            .append('\t')
            .append(1 + (user + i) % 5)
            .append('\t')
            .append(BEGIN + 86_400L * i + user)
            .append('\n');
      }
    }
    return Files.writeString(folder.resolve(name), text);
  }

  /** Like {@code ml-latest-small.zip}: ratings, films and words about both. */
  public static Path zip(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      add(zip, "ml/README.txt", "Ratings.\n");
      add(zip, "ml/movies.csv", "movieId,title,genres\n1,Toy Story (1995),Comedy\n2,Heat,Crime\n");
      add(zip, "ml/ratings.csv", "userId,movieId,rating,timestamp\n1,1,4.0,964982703\n1,2,4.5,3\n");
      add(zip, "ml/tags.csv", "userId,movieId,tag,timestamp\n2,60756,funny,1445714994\n");
    }
    return file;
  }

  private static void add(ZipOutputStream zip, String entry, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(entry));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A table whose columns have names that nobody knows; {@code broken} lines hold no date. */
  public static Path odd(Path folder, String name, int lines, int broken) throws IOException {
    StringBuilder text = new StringBuilder("when;what;who;session;price\n");
    for (int i = 0; i < lines; i++) {
      boolean bad = broken > 0 && i % (lines / broken) == 3;
      text.append(
          String.format(
              Locale.ROOT,
              "%s;\"item; %d\";person %d;%d;%.2f%n",
              bad ? "yesterday" : "2021-03-" + String.format(Locale.ROOT, "%02d", 1 + i % 28),
              i * 7 % ITEMS,
              i % USERS,
              i / 3,
              1 + i % 90 / 10.0));
    }
    return Files.writeString(folder.resolve(name), text.toString().replace("\r\n", "\n"));
  }
}
