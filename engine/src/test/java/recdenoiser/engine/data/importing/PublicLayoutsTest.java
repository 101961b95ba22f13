package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made-up lines in the layouts of public data sets, and the chapter of the manual that has them.
 */
class PublicLayoutsTest {
  private static final Path CHAPTER = Path.of("docs", "layouts.md");

  @TempDir Path folder;

  private static Arguments layout(
      String name, String file, String columns, TimeNotation times, String... lines) {
    return Arguments.of(name, file, columns, times, String.join("\n", lines) + "\n");
  }

  static Stream<Arguments> layouts() {
    return Stream.of(
        layout(
            "MovieLens 100K",
            "u.data",
            "1 2 3 4",
            TimeNotation.SECONDS,
            "1\t7\t3\t881250949",
            "2\t8\t5\t891717742"),
        layout(
            "MovieLens 1M",
            "ratings.dat",
            "1 2 3 4",
            TimeNotation.SECONDS,
            "1::7::3::978300760",
            "2::8::5::978302109"),
        layout(
            "MovieLens 20M, latest",
            "ratings.csv",
            "userid movieid rating timestamp",
            TimeNotation.SECONDS,
            "userId,movieId,rating,timestamp",
            "1,7,3.5,1112486027"),
        layout(
            "Amazon 2014, reviews",
            "reviews_Toys_5.json",
            "reviewerID asin overall unixReviewTime",
            TimeNotation.SECONDS,
            "{\"reviewerID\": \"A1\", \"asin\": \"B01\", \"overall\": 5.0, \"unixReviewTime\": 1405209600, \"reviewTime\": \"07 13, 2014\"}"),
        layout(
            "Amazon 2014, ratings only",
            "ratings_Toys.csv",
            "1 2 3 4",
            TimeNotation.SECONDS,
            "A1YJEY40YUW4SE,7806397051,1.0,1391040000",
            "A60XNB876KYML,7806397051,3.0,1397779200"),
        layout(
            "Amazon 2018, ratings only",
            "Toys.csv",
            "2 1 3 4",
            TimeNotation.SECONDS,
            "0000013714,A1YJEY40YUW4SE,4.0,1265155200",
            "0000031852,A60XNB876KYMLX,5.0,1314057600"),
        layout(
            "Amazon 2018, reviews",
            "Toys_5.json",
            "reviewerID asin overall unixReviewTime",
            TimeNotation.SECONDS,
            "{\"overall\": 5.0, \"verified\": true, \"reviewTime\": \"09 1, 2016\", \"reviewerID\": \"A3\", \"asin\": \"07\", \"unixReviewTime\": 1472688000}"),
        layout(
            "Amazon 2023, reviews",
            "Toys.jsonl",
            "user_id parent_asin rating timestamp",
            TimeNotation.MILLISECONDS,
            "{\"rating\": 5.0, \"title\": \"t\", \"asin\": \"B1\", \"parent_asin\": \"B0\", \"user_id\": \"AF\", \"timestamp\": 1588687728923}"),
        layout(
            "Amazon 2023, with history",
            "Toys.train.csv",
            "user_id parent_asin rating  history",
            TimeNotation.SECONDS,
            "user_id,parent_asin,rating,timestamp,history",
            "AF,B3,5.0,1588687728923,B1 B2",
            "AG,B1,4.0,1588687728999,B2 B3"),
        layout(
            "Yelp",
            "yelp_review.json",
            "user_id business_id stars date",
            TimeNotation.ISO_DATE,
            "{\"review_id\": \"r1\", \"user_id\": \"u1\", \"business_id\": \"b1\", \"stars\": 4.0, \"date\": \"2016-03-09 00:00:00\"}"),
        layout(
            "Steam, reviews",
            "steam_reviews.json",
            "username product_id  date",
            TimeNotation.ISO_DATE,
            "{u'username': u'ana', u'hours': 1.0, u'product_id': u'725280', u'date': u'2017-12-17', u'text': u'x'}"),
        layout(
            "Steam, Australian libraries",
            "australian_users_items.json",
            "user_id items.item_id  ",
            TimeNotation.SECONDS,
            "{'user_id': 'ana', 'items_count': 1, 'items': [{'item_id': '10', 'item_name': 'Heat', 'playtime_forever': 6}]}"),
        layout(
            "Gowalla, Brightkite",
            "totalCheckins.txt",
            "1 5  2",
            TimeNotation.ISO_DATE,
            "0\t2010-10-19T23:55:27Z\t30.23\t-97.79\t22847",
            "1\t2010-10-18T22:17:43Z\t30.26\t-97.76\t420315"),
        layout(
            "Foursquare NYC, TKY",
            "dataset_TSMC2014_NYC.txt",
            "1 2  8",
            TimeNotation.UNIX_DATE,
            "1\tv1\tc1\tBar\t40.71\t-74.01\t-240\tTue Apr 03 18:21:06 +0000 2012",
            "2\tv2\tc1\tBar\t40.72\t-74.02\t-240\tTue Apr 03 19:21:06 +0000 2012"),
        layout(
            "Last.fm 1K",
            "plays.tsv",
            "1 5  2",
            TimeNotation.ISO_DATE,
            "u1\t2009-05-04T23:08:57Z\t0000000b-aaaa-4e99-8624-24a6e15f133a\tA\t0000005b-bd35-4e99-8624-24a6e15f133a\tS",
            "u2\t2009-05-04T13:54:10Z\t0000000c-aaaa-4e99-8624-24a6e15f133a\tB\t0000005c-bd35-4e99-8624-24a6e15f133a\tT"),
        layout(
            "Last.fm 360K",
            "usersha1-artmbid-artname-plays.tsv",
            "1 2  ",
            TimeNotation.SECONDS,
            "00000c28\t3bd73256-3905-4f3a-97e2-8b341527f805\tbetty\t2137",
            "00000d29\tf2fb0ff0-5679-42ec-a55c-15109ce6e320\tdie\t1099"),
        layout(
            "Last.fm HetRec",
            "user_artists.dat",
            "userid artistid  ",
            TimeNotation.SECONDS,
            "userID\tartistID\tweight",
            "2\t51\t13883",
            "2\t52\t11690"),
        layout(
            "Netflix Prize",
            "combined_data_1.txt",
            "1 head 2 3",
            TimeNotation.ISO_DATE,
            "1:",
            "1488844,3,2005-09-06",
            "822109,5,2005-05-13",
            "2:",
            "885013,4,2005-10-19"),
        layout(
            "Book-Crossing",
            "BX-Book-Ratings.csv",
            "user-id isbn book-rating ",
            TimeNotation.SECONDS,
            "\"User-ID\";\"ISBN\";\"Book-Rating\"",
            "\"7\";\"034545104X\";\"5\""),
        layout(
            "Jester 2",
            "jester_ratings.dat",
            "1 3  ",
            TimeNotation.SECONDS,
            "1\t\t5\t\t0.219",
            "1\t\t7\t\t-9.281",
            "2\t\t8\t\t-9.281"),
        layout(
            "Epinions, Ciao",
            "ratings_data.csv",
            "1 2 3 ",
            TimeNotation.SECONDS,
            "1 100 4",
            "1 101 5",
            "2 100 3"),
        layout(
            "Diginetica",
            "train-item-views.csv",
            "sessionid itemid  eventdate",
            TimeNotation.ISO_DATE,
            "sessionId;userId;itemId;timeframe;eventdate",
            "1;NA;81;526309;2016-05-09",
            "1;NA;82;1031018;2016-05-09"),
        layout(
            "YooChoose",
            "yoochoose-clicks.dat",
            "1 3  2",
            TimeNotation.ISO_DATE,
            "1,2014-04-07T10:51:09.277Z,214536502,0",
            "2,2014-04-07T13:56:37.614Z,214662742,0"),
        layout(
            "RetailRocket",
            "events.csv",
            "visitorid itemid  timestamp",
            TimeNotation.MILLISECONDS,
            "timestamp,visitorid,event,itemid,transactionid",
            "1433221332117,25,view,35,"),
        layout(
            "Tmall",
            "user_log_format1.csv",
            "user_id item_id  time_stamp",
            TimeNotation.MONTH_AND_DAY,
            "user_id,item_id,cat_id,seller_id,brand_id,time_stamp,action_type",
            "3,32,83,2,6,829,0",
            "3,33,83,2,6,1111,2"),
        layout(
            "Taobao UserBehavior",
            "UserBehavior.csv",
            "1 2  5",
            TimeNotation.SECONDS,
            "1,2268318,2520377,pv,1511544070",
            "2,2333346,2520771,buy,1511561733"),
        layout(
            "REES46",
            "2019-Oct.csv",
            "user_id product_id  event_time",
            TimeNotation.ISO_DATE,
            "event_time,event_type,product_id,category_id,price,user_id,user_session",
            "2019-10-01 00:00:00 UTC,view,44,21,35.79,54,a"),
        layout(
            "OTTO",
            "train.jsonl",
            "session events.aid  events.ts",
            TimeNotation.MILLISECONDS,
            "{\"session\": 1, \"events\": [{\"aid\": 5, \"ts\": 1661724000278, \"type\": \"clicks\"}]}"),
        layout(
            "MIND",
            "behaviors.tsv",
            "2   3 4",
            TimeNotation.MONTH_FIRST,
            "1\tU1\t11/10/2019 6:19:59 PM\tN1 N2\tN3-1 N4-0",
            "2\tU2\t11/13/2019 7:00:00 AM\tN2 N4\tN5-0"),
        layout(
            "Goodreads, reviews",
            "goodreads_reviews.json",
            "user_id book_id rating date_added",
            TimeNotation.UNIX_DATE,
            "{\"user_id\": \"8842\", \"book_id\": \"24\", \"review_id\": \"5c\", \"rating\": 5, \"date_added\": \"Fri Aug 25 13:55:02 -0700 2017\"}"),
        layout(
            "Goodreads, interactions",
            "goodreads_interactions.csv",
            "user_id book_id rating ",
            TimeNotation.SECONDS,
            "user_id,book_id,is_read,rating,is_reviewed",
            "0,948,1,5,0"),
        layout(
            "Anime",
            "rating.csv",
            "user_id anime_id rating ",
            TimeNotation.SECONDS,
            "user_id,anime_id,rating",
            "1,20,-1",
            "1,24,8"),
        layout(
            "KuaiRec",
            "big_matrix.csv",
            "user_id video_id  time",
            TimeNotation.ISO_DATE,
            "user_id,video_id,play_duration,time,date,timestamp",
            "0,14,13838,2020-07-05 05:27:48.378,20200705,1593898068"),
        layout(
            "Douban",
            "movie_reviews.tsv",
            "userid itemid rating timestamp",
            TimeNotation.SECONDS,
            "UserId\tItemId\tRating\tTimestamp",
            "4\t7\t3\t1229299200"),
        layout(
            "BeerAdvocate",
            "beer_reviews.csv",
            "review_profilename beer_beerid review_overall review_time",
            TimeNotation.SECONDS,
            "brewery_id,brewery_name,review_time,review_overall,review_profilename,beer_style,beer_beerid",
            "10325,V,1234817823,1.5,ana,H,47986"),
        layout(
            "Food.com",
            "interactions.csv",
            "user_id recipe_id rating date",
            TimeNotation.ISO_DATE,
            "user_id,recipe_id,date,rating,review",
            "3,40,2003-02-17,4,good"),
        layout(
            "H&M",
            "transactions_train.csv",
            "customer_id article_id  t_dat",
            TimeNotation.ISO_DATE,
            "t_dat,customer_id,article_id,price,sales_channel_id",
            "2018-09-20,ab,0663713001,0.05,2"),
        layout(
            "Instacart",
            "order_products.csv",
            "order_id product_id  ",
            TimeNotation.SECONDS,
            "order_id,product_id,add_to_cart_order,reordered",
            "2,33120,1,1",
            "2,28985,2,1"),
        layout(
            "Online Retail",
            "retail.csv",
            "customerid stockcode  invoicedate",
            TimeNotation.MONTH_FIRST,
            "InvoiceNo,StockCode,Quantity,InvoiceDate,CustomerID",
            "536365,85123A,6,12/13/2010 8:26,17850.0"),
        layout(
            "Dunnhumby",
            "transaction_data.csv",
            "household_key product_id  day",
            TimeNotation.SECONDS,
            "household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY",
            "2375,26984851472,1,1004906,1",
            "2375,26984851472,2,1033142,1"),
        layout(
            "Taste Profile",
            "train_triplets.tsv",
            "1 2  ",
            TimeNotation.SECONDS,
            "b80\tSOAKIMP12A8C130995\t1",
            "b81\tSOBBMDR12A8C13253B\t2",
            "b81\tSOBXHDL12A81C204C0\t1",
            "b82\tSOBYHAJ12A6701BF1D\t1",
            "b82\tSODACBL12A8C13C273\t1",
            "b82\tSODDNQT12A6D4F5F7E\t25",
            "b82\tSODXRTY12AB0180F3B\t1",
            "b83\tSOFGUAY12AB017B0A8\t1",
            "b83\tSOFRQTD12A81C233C0\t7",
            "b83\tSOHQWYZ12A6D4FA701\t1"),
        layout(
            "ListenBrainz",
            "listens.jsonl",
            "user_name recording_msid  listened_at",
            TimeNotation.SECONDS,
            "{\"listened_at\": 1555286560, \"user_name\": \"ana\", \"recording_msid\": \"m1\", \"track_metadata\": {\"track_name\": \"t\"}}"),
        layout(
            "Xing, RecSys Challenge",
            "interactions.tsv",
            "user_id item_id  created_at",
            TimeNotation.SECONDS,
            "user_id\titem_id\tinteraction_type\tcreated_at",
            "1\t2\t1\t1442000000"),
        layout(
            "Adressa",
            "20170101.json",
            "userId id  time",
            TimeNotation.SECONDS,
            "{\"eventId\": 1, \"userId\": \"cx:1\", \"id\": \"abc\", \"time\": 1483225202, \"url\": \"x\"}"),
        layout(
            "RecBole, atomic file",
            "a.inter",
            "user_id item_id  timestamp",
            TimeNotation.SECONDS,
            "user_id:token\titem_id:token\ttimestamp:float",
            "1\t2\t881250949"),
        layout(
            "RecBole, sequences",
            "b.train.inter",
            "user_id item_id   item_id_list",
            TimeNotation.SECONDS,
            "user_id:token\titem_id_list:token_seq\titem_id:token",
            "1\t3 4\t5",
            "2\t4 5\t3"),
        layout("SASRec", "ml-1m.txt", "1 2  ", TimeNotation.SECONDS, "1 1", "1 2", "2 1"),
        layout(
            "GRU4Rec",
            "rsc15.tsv",
            "sessionid itemid  time",
            TimeNotation.SECONDS,
            "SessionId\tItemId\tTime",
            "1\t214\t1396860669.277"));
  }

  /** User, item, rating, time and history as they are found. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void isReadByDetectionAlone(
      String name, String file, String columns, TimeNotation times, String text)
      throws IOException {
    Detection detection = Importer.detect(Downloads.text(folder, file, text), "", "");
    assertThat(String.join(" ", detection.plan().columns().inOrder())).isEqualTo(columns);
    assertThat(detection.plan().times()).isEqualTo(times);
    assertThat(detection.isOpen()).isFalse();
  }

  @Test
  void theManualNamesThemAll() throws IOException {
    String chapter = Files.readString(CHAPTER);
    assertThat(layouts().map(layout -> "| " + layout.get()[0] + " |")).allMatch(chapter::contains);
    assertThat(layouts()).hasSizeGreaterThanOrEqualTo(40);
  }
}
