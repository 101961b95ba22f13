package recdenoiser.app.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "6,040;6040;true",
        "6,040;6041;false",
        "0.987M;987400;true",
        "0.987M;986600;true",
        "0.987M;994083;false",
        "1.0M;994083;true",
        "8.88;8.8764;true",
        "8.88;8.86;false",
        "106.0;106.04;true",
        "20,000,263;20000263;true"
      })
  void aNumberFitsWhatItCanHaveBeenPrintedAs(String printed, double exact, boolean fits) {
    assertThat(PrintedNumber.of(printed).orElseThrow().fits(exact)).isEqualTo(fits);
  }

  @Test
  void wordsAreNoNumbers() {
    assertThat(PrintedNumber.of("about 5")).isEmpty();
  }

  @Test
  void aDifferenceIsPerCentOrTimes() {
    assertThat(PrintedNumber.difference(110, 100)).isEqualTo("+10\u2009%");
    assertThat(PrintedNumber.difference(101, 100)).isEqualTo("+1.0\u2009%");
    assertThat(PrintedNumber.difference(93, 100)).isEqualTo("\u22127.0\u2009%");
    assertThat(PrintedNumber.difference(420, 100)).isEqualTo("×\u20094.2");
    assertThat(PrintedNumber.difference(100, 3000)).isEqualTo("÷\u200930");
  }

  @Test
  void nothingIsSaidWhereThereIsNone() {
    assertThat(PrintedNumber.difference(100, 100)).isEmpty();
    assertThat(PrintedNumber.difference(0, 100)).isEmpty();
    assertThat(PrintedNumber.difference(5, Double.NaN)).isEmpty();
  }
}
