package recdenoiser.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recdenoiser.app.runs.ColumnShares.Need;

class ColumnSharesTest {
  private static final Need NAME = new Need(100, 150, true);
  private static final Need MODEL = new Need(100, 300, true);
  private static final Need METRIC = Need.fixed(90);

  @Test
  void whatIsLeftOverGoesToTheColumnsOfWords() {
    assertThat(ColumnShares.of(List.of(NAME, MODEL, METRIC), 640)).containsExactly(200, 350, 90);
  }

  @Test
  void theLongestWordsGiveWayFirst() {
    assertThat(ColumnShares.of(List.of(NAME, MODEL, METRIC), 440)).containsExactly(150, 200, 90);
  }

  @Test
  void shorterWordsGiveWayWhenTheLongestAreNoLongerTheLongest() {
    assertThat(ColumnShares.of(List.of(NAME, MODEL, METRIC), 330)).containsExactly(120, 120, 90);
  }

  @Test
  void whereTheTableScrollsWordsAreReadable() {
    assertThat(ColumnShares.of(List.of(NAME, MODEL, METRIC), 200)).containsExactly(150, 184, 90);
  }

  @Test
  void numbersDoNotGrow() {
    assertThat(ColumnShares.of(List.of(METRIC, METRIC), 500)).containsExactly(90, 90);
  }
}
