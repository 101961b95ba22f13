package recdenoiser.engine.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.RealData;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.opening.SequencesInWords;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.data.preparing.KCore;
import recdenoiser.engine.data.statistics.DataStatistics.GenreShare;
import recdenoiser.engine.data.statistics.DataStatistics.LengthBin;
import recdenoiser.engine.data.statistics.DataStatistics.LengthQuantile;
import recdenoiser.engine.data.statistics.DataStatistics.PopularItem;

class DataStatisticsTest {
  private static final Sequences FOUR_USERS =
      SequencesInWords.of(
          5, new int[] {1, 2}, new int[] {2, 3, 2}, new int[] {2}, new int[] {1, 2, 3, 4, 5, 1});

  @TempDir Path folder;

  @Test
  void countsByHand() {
    DataStatistics statistics = DataStatistics.of(FOUR_USERS);

    assertThat(statistics.actions()).isEqualTo(12);
    assertThat(statistics.meanActionsPerUser()).isEqualTo(3.0);
    assertThat(statistics.medianActionsPerUser()).isEqualTo(2.5);
    assertThat(statistics.longestSequence()).isEqualTo(6);
    assertThat(statistics.meanActionsPerItem()).isEqualTo(2.4);
    assertThat(statistics.medianActionsPerItem()).isEqualTo(2.0);
    assertThat(statistics.density()).isCloseTo(12.0 / 20, within(1e-15));
    assertThat(statistics.evaluatedUsers()).isEqualTo(2);
    assertThat(statistics.popularItems())
        .startsWith(
            new PopularItem(2, "2", 5), new PopularItem(1, "1", 3), new PopularItem(3, "3", 2));
  }

  @Test
  void countsGenresByItemsAndByActions() throws IOException {
    Path file = folder.resolve("films.inter");
    Files.writeString(file, "user_id:token\titem_id:token\n1\ta\n1\tb\n2\ta\n2\tc\n");
    Files.writeString(
        folder.resolve("films.item"),
        "item_id:token\tgenres:token_seq\na\tWar\nb\tWar Love\nc\t\n");

    DataStatistics statistics = DataStatistics.of(DataFiles.read(file));

    assertThat(statistics.genres())
        .containsExactly(new GenreShare("War", 2, 0.75), new GenreShare("Love", 1, 0.25));
    assertThat(statistics.hasTitles()).isFalse();
  }

  @Test
  void sortsUsersByLength() {
    DataStatistics statistics = DataStatistics.of(FOUR_USERS);

    assertThat(statistics.lengthHistogram())
        .containsExactly(
            new LengthBin(1, 1, 1),
            new LengthBin(2, 2, 1),
            new LengthBin(3, 3, 1),
            new LengthBin(4, 4, 0),
            new LengthBin(5, 5, 0),
            new LengthBin(6, 6, 1));
    assertThat(statistics.lengthQuantiles())
        .contains(
            new LengthQuantile(0, 1),
            new LengthQuantile(0.25, 1),
            new LengthQuantile(0.5, 2),
            new LengthQuantile(0.75, 3),
            new LengthQuantile(1, 6));
  }

  @Test
  void theHistogramHoldsEveryUserOnceInFewBins() {
    DataStatistics shop = DataStatistics.of(DataSets.open("sample:shop").sequences());

    assertThat(shop.lengthHistogram()).hasSizeLessThanOrEqualTo(41);
    assertThat(shop.lengthHistogram().stream().mapToInt(LengthBin::users).sum()).isEqualTo(1500);
    assertThat(shop.lengthHistogram().get(shop.lengthHistogram().size() - 1).to())
        .isGreaterThanOrEqualTo(shop.longestSequence());
  }

  @Test
  void isWrittenAndReadAsJson() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    DataStatistics statistics = DataStatistics.of(FOUR_USERS);

    JsonNode json = mapper.valueToTree(statistics);

    assertThat(json.get("users").asInt()).isEqualTo(4);
    assertThat(mapper.treeToValue(json, DataStatistics.class)).isEqualTo(statistics);
  }

  @ParameterizedTest
  @CsvSource({
    "games.txt, 31013, 23715, 287107, 6, false, false",
    "ml-1m.txt, 6040, 3416, 994083, 95, false, false",
    "beauty-5core.txt, 22363, 12101, 198502, 6, true, false",
    "ml-100k.inter, 943, 1682, 100000, 65, true, true"
  })
  void agreesWithWhatIsKnownOfTheRealFiles(
      String name,
      int users,
      int items,
      int actions,
      double median,
      boolean times,
      boolean titles) {
    Path file = RealData.file(name);

    DataStatistics statistics = DataStatistics.of(DataFiles.read(file));

    assertThat(statistics.users()).isEqualTo(users);
    assertThat(statistics.items()).isEqualTo(items);
    assertThat(statistics.actions()).isEqualTo(actions);
    assertThat(statistics.medianActionsPerUser()).isEqualTo(median);
    assertThat(statistics.hasTimes()).isEqualTo(times);
    assertThat(statistics.hasTitles()).isEqualTo(titles);
  }

  @Test
  void theMostWatchedFilmOfMovieLensIsStarWars() {
    DataStatistics statistics = DataStatistics.of(DataFiles.read(RealData.file("ml-100k.inter")));

    assertThat(statistics.popularItems().get(0).label()).isEqualTo("Star Wars (1977)");
    assertThat(statistics.popularItems().get(0).actions()).isEqualTo(583);
  }

  @Test
  void beautyIsAFiveCore() {
    Sequences beauty = DataFiles.read(RealData.file("beauty-5core.txt"));

    Sequences core = KCore.apply(beauty, 5, 5, DataSettings.CoreRule.ITERATED);

    assertThat(core.actionCount()).isEqualTo(beauty.actionCount());
  }
}
