package recdenoiser.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void metricsHaveFourDecimals() {
    assertThat(Numbers.metric(0.53)).isEqualTo("0.5300");
    assertThat(Numbers.metric(Double.NaN)).isEqualTo("–");
  }

  @Test
  void thousandsAreThinlySpaced() {
    assertThat(Numbers.count(287_107)).isEqualTo("287\u2009107");
  }

  @Test
  void zeroHasNoSign() {
    assertThat(Numbers.fixed(-0.0, 1)).isEqualTo("0.0");
    assertThat(Numbers.fixed(-0.00001, 2)).isEqualTo("0.00");
    assertThat(Numbers.fixed(-3, 0)).isEqualTo("−3");
  }

  @Test
  void significantNumbersKeepFourDigits() {
    assertThat(Numbers.significant(18_402.6)).isEqualTo("18\u2009403");
    assertThat(Numbers.significant(1.23456)).isEqualTo("1.235");
    assertThat(Numbers.significant(0.041234)).isEqualTo("0.0412");
    assertThat(Numbers.significant(0.0000123)).isEqualTo("1.23e−5");
  }

  @Test
  void durationsReadLikeClocks() {
    assertThat(Numbers.duration(192)).isEqualTo("3:12");
    assertThat(Numbers.duration(3849)).isEqualTo("1:04:09");
    assertThat(Numbers.duration(Double.NaN)).isEqualTo("–");
  }
}
