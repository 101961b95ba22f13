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
  void zerosStandOutFromTheLowEndOfEveryMap(ColourScheme scheme) {
    for (ColourMap map : ColourMap.values()) {
      assertThat(contrast(scheme.zero(), new Color(map.argb(0))))
          .as("%s of %s", map, scheme)
          .isGreaterThanOrEqualTo(PARTS_OF_A_GRAPHIC);
    }
  }

  @ParameterizedTest
  @EnumSource
  void zerosAreNoColourOfAnyMap(ColourScheme scheme) {
    Color zero = scheme.zero();
    for (ColourMap map : ColourMap.values()) {
      for (int i = 0; i <= 100; i++) {
        Color colour = new Color(map.argb(i / 100.0));
        int difference =
            Math.abs(zero.getRed() - colour.getRed())
                + Math.abs(zero.getGreen() - colour.getGreen())
                + Math.abs(zero.getBlue() - colour.getBlue());
        assertThat(difference).as("%s of %s at %d %%", map, scheme, i).isGreaterThan(60);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPatternsOnlyToneStandsOutFromZerosAndFromThePage(ColourScheme scheme) {
    for (ColourMap map : ColourMap.values()) {
      Color tone = new Color(HeatScale.ofOneTone().withColours(map).argb(1));
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
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
