package recdenoiser.engine.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Published figures are found by the names that files go by. */
class PublishedStatisticsTest {
  @Test
  void severalVersionsGoByTheSameName() {
    assertThat(PublishedStatistics.of("reviews_Beauty_5"))
        .extracting(PublishedStatistics::source)
        .contains("Rec-Denoiser, Table 1", "SASRec, Table II", "Amazon 2014, 5-core");
  }

  @Test
  void movieLensIsToldByItsSize() {
    assertThat(PublishedStatistics.of("ml-1m")).allMatch(one -> one.name().equals("MovieLens-1M"));
    assertThat(PublishedStatistics.of("ml-100k"))
        .allMatch(one -> one.name().equals("MovieLens-100K"))
        .isNotEmpty();
  }

  @Test
  void nothingIsKnownOfOtherNames() {
    assertThat(PublishedStatistics.of("my-shop")).isEmpty();
  }

  @Test
  void densityFollowsFromWhatIsPrinted() {
    PublishedStatistics paper = PublishedStatistics.of("ml-1m").get(0);

    assertThat(paper.density()).isCloseTo(987_000.0 / 6040 / 3416, within(1e-12));
    assertThat(PublishedStatistics.of("steam"))
        .allMatch(one -> one.density() > 0 && one.density() < 0.01);
  }
}
