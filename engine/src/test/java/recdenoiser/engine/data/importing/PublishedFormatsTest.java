package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static recdenoiser.engine.data.importing.Downloads.gzip;
import static recdenoiser.engine.data.importing.Downloads.imported;
import static recdenoiser.engine.data.importing.Downloads.inWords;
import static recdenoiser.engine.data.importing.Downloads.text;
import static recdenoiser.engine.data.importing.Downloads.zip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.importing.FileLayout.Format;
import recdenoiser.engine.data.opening.DataFiles;

/** What is published is understood by looking at it alone. */
class PublishedFormatsTest {
  @TempDir Path folder;

  @Test
  void movieLens1M() throws IOException {
    Path file =
        text(
            folder,
            "ratings.dat",
            "1::1193::5::978300760\n1::661::3::978302109\n2::1193::4::978298413\n2::5::3::0\n");
    Files.write(
        folder.resolve("movies.dat"),
        "1193::Amélie (2001)::Drama\n661::James (1996)::Musical\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    Sequences data = imported(file).sequences();

    assertThat(inWords(data))
        .containsExactly("1: 1193@978300760 661@978302109", "2: 5@0 1193@978298413");
    assertThat(data.itemLabel(data.item(0, 0))).isEqualTo("Amélie (2001)");
    assertThat(data.itemGenres(data.item(0, 0))).isEqualTo("Drama");
    assertThat(data.itemGenres(data.item(1, 0))).isNull();
  }

  @Test
  void movieLens100KByTabs() throws IOException {
    Path file = text(folder, "u.data", "196\t242\t3\t881250949\n196\t302\t3\t881250940\n");
    text(
        folder,
        "u.item",
        "242|Kolya (1996)|24-Jan-1997||http://x|0|0|0|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0\n"
            + "302|L.A. Confidential (1997)|01-Jan-1997||http://x|0|0|0|0|0|0|1|0|0|0|1|0|0|1|0|0|1|0|0\n");

    Sequences data = imported(file).sequences();

    assertThat(inWords(data)).containsExactly("196: 302@881250940 242@881250949");
    assertThat(data.itemLabel(data.item(0, 1))).isEqualTo("Kolya (1996)");
    assertThat(data.itemGenres(data.item(0, 1))).isEqualTo("Comedy");
    assertThat(data.itemGenres(data.item(0, 0))).isEqualTo("Crime|Film-Noir|Mystery|Thriller");
  }

  @Test
  void titlesWithoutGenresAreStillTitles() throws IOException {
    Path file = text(folder, "u.data", "196\t242\t3\t881250949\n196\t302\t3\t881250940\n");
    text(folder, "u.item", "242|Kolya (1996)\n302|L.A. Confidential (1997)\n");

    Sequences data = imported(file).sequences();

    assertThat(data.itemLabel(data.item(0, 1))).isEqualTo("Kolya (1996)");
    assertThat(data.hasGenres()).isFalse();
  }

  @Test
  void movieLens20MInItsZip() throws IOException {
    Path file =
        zip(
            folder,
            "ml-20m.zip",
            "ml-20m/README.txt",
            "Read me, read me, read me, it is longer than all the rest of this small archive.",
            "ml-20m/movies.csv",
            "movieId,title,genres\n2,\"Jumanji, or: \"\"Run\"\"\",Adventure|Fantasy\n29,City,Drama\n",
            "ml-20m/ratings.csv",
            "userId,movieId,rating,timestamp\n1,2,3.5,1112486027\n1,29,3.5,1112484676\n");

    Imported imported = imported(file);

    assertThat(imported.plan().entry()).isEqualTo("ml-20m/ratings.csv");
    assertThat(inWords(imported.sequences())).containsExactly("1: 29@1112484676 2@1112486027");
    assertThat(imported.sequences().itemLabel(imported.sequences().item(0, 1)))
        .isEqualTo("Jumanji, or: \"Run\"");
    assertThat(imported.sequences().itemGenres(imported.sequences().item(0, 1)))
        .isEqualTo("Adventure|Fantasy");
  }

  @Test
  void amazon2014AsJson() throws IOException {
    Path file =
        gzip(
            folder,
            "reviews_Beauty_5.json.gz",
            """
            {"reviewerID": "A1", "asin": "B01", "helpful": [0, 0], "reviewText": "a \\"b\\" {", "overall": 5.0, "unixReviewTime": 1391040000, "reviewTime": "01 30, 2014"}
            {"reviewerID": "A1", "asin": "B02", "helpful": [3, 4], "overall": 1.0, "unixReviewTime": 1391030000}
            """);
    text(
        folder,
        "meta_Beauty.json",
        "{'asin': 'B01', 'title': \"Women's soap\", 'price': 5.2, 'categories': [['Beauty', 'Bath'], ['Beauty']]}\n");

    Sequences data = imported(file).sequences();

    assertThat(inWords(data)).containsExactly("A1: B02@1391030000 B01@1391040000");
    assertThat(data.itemLabel(data.item(0, 1))).isEqualTo("Women's soap");
    assertThat(data.itemGenres(data.item(0, 1))).isEqualTo("Beauty|Bath");
  }

  @Test
  void amazonsFirstFilesInPython() throws IOException {
    Path file =
        text(
            folder,
            "reviews.json",
            "{'reviewerID': 'A1', 'asin': 'B01', 'reviewText': \"it's 'so' \\\\ \\x41\", 'helpful': (1, 2), 'overall': 4.0, 'verified': True, 'vote': None, 'unixReviewTime': 10}\n"
                + "{'reviewerID': 'A1', 'asin': 'B02', 'summary': '\"quoted\"', 'overall': 4.0, 'unixReviewTime': 5}\n");

    Imported imported = imported(file);

    assertThat(imported.plan().layout().format()).isEqualTo(Format.PYTHON_RECORDS);
    assertThat(inWords(imported.sequences())).containsExactly("A1: B02@5 B01@10");
  }

  @Test
  void amazonRatingsOf2014HaveTheUserFirstAndThoseOf2018TheItem() throws IOException {
    Path of2014 =
        text(
            folder,
            "ratings_Beauty.csv",
            "A39HTATAQ9V7YF,0205616461,5.0,1369699200\nA3JM6GV9MNOF9X,0558925278,3.0,1355443200\n");
    Path of2018 =
        text(
            folder,
            "All_Beauty.csv",
            "0143026860,A1V6B6TNIC10QE,1.0,1424304000\n0143026860,A2F5GHSXFQ0W6J,4.0,1418860800\n");

    assertThat(inWords(imported(of2014).sequences()))
        .containsExactly(
            "A39HTATAQ9V7YF: 0205616461@1369699200", "A3JM6GV9MNOF9X: 0558925278@1355443200");
    assertThat(inWords(imported(of2018).sequences()))
        .containsExactly(
            "A1V6B6TNIC10QE: 0143026860@1424304000", "A2F5GHSXFQ0W6J: 0143026860@1418860800");
  }

  @Test
  void amazon2023CountsMillisecondsAndItsParentItems() throws IOException {
    Path csv =
        text(
            folder,
            "Beauty.csv",
            "user_id,parent_asin,rating,timestamp\nAF1,B1,5.0,1588687728923\nAF1,B2,5.0,1588687728000\n");
    Path jsonl =
        text(
            folder,
            "Beauty.jsonl",
            "{\"rating\": 5.0, \"title\": \"x\", \"asin\": \"B9\", \"parent_asin\": \"B1\", \"user_id\": \"AF1\", \"timestamp\": 1588687728923}\n");

    assertThat(inWords(imported(csv).sequences()))
        .containsExactly("AF1: B2@1588687728 B1@1588687728.923");
    assertThat(inWords(imported(jsonl).sequences())).containsExactly("AF1: B1@1588687728.923");
  }

  @Test
  void steamReviews() throws IOException {
    Path file =
        gzip(
            folder,
            "steam_reviews.json.gz",
            "{u'username': u'Chaos Syren', u'hours': 0.1, u'products': 41, u'product_id': u'725280', u'page': 1, u'date': u'2017-12-17', u'text': u'This is \\u00e9 \"it\"', u'early_access': False}\n"
                + "{u'username': u'Chaos Syren', u'product_id': u'35', u'date': u'2014-01-01', u'text': u\"can't\"}\n");

    assertThat(inWords(imported(file).sequences()))
        .containsExactly("Chaos Syren: 35@1388534400 725280@1513468800");
  }

  @Test
  void recBoleWithItsTitles() throws IOException {
    Path file =
        text(
            folder,
            "x.inter",
            "item_id:token\trating:float\tuser_id:token\ttimestamp:float\n7\t3\t1\t20\n8\t3\t1\t10.5\n");
    text(
        folder,
        "x.item",
        "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n7\tSeven\t1995\tCrime Mystery\n8\tEight\t\t\n");

    Sequences data = imported(file).sequences();

    assertThat(inWords(data)).containsExactly("1: 8@10.5 7@20");
    assertThat(data.itemLabel(data.item(0, 0))).isEqualTo("Eight");
    assertThat(data.itemLabel(data.item(0, 1))).isEqualTo("Seven (1995)");
    assertThat(data.itemGenres(data.item(0, 1))).isEqualTo("Crime|Mystery");
  }

  @Test
  void userAndItemWithAndWithoutTime() throws IOException {
    assertThat(inWords(imported(text(folder, "a.txt", "1 6393\n1 13504\n2 1\n")).sequences()))
        .containsExactly("1: 6393 13504", "2: 1");
    assertThat(inWords(imported(text(folder, "b.txt", "1 1 0\n1 3 9244800\n1 2 7\n")).sequences()))
        .containsExactly("1: 1@0 2@7 3@9244800");
  }

  @Test
  void aHistoryALine() throws IOException {
    Path file = text(folder, "h.txt", "u1 3 1 2\nu2 5\nu3 1 1 1 4 5 6\n");

    Imported imported = imported(file);

    assertThat(imported.plan().layout().format()).isEqualTo(Format.HISTORIES);
    assertThat(inWords(imported.sequences()))
        .containsExactly("u1: 3 1 2", "u2: 5", "u3: 1 1 1 4 5 6");
  }

  @Test
  void aHistoryALineWithGapsInTime() throws IOException {
    Path file = text(folder, "g.txt", "u1 3 1 2\t10 5\nu2 5 6\t0 7\n");

    Imported imported = imported(file);

    assertThat(imported.plan().layout().format()).isEqualTo(Format.HISTORIES_WITH_GAPS);
    assertThat(inWords(imported.sequences())).containsExactly("u1: 3@0 1@10 2@15", "u2: 5@0 6@7");
  }

  @Test
  void columnsOfAnyTableChosenByHand() throws IOException {
    Path file =
        text(
            folder,
            "table.csv",
            "when;what;who\n2020-01-02;\"a;b\";Ünal\n2020-01-01 00:00:01;c;Ünal\n");
    ImportPlan plan =
        new ImportPlan(
            "",
            new FileLayout(Format.CSV, ";", true),
            new ActionColumns("who", "2", "", "when"),
            TimeNotation.ISO_DATE);

    Imported imported = new Importer(file, plan, ImportRecipe.PLAIN).run(null, ImportWatch.NONE);

    assertThat(inWords(imported.sequences())).containsExactly("Ünal: c@1577836801 a;b@1577923200");
  }

  @Test
  void oneBrokenLineNearTheTopTakesNoColumnAway() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < 500; line++) {
      lines.append(line == 10 ? "garbage\n" : "1::%d::5::%d\n".formatted(line, 900 - line));
    }

    ImportPlan plan = Importer.plan(text(folder, "ratings.dat", lines.toString()), "");

    assertThat(plan.columns()).isEqualTo(new ActionColumns("1", "2", "3", "4"));
  }

  @Test
  void aTableOfTextsWithDatesHasNamesInItsFirstLine() throws IOException {
    Path file = text(folder, "t.csv", "day,buyer,thing\n2001-01-03,ann,tea\n2001-01-02,ann,cup\n");

    Imported imported = imported(file);

    assertThat(imported.plan().layout().header()).isTrue();
    assertThat(inWords(imported.sequences())).containsExactly("ann: cup@978393600 tea@978480000");
  }

  @Test
  void historiesAreOpenedWithoutAnImport() throws IOException {
    Path histories = text(folder, "h.txt", "u1 3 1 2 9\nu2 5 6\n");
    Path gaps = text(folder, "g.txt", "u1 3 1 2\t10 5\nu2 5 6\t0 7\n");

    assertThat(inWords(DataFiles.read(histories))).containsExactly("u1: 3 1 2 9", "u2: 5 6");
    assertThat(inWords(DataFiles.read(gaps))).containsExactly("u1: 3@0 1@10 2@15", "u2: 5@0 6@7");
  }

  @Test
  void idsWithBlanksQuotesAndAnyScript() throws IOException {
    Path file =
        text(
            folder,
            "ids.csv",
            "user,item,timestamp\n\"O'Neil, \"\"Jo\"\"\",鯨 の 本,1\n\"O'Neil, \"\"Jo\"\"\",🎧,2\n");

    assertThat(inWords(imported(file).sequences())).containsExactly("O'Neil, \"Jo\": 鯨 の 本@1 🎧@2");
  }
}
