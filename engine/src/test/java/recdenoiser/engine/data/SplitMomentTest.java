package recdenoiser.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMomentTest {

  @Test
  void aNumberIsAShare() {
    assertThat(SplitMoment.parse(" 0.85 ")).isEqualTo(new SplitMoment(0.85, null));
    assertThat(SplitMoment.parse("8e-1").share()).isEqualTo(0.8);
  }

  @ParameterizedTest
  @CsvSource({
    "2000-12-31, 2000-12-31T00:00:00Z",
    "2000-12-31T18:30:00, 2000-12-31T18:30:00Z",
    "2000-12-31T18:30:00Z, 2000-12-31T18:30:00Z",
    "2000-12-31T18:30+01:00, 2000-12-31T17:30:00Z"
  })
  void aDateIsAMomentInUtc(String text, String moment) {
    assertThat(SplitMoment.parse(text).date()).hasToString(moment);
    assertThat(SplitMoment.parse(text).isShare()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1", "1.5", "-0.1", "NaN", "80%", "31.12.2000", "2000-13-01"})
  void whatIsNeitherIsSaid(String text) {
    assertThatThrownBy(() -> SplitMoment.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 0.8, or a date such as 2000-12-31")
        .hasMessageEndingWith("found \"" + text + "\".");
  }

  @Test
  void onlyMomentsOfAKindAreInOrderWithoutData() {
    SplitMoment early = SplitMoment.parse("0.8");
    SplitMoment date = SplitMoment.parse("2000-12-31");

    assertThat(SplitMoment.parse("0.9").comesAfterOrWith(early)).isTrue();
    assertThat(early.comesAfterOrWith(early)).isTrue();
    assertThat(early.comesAfterOrWith(SplitMoment.parse("0.9"))).isFalse();
    assertThat(date.comesAfterOrWith(SplitMoment.parse("2000-12-30"))).isTrue();
    assertThat(date.comesAfterOrWith(early)).isFalse();
  }
}
