package recdenoiser.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthRangeTest {

  @Test
  void eitherEndMayBeLeftOpen() {
    assertThat(LengthRange.parse("20-50")).isEqualTo(new LengthRange(20, 50));
    assertThat(LengthRange.parse(" 20- ")).isEqualTo(new LengthRange(20, Integer.MAX_VALUE));
    assertThat(LengthRange.parse("-50")).isEqualTo(new LengthRange(0, 50));
    assertThat(LengthRange.parse("20")).isEqualTo(new LengthRange(20, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a-b", "1-2-3", "1.5", "20 50", "99999999999"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> LengthRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A range of lengths is written as 20-50, 20-, -50 or 20; found " + text + ".");
  }

  @Test
  void theEndIsNotBeforeTheBeginning() {
    assertThatThrownBy(() -> LengthRange.parse("50-20"))
        .hasMessage("A range of lengths goes from its least to its most; found 50-20.");
  }

  @Property(tries = 100)
  void whatIsWrittenIsReadAgain(
      @ForAll @IntRange(max = 1000) int least, @ForAll @IntRange(max = 1000) int more) {
    LengthRange range = new LengthRange(least, least + more);
    LengthRange read = LengthRange.parse(range.toString());
    assertThat(read).isEqualTo(range);
    assertThat(read.contains(least) && read.contains(least + more)).isTrue();
    assertThat(read.contains(least - 1) || read.contains(least + more + 1)).isFalse();
  }
}
