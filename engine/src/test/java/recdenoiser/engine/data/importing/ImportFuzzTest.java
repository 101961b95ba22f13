package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.reading.PackedData;

/** Whatever the bytes are, they are imported or refused in a sentence. */
class ImportFuzzTest {
  private static final List<String> SEEDS =
      List.of(
          "user,item,rating,timestamp\na,x,5,1\n\"b \"\"\",y,2.5,1e3\n",
          "1::1193::5::978300760\n1::661::3::978302109\n",
          "196\t242\t3\t881250949\n186\t302\t3\t891717742\n",
          "{\"reviewerID\": \"A\", \"asin\": \"B\", \"overall\": 5.0, \"unixReviewTime\": 1, \"x\": [1, {}]}\n",
          "{u'username': u'C\\xe9', u'product_id': u'7', u'date': u'2017-12-17', u'v': (1, None)}\n",
          "u1 3 1 2\nu2 5\nu3 4 4 4 4 4 4\n",
          "u1 3 1 2\t10 5\nu2 5 6\t0 7\n",
          "user_id:token\titem_id:token\ttimestamp:float\n1\t2\t3.5\n");

  @Property(tries = 3000)
  void damagedText(
      @ForAll @IntRange(max = 7) int seed,
      @ForAll long random,
      @ForAll @IntRange(max = 2) int packing)
      throws IOException {
    byte[] bytes = SEEDS.get(seed).getBytes(StandardCharsets.UTF_8);
    byte[] damaged = damage(packed(damage(bytes, random), packing), packing == 0 ? 0 : random % 2);

    importOrRefuse(damaged);
  }

  @Property(tries = 1000)
  void anyBytes(@ForAll byte[] bytes) throws IOException {
    importOrRefuse(bytes);
  }

  /** A file of actions, what lies beside it, and what stands in that. */
  private record Beside(String actions, String lines, String name, String texts) {}

  private static final List<Beside> COMPANIONS =
      List.of(
          new Beside("ratings.dat", "1::5::3::9\n", "movies.dat", "5::Amélie (2001)::Drama|War\n"),
          new Beside(
              "ratings.csv",
              "userId,movieId,rating,timestamp\n1,5,3,9\n",
              "movies.csv",
              "movieId,title,genres\n5,\"A, \"\"b\"\"\",(no genres listed)\n"),
          new Beside(
              "u.data",
              "1\t5\t3\t9\n",
              "u.item",
              "5|Kolya|x||y|0|0|1|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0\n"),
          new Beside(
              "reviews_Toys_5.json",
              "{\"reviewerID\": \"A\", \"asin\": \"5\", \"unixReviewTime\": 1}\n",
              "meta_Toys.json",
              "{'asin': '5', 'title': \"T's\", 'categories': [['a', 'b'], ['c']]}\n"),
          new Beside(
              "Toys.jsonl",
              "{\"user_id\": \"A\", \"parent_asin\": \"5\", \"timestamp\": 1}\n",
              "meta_Toys.jsonl",
              "{\"parent_asin\": \"5\", \"title\": \"T\", \"categories\": [\"a\", [1, {\"b\": []}]]}\n"),
          new Beside(
              "steam_reviews.json",
              "{u'username': u'A', u'product_id': u'5', u'date': u'2017-12-17'}\n",
              "steam_games.json",
              "{u'id': u'5', u'app_name': u'T', u'genres': [u'Action', u'Indie']}\n"),
          new Beside(
              "x.inter",
              "user_id:token\titem_id:token\n1\t5\n",
              "x.item",
              "item_id:token\ttitle:token_seq\trelease_year:token\tclass:token_seq\n5\tT\t1990\ta b\n"));

  @Property(tries = 1500)
  void damagedTitles(
      @ForAll @IntRange(max = 6) int which, @ForAll long random, @ForAll boolean gzipped)
      throws IOException {
    Beside beside = COMPANIONS.get(which);
    Path folder = Files.createTempDirectory("fuzz");
    Path actions = folder.resolve(beside.actions());
    boolean packed = gzipped && beside.name().startsWith("meta_");
    Path texts = folder.resolve(packed ? beside.name() + ".gz" : beside.name());
    try {
      Files.writeString(actions, beside.lines());
      byte[] bytes = damage(beside.texts().getBytes(StandardCharsets.UTF_8), random);
      Files.write(texts, damage(packed(bytes, packed ? 1 : 0), packed ? random % 2 : 0));

      assertThat(Downloads.imported(actions).sequences().itemLabel(1)).isNotNull();
    } catch (DataProblem e) {
      assertThat(e.getMessage()).contains(texts.getFileName().toString()).endsWith(".");
    } finally {
      Files.delete(actions);
      Files.delete(texts);
      Files.delete(folder);
    }
  }

  /** What the window shows before anything is imported. */
  @Property(tries = 1500)
  void damagedTextLookedAt(@ForAll @IntRange(max = 7) int seed, @ForAll long random)
      throws IOException {
    Path file = Files.createTempFile("fuzz", ".bin");
    try {
      Files.write(file, damage(SEEDS.get(seed).getBytes(StandardCharsets.UTF_8), random));
      FileLook look = FileLook.at(file, "");
      assertThat(look.columns()).isNotNull();
      ImportPreview shown = ImportPreview.of(file, look.plan(), 100);
      assertThat(shown.rows().size() + shown.rejected().size()).isLessThanOrEqualTo(100);
    } catch (DataProblem e) {
      assertThat(e.getMessage()).contains(file.toString()).endsWith(".");
    } finally {
      Files.delete(file);
    }
  }

  /** Plain text and atomic files, of which every line counts. */
  @Property(tries = 1500)
  void damagedTextReadStrictly(
      @ForAll @IntRange(max = 2) int seed, @ForAll long random, @ForAll boolean atomic)
      throws IOException {
    String text = List.of("1 5 9\n1 6 10\n2 5 3\n", "a x\na y\nb x\n", SEEDS.get(7)).get(seed);
    Path file = Files.createTempFile("fuzz", atomic ? ".inter" : ".txt");
    try {
      Files.write(file, damage(text.getBytes(StandardCharsets.UTF_8), random));
      assertThat(DataFiles.read(file).actionCount()).isPositive();
    } catch (DataProblem e) {
      assertThat(e.getMessage()).contains(file.toString()).endsWith(".");
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 500)
  void damagedPackedData(@ForAll long random) throws IOException {
    Path file = Files.createTempFile("fuzz", ".csv");
    Path packed = Files.createTempFile("fuzz", PackedData.ENDING);
    try {
      Files.writeString(file, SEEDS.get(0));
      PackedData.write(packed, Downloads.imported(file).sequences(), "{}");
      byte[] before = Files.readAllBytes(packed);
      byte[] damaged = damage(before, random);
      Files.write(packed, damaged);
      boolean opened = true;
      try {
        PackedData.open(packed);
      } catch (DataProblem e) {
        opened = false;
      }
      assertThat(opened).isEqualTo(java.util.Arrays.equals(before, damaged));
    } finally {
      Files.delete(file);
      Files.delete(packed);
    }
  }

  /** Any other exception fails the property. */
  private static void importOrRefuse(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".bin");
    try {
      Files.write(file, bytes);
      Imported imported = Downloads.imported(file);
      assertThat(imported.sequences().actionCount()).isPositive();
    } catch (DataProblem e) {
      assertThat(e.getMessage()).contains(file.toString()).endsWith(".");
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] packed(byte[] bytes, int packing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (packing == 1) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(bytes);
      }
    } else if (packing == 2) {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("data/ratings.csv"));
        zip.write(bytes);
      }
    } else {
      out.write(bytes);
    }
    return out.toByteArray();
  }

  /** Changes, removes, repeats or inserts some bytes; nothing for 0. */
  private static byte[] damage(byte[] bytes, long seed) {
    Random random = new Random(seed);
    byte[] result = bytes.clone();
    int changes = seed == 0 ? 0 : 1 + random.nextInt(4);
    for (int c = 0; c < changes && result.length > 1; c++) {
      int at = random.nextInt(result.length);
      switch (random.nextInt(4)) {
        case 0 -> result[at] = (byte) random.nextInt();
        case 1 -> result[at] = (byte) "\"'\\\t\n,;:{}[] 0-.eu".charAt(random.nextInt(18));
        case 2 -> result = java.util.Arrays.copyOf(result, at + 1);
        default -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          out.write(result, 0, at);
          out.write(result, random.nextInt(at + 1), at - random.nextInt(at + 1) > 0 ? 1 : 0);
          out.write(result, at, result.length - at);
          result = out.toByteArray();
        }
      }
    }
    return result;
  }
}
