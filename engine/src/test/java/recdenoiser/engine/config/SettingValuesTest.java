package recdenoiser.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.text.Numbers;

class SettingValuesTest {
  private final RunConfig config = Presets.load("sample").config();

  @Property
  void anyNumberInRangeReadsBackToTheLastBit(@ForAll @DoubleRange(max = 1000) double value) {
    RunConfig changed = config.with("jacobianPenalty", Numbers.decimal(value));

    assertThat(changed.denoiser().jacobianPenalty()).isEqualTo(value);
    assertThat(SettingCatalogue.get().get(changed, "jacobianPenalty"))
        .isEqualTo(Numbers.decimal(value));
  }

  @Property
  void aWholeNumberIsTakenExactlyIfItIsInRange(
      @ForAll @LongRange(min = -10, max = 3000) long value) {
    String text = Long.toString(value);
    if (value >= 1 && value <= 2000) {
      assertThat(config.with("maxLength", text).model().maxLength()).isEqualTo((int) value);
    } else {
      assertThatThrownBy(() -> config.with("maxLength", text))
          .isInstanceOf(SettingProblem.class)
          .hasMessageEndingWith("found " + text + ".");
    }
  }

  @Property
  void anyTextIsEitherAValueOrAProblem(@ForAll String text) {
    for (SettingDescriptor setting : SettingCatalogue.get().settings()) {
      try {
        RunConfig changed = config.with(setting.name(), text);
        assertThat(changed.problems())
            .allSatisfy(problem -> assertThat(problem.setting()).isIn("data", "heads", "blocks"));
      } catch (SettingProblem problem) {
        assertThat(problem.setting()).isEqualTo(setting.name());
        assertThat(problem).message().startsWith(setting.name() + " must be ");
      }
    }
  }
}
