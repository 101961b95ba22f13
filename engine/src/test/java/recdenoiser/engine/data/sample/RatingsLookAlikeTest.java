package recdenoiser.engine.data.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.statistics.DataStatistics;
import recdenoiser.engine.data.statistics.OrderStatistics;

class RatingsLookAlikeTest {
  @TempDir Path folder;

  @Test
  void hasTheShapeOfMovieLens() throws IOException {
    Sequences data = DataFiles.read(new RatingsLookAlike(100_000, 1).write(folder));

    DataStatistics statistics = DataStatistics.of(data);
    assertThat(statistics.actions()).isEqualTo(100_000);
    assertThat(statistics.users()).isEqualTo(692);
    assertThat(statistics.lengthQuantiles().get(0).length()).isGreaterThanOrEqualTo(20);
    assertThat(statistics.medianActionsPerUser()).isBetween(50.0, 100.0);
    assertThat(statistics.hasTitles()).isTrue();
    assertThat(statistics.genres()).hasSize(8);
    assertThat(OrderStatistics.of(data).repeatedActions()).isZero();
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path one = new RatingsLookAlike(5_000, 7).write(folder.resolve("one"));
    Path two = new RatingsLookAlike(5_000, 7).write(folder.resolve("two"));

    assertThat(one).hasSameBinaryContentAs(two);
  }
}
