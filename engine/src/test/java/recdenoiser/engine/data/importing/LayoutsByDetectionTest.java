package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.opening.DataSets;

/** Made-up lines in the layouts of public data sets, read without being told. */
class LayoutsByDetectionTest {
  @TempDir Path folder;

  private static Arguments layout(
      String name, String line, String columns, TimeNotation times, String... more) {
    return Arguments.of(name, line + "\n" + String.join("\n", more) + "\n", columns, times);
  }

  static Stream<Arguments> layouts() {
    return Stream.of(
        layout(
            "u.data", "1\t7\t3\t881250949", "1 2 3 4", TimeNotation.SECONDS, "2\t8\t5\t891717742"),
        layout(
            "ratings.dat",
            "1::7::3::978300760",
            "1 2 3 4",
            TimeNotation.SECONDS,
            "2::8::5::978302109"),
        layout(
            "ratings.csv",
            "userId,movieId,rating,timestamp",
            "userid movieid rating timestamp",
            TimeNotation.SECONDS,
            "1,7,3.5,1112486027"),
        layout(
            "check-ins.txt",
            "1\tv1\tc1\tBar\t40.71\t-74.01\t-240\tTue Apr 03 18:21:06 +0000 2012",
            "1 2  8",
            TimeNotation.UNIX_DATE,
            "2\tv2\tc1\tBar\t40.72\t-74.02\t-240\tTue Apr 03 19:21:06 +0000 2012"),
        layout(
            "totalCheckins.txt",
            "0\t2010-10-19T23:55:27Z\t30.23\t-97.79\t22847",
            "1 5  2",
            TimeNotation.ISO_DATE,
            "1\t2010-10-18T22:17:43Z\t30.26\t-97.76\t420315"),
        layout(
            "plays.tsv",
            "u1\t2009-05-04T23:08:57Z\t0000000b-aaaa-4e99-8624-24a6e15f133a\tA\t0000005b-bd35-4e99-8624-24a6e15f133a\tS",
            "1 5  2",
            TimeNotation.ISO_DATE,
            "u2\t2009-05-04T13:54:10Z\t0000000c-aaaa-4e99-8624-24a6e15f133a\tB\t0000005c-bd35-4e99-8624-24a6e15f133a\tT"),
        layout(
            "UserBehavior.csv",
            "1,2268318,2520377,pv,1511544070",
            "1 2  5",
            TimeNotation.SECONDS,
            "2,2333346,2520771,buy,1511561733"),
        layout(
            "clicks.dat",
            "1,2014-04-07T10:51:09.277Z,214536502,0",
            "1 3  2",
            TimeNotation.ISO_DATE,
            "2,2014-04-07T13:56:37.614Z,214662742,0"),
        layout(
            "2019-Oct.csv",
            "event_time,event_type,product_id,category_id,price,user_id,user_session",
            "user_id product_id  event_time",
            TimeNotation.ISO_DATE,
            "2019-10-01 00:00:00 UTC,view,44,21,35.79,54,a"),
        layout(
            "events.csv",
            "timestamp,visitorid,event,itemid,transactionid",
            "visitorid itemid  timestamp",
            TimeNotation.MILLISECONDS,
            "1433221332117,25,view,35,"),
        layout(
            "views.csv",
            "sessionId;userId;itemId;timeframe;eventdate",
            "sessionid itemid  eventdate",
            TimeNotation.ISO_DATE,
            "1;NA;81;526309;2016-05-09",
            "1;NA;82;1031018;2016-05-09"),
        layout(
            "user_log.csv",
            "user_id,item_id,cat_id,time_stamp,action_type",
            "user_id item_id  time_stamp",
            TimeNotation.MONTH_AND_DAY,
            "3,32,83,0829,0",
            "3,33,83,1111,2"),
        layout(
            "BX-Book-Ratings.csv",
            "\"User-ID\";\"ISBN\";\"Book-Rating\"",
            "user-id isbn book-rating ",
            TimeNotation.SECONDS,
            "\"7\";\"034545104X\";\"5\""),
        layout(
            "interactions.csv",
            "user_id,recipe_id,date,rating,review",
            "user_id recipe_id rating date",
            TimeNotation.ISO_DATE,
            "3,40,2003-02-17,4,good"),
        layout(
            "transactions.csv",
            "t_dat,customer_id,article_id,price",
            "customer_id article_id  t_dat",
            TimeNotation.ISO_DATE,
            "2018-09-20,ab,66,0.05"),
        layout(
            "retail.csv",
            "InvoiceNo,StockCode,Quantity,InvoiceDate,CustomerID",
            "customerid stockcode  invoicedate",
            TimeNotation.MONTH_FIRST,
            "5,85A,6,12/1/2010 8:26,17"),
        layout(
            "watch.csv",
            "user_id,video_id,time,date,timestamp",
            "user_id video_id  time",
            TimeNotation.ISO_DATE,
            "0,14,2020-07-05 05:27:48.378,20200705,1593898068"),
        layout(
            "orders.csv",
            "order_id,product_id,add_to_cart_order",
            "order_id product_id  ",
            TimeNotation.SECONDS,
            "2,33,1"),
        layout(
            "a.inter",
            "user_id:token\titem_id:token\ttimestamp:float",
            "user_id item_id  timestamp",
            TimeNotation.SECONDS,
            "1\t2\t881250949"),
        layout(
            "gru.tsv",
            "SessionId\tItemId\tTime",
            "sessionid itemid  time",
            TimeNotation.SECONDS,
            "1\t214\t1396860669.277"),
        layout(
            "ms.csv",
            "user_id,item_id,date,time_ms",
            "user_id item_id  time_ms",
            TimeNotation.MILLISECONDS,
            "1,2,2020-01-02,1577923200123"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void aPublicLayoutIsReadWithoutBeingTold(
      String name, String text, String columns, TimeNotation times) throws IOException {
    ImportPlan plan = Importer.plan(Downloads.text(folder, name, text), "");
    assertThat(String.join(" ", plan.columns().inOrder())).isEqualTo(columns);
    assertThat(plan.times()).isEqualTo(times);
  }

  @Test
  void historiesBeforeImpressionsAreTheActions() throws IOException {
    Path file =
        Downloads.text(
            folder,
            "behaviors.tsv",
            "1\tU1\t11/10/2019 6:19:59 PM\tN1 N2\tN3-1 N4-0\n"
                + "2\tU1\t11/11/2019 7:00:00 AM\tN1 N2\tN5-0\n"
                + "3\tU2\t11/11/2019 7:00:00 AM\tN2\tN5-0\n"
                + "4\tU2\t11/11/2019 8:00:00 AM\tN2 N7\tN5-1\n");
    Imported imported = Downloads.imported(file);
    assertThat(Downloads.inWords(imported.sequences())).containsExactly("U1: N1 N2", "U2: N2 N7");
  }

  @Test
  void linesWithoutAHistoryAreCounted() throws IOException {
    Path file =
        Downloads.text(
            folder,
            "behaviors.tsv",
            "1\tU1\t11/10/2019 6:19:59 PM\tN1 N2\tN3-1 N4-0\n"
                + "2\tU2\t11/13/2019 7:00:00 AM\t\tN5-0\n3\tU3\t11/13/2019 7:00:00 AM\tN2 N4\tN5-0\n");
    assertThat(Downloads.imported(file).reading().doubts())
        .contains(Doubt.of(Doubt.Kind.MISSING, "1"));
  }

  @Test
  void whatWasRecordedIsReadAgainWhateverWouldBeFoundNow() throws IOException {
    Path file = Downloads.text(folder, "a.csv", "user_id,item_id,brand\n1,7,x\n1,8,y\n2,7,x\n");
    ImportPlan found = Importer.plan(file, "");
    ImportPlan other = found.with(new ActionColumns("user_id", "brand", "", ""));
    Sequences data =
        new Importer(file, other, ImportRecipe.PLAIN).run(null, ImportWatch.NONE).sequences();
    String recorded = Reading.of(other, data, List.of()).toJson();
    assertThat(Downloads.inWords(DataSets.open(file.toString(), recorded).sequences()))
        .containsExactly("1: x y", "2: x");
    assertThat(Downloads.inWords(DataSets.open(file.toString()).sequences()))
        .containsExactly("1: 7 8", "2: 7");
    assertThatThrownBy(
            () -> DataSets.open(file.toString(), recorded.replace("\"rules\":1", "\"rules\":9")))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("was read by rules 9, of a later version");
  }

  @Test
  void aListAndTheItemBehindItAreOneHistory() throws IOException {
    Path file =
        Downloads.text(
            folder,
            "b.train.inter",
            "user_id:token\titem_id_list:token_seq\titem_id:token\titem_length:float\n"
                + "1\t27 14\t56\t2\n1\t27 14 56\t9\t3\n2\t33 48\t34\t2\n");
    assertThat(Downloads.inWords(DataFiles.read(file)))
        .containsExactly("1: 27 14 56 9", "2: 33 48 34");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "user_id,items\\nana,\"['a, b', 'c']\"\\nbob,\"['c', 'd']\"!ana: a, b c!bob: c d",
        "user_id,items\\nana,\"[\"\"a\"\", \"\"c\"\"]\"\\nbob,[7]!ana: a c!bob: 7",
        "user_id;items\\nana;1 2 3\\nbob;3 4!ana: 1 2 3!bob: 3 4",
        "user_id,items\\nana,1|2|3\\nbob,3|4!ana: 1 2 3!bob: 3 4",
        "ana;i1;i2;i3\\nbob;i3;i4!ana: i1 i2 i3!bob: i3 i4",
        "ana,i1 i2 i3\\nbob,i3 i4!ana: i1 i2 i3!bob: i3 i4"
      })
  void listsBecomeActions(String text, String first, String second) throws IOException {
    Path file = Downloads.text(folder, "lists.csv", text.replace("\\n", "\n") + "\n");
    assertThat(Downloads.inWords(DataFiles.read(file))).containsExactly(first, second);
  }

  @Test
  void namesOfSeveralWordsAreNoLists() throws IOException {
    Path file =
        Downloads.text(
            folder,
            "names.csv",
            "user_id,item_id\nann 1,Blue Shirt\nann 1,iPhone 6\nbob 2,Red Hat 3\n");
    assertThat(Downloads.inWords(DataFiles.read(file)))
        .containsExactly("ann 1: Blue Shirt iPhone 6", "bob 2: Red Hat 3");
    assertThat(DataFiles.read(file).itemCount()).isEqualTo(3);
  }

  @Test
  void nestedRecordsBecomeActions() throws IOException {
    Path python =
        Downloads.text(
            folder,
            "library.json",
            "{'items': [{'item_id': '7', 'n': 1}, {'item_id': '8', 'n': 2}], 'user_id': 'ana'}\n"
                + "{'items': [], 'user_id': 'bob'}\n{'user_id': 'eve', 'items': [{'item_id': '7'}]}\n");
    Path json =
        Downloads.text(
            folder,
            "sessions.jsonl",
            "{\"session\":1,\"events\":[{\"aid\":5,\"ts\":1661724000100,\"type\":\"clicks\"},"
                + "{\"aid\":4,\"ts\":1661724000000,\"type\":\"clicks\"}]}\n");
    assertThat(Downloads.inWords(DataFiles.read(python))).containsExactly("ana: 7 8", "eve: 7");
    assertThat(Downloads.inWords(DataFiles.read(json)))
        .containsExactly("1: 4@1661724000 5@1661724000.1");
  }

  @Test
  void twoColumnsThatAreAsGoodAreBothNamed() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      int first = i * 7 % 30;
      int second = i * 11 % 29;
      text.append(i / 5).append(",9").append(first).append(",4").append(second);
      text.append(",15000000").append(10 + i).append('\n');
    }
    Path file = Downloads.text(folder, "log.csv", text.toString());
    assertThatThrownBy(() -> DataFiles.read(file))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("the item could be column 2 as well as column 3")
        .hasMessageContaining("--item 3");
  }

  @Test
  void ofTwoColumnsTheOneThatDecidesTheOtherIsTheItem() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      int item = i * 7 % 30;
      text.append(i / 5).append(",c").append(item % 12).append(",i").append(item);
      text.append(",15000000").append(10 + i).append('\n');
    }
    Path file = Downloads.text(folder, "log.csv", text.toString());
    Detection detection = Importer.detect(file, "", "");
    assertThat(detection.plan().columns().item()).isEqualTo("3");
    assertThat(detection.doubts()).extracting(Doubt::kind).contains(Doubt.Kind.OTHER_ITEM);
  }

  @ParameterizedTest
  @CsvSource({"windows-1252", "UTF-16", "UTF-16LE", "UTF-8"})
  void otherEncodingsAreRead(String encoding) throws IOException {
    Path file = folder.resolve("names.csv");
    String mark = encoding.equals("UTF-16LE") ? "\uFEFF" : "";
    Files.writeString(
        file, mark + "user_id;item_id\nZoë;Straße\nZoë;Ökonom\nZoë;x\n", Charset.forName(encoding));
    Sequences data = DataFiles.read(file);
    assertThat(Downloads.inWords(data)).containsExactly("Zoë: Straße Ökonom x");
  }

  @Test
  void anotherEncodingFarBehindIsFound() throws IOException {
    Path file = folder.resolve("late.csv");
    String plain = "user_id,item_id\n" + "ana,book\n".repeat(200_000);
    Files.writeString(file, plain + "ana,caf\u00E9\n", StandardCharsets.ISO_8859_1);
    DataSet set = DataFiles.open(file);
    assertThat(set.sequences().itemToken(2)).isEqualTo("café");
    assertThat(Reading.of("", set.reading()).sentences())
        .anyMatch(sentence -> sentence.contains("windows-1252"));
  }

  @Test
  void wholeNumbersWithDecimalsAreTheNumbersTheyAre() throws IOException {
    Path file = Downloads.text(folder, "a.csv", "user_id,item_id\n1.0,7\n1,7.0\n1.0,8.0\n2.0,7\n");
    Path words = Downloads.text(folder, "b.csv", "user_id,item_id\n1.0,x\n1,x\n1.0,y\nz,x\n");
    assertThat(Downloads.inWords(DataFiles.read(file))).containsExactly("1: 7 7 8", "2: 7");
    assertThat(DataFiles.read(words).userCount()).isEqualTo(3);
  }

  @Test
  void packedTextIsRead() throws IOException {
    String text = "user_id,item_id\n1,7\n1,8\n";
    Path zstd = folder.resolve("a.csv.zst");
    try (OutputStream out = new ZstdCompressorOutputStream(Files.newOutputStream(zstd))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Path bzip = folder.resolve("a.csv.bz2");
    try (OutputStream out = new BZip2CompressorOutputStream(Files.newOutputStream(bzip))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Downloads.inWords(DataFiles.read(zstd))).containsExactly("1: 7 8");
    assertThat(Downloads.inWords(DataFiles.read(bzip))).containsExactly("1: 7 8");
  }

  @Test
  void aFolderIsItsActions() throws IOException {
    Downloads.text(folder, "movies.csv", "movieId,title,genres\n7,Heat,Drama\n");
    Downloads.text(folder, "ratings.csv", "userId,movieId,rating,timestamp\n1,7,3,964982703\n");
    assertThat(DataFiles.read(folder).itemTitle(1)).isEqualTo("Heat");
    Downloads.text(folder, "u.data", "1\t7\t3\t881250949\n");
    assertThatThrownBy(() -> DataFiles.read(folder))
        .hasMessageContaining("several files that may hold actions (ratings.csv, u.data)");
  }

  @Test
  void whatIsDoubtfulIsSaid() throws IOException {
    Path file =
        Downloads.text(
            folder,
            "log.csv",
            "user_id,item_id,date,visit_time\n1,7,10/11/2019,late\n1,8,11/12/2019,soon\n2,9,12/10/2019,x\nNA,9,12/10/2019,x\n");
    Reading reading = Reading.of("", DataFiles.open(file).reading());
    assertThat(reading.first()).isEqualTo("2019-10-11T00:00:00Z");
    assertThat(reading.doubts())
        .extracting(Doubt::kind)
        .contains(
            Doubt.Kind.MONTH_OR_DAY,
            Doubt.Kind.TIME_NOT_USED,
            Doubt.Kind.MISSING,
            Doubt.Kind.MANY_ITEMS);
    assertThat(reading.sentences().get(0))
        .isEqualTo("Read as: user user_id, item item_id, rating none, time date (MONTH_FIRST).");
  }

  @ParameterizedTest
  @CsvSource({
    "2014-04-07T10:51:09.900Z, ISO_DATE, 1396867869900000000, 9",
    "2019-10-01 00:01:00 UTC, ISO_DATE, 1569888060, 0",
    "2020-01-01T01:00:00+01:00, ISO_DATE, 1577836800, 0",
    "2020/1/1 0:00, ISO_DATE, 1577836800, 0",
    "11/10/2019 6:19:59 PM, MONTH_FIRST, 1573409999, 0",
    "10/11/2019 18:19, DAY_FIRST, 1573409940, 0",
    "Tue Apr 03 18:21:06 +0000 2012, UNIX_DATE, 1333477266, 0",
    "20200101, CALENDAR_NUMBER, 1577836800, 0",
    "1577836800000001, MICROSECONDS, 1577836800000001, 6",
    "1577836801000000000, NANOSECONDS, 1577836801, 0"
  })
  void aMomentIsReadToTheNanosecond(String text, TimeNotation notation, long value, int decimals) {
    Field field = new Field();
    field.set(text.toCharArray(), 0, text.length());
    TimeNotation.Moment moment = new TimeNotation.Moment();
    assertThat(notation.read(field, moment)).isNull();
    assertThat(moment.value()).isEqualTo(value);
    assertThat(moment.decimals()).isEqualTo(decimals);
  }

  @ParameterizedTest
  @CsvSource({"NA", "N/A", "NaN", "NULL", "None", "null", "nil", "\\N", "-"})
  void aMarkerOfAMissingUserNamesNobody(String marker) throws IOException {
    Path file =
        Downloads.text(folder, "a.csv", "user_id,item_id\n1,2\n1,3\n1,4\n" + marker + ",2\n");
    ImportRecipe generous =
        new ImportRecipe(
            0, ImportRecipe.Duplicates.KEPT, 0, 0, ImportRecipe.PLAIN.coreRule(), 0, 0, 1, 0.5);
    Imported imported =
        new Importer(file, Importer.plan(file, ""), generous).run(null, ImportWatch.NONE);
    assertThat(imported.sequences().userCount()).isEqualTo(1);
    assertThat(imported.rejected()).isEqualTo(1);
  }

  @Test
  void integersOfAnyLengthAreIds() throws IOException {
    Path file =
        Downloads.text(
            folder, "a.txt", "76561197970982400 1\n76561197970982400 99999999999999999999\n");
    assertThat(DataFiles.read(file).itemCount()).isEqualTo(2);
  }
}
