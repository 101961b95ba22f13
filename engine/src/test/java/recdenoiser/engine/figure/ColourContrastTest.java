package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast as the Web Content Accessibility Guidelines define it, 1 … 21. */
class ColourContrastTest {
  private static final double PARTS_OF_A_GRAPHIC = 3;
  private static final double TEXT = 4.5;

  @ParameterizedTest
  @EnumSource
  void zerosLowValuesAndThePageStandOutFromOneAnother(ColourScheme scheme) {
    assertThat(contrast(scheme.zero(), scheme.background()))
        .as("zero and page of %s", scheme)
        .isGreaterThanOrEqualTo(PARTS_OF_A_GRAPHIC);
    for (ColourMap map : ColourMap.sequential()) {
      Color low = new Color(map.argb(0, scheme));
      assertThat(contrast(scheme.zero(), low))
          .as("zero and low %s of %s", map, scheme)
          .isGreaterThanOrEqualTo(PARTS_OF_A_GRAPHIC);
      assertThat(contrast(low, scheme.background()))
          .as("low %s and page of %s", map, scheme)
          .isGreaterThanOrEqualTo(PARTS_OF_A_GRAPHIC);
    }
  }

  @ParameterizedTest
  @EnumSource
  void zerosAreNoColourOfAnyMapToAnyEye(ColourScheme scheme) {
    for (ColourVision eye : ColourVision.values()) {
      for (ColourMap map : ColourMap.sequential()) {
        for (int i = 0; i <= 100; i++) {
          assertThat(eye.difference(scheme.zero(), new Color(map.argb(i / 100.0, scheme))))
              .as("%s of %s at %d %% to %s", map, scheme, i, eye)
              .isGreaterThan(12);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPatternsOnlyToneStandsOutFromZerosAndFromThePage(ColourScheme scheme) {
    for (ColourMap map : ColourMap.sequential()) {
      Color tone = new Color(HeatScale.ofOneTone().withColours(map).argb(1, scheme));
      assertThat(contrast(tone, scheme.zero())).as("%s of %s", map, scheme).isGreaterThan(2);
      assertThat(contrast(tone, scheme.background()))
          .as("%s of %s", map, scheme)
          .isGreaterThanOrEqualTo(PARTS_OF_A_GRAPHIC);
    }
  }

  @ParameterizedTest
  @EnumSource
  void linesStandOutFromThePage(ColourScheme scheme) {
    for (int slot = 0; slot < 8; slot++) {
      assertThat(contrast(scheme.line(slot), scheme.background()))
          .as("line %d of %s", slot, scheme)
          .isGreaterThanOrEqualTo(PARTS_OF_A_GRAPHIC);
    }
  }

  @ParameterizedTest
  @EnumSource
  void differencesStandOutFromNoneOnBothSidesAlike(ColourScheme scheme) {
    HeatScale scale = HeatScale.around(0.5);
    Color none = new Color(scale.zero(scheme));
    Color less = new Color(scale.argb(-0.5, scheme));
    Color more = new Color(scale.argb(0.5, scheme));
    assertThat(contrast(none, scheme.background())).isGreaterThanOrEqualTo(PARTS_OF_A_GRAPHIC);
    assertThat(contrast(none, less)).isGreaterThanOrEqualTo(PARTS_OF_A_GRAPHIC);
    assertThat(contrast(none, more)).isGreaterThanOrEqualTo(PARTS_OF_A_GRAPHIC);
    for (ColourVision eye : ColourVision.values()) {
      assertThat(eye.difference(less, more)).as("%s of %s", eye, scheme).isGreaterThan(25);
    }
  }

  @ParameterizedTest
  @EnumSource
  void textsCanBeRead(ColourScheme scheme) {
    assertThat(contrast(scheme.text(), scheme.background())).isGreaterThanOrEqualTo(TEXT);
    assertThat(contrast(scheme.mutedText(), scheme.background())).isGreaterThanOrEqualTo(TEXT);
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * ColourVision.linear(colour.getRed())
        + 0.7152 * ColourVision.linear(colour.getGreen())
        + 0.0722 * ColourVision.linear(colour.getBlue());
  }
}
