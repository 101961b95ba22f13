package recdenoiser.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import recdenoiser.app.testing.MemoryPreferences;

class ThemesTest {
  private final MemoryPreferences preferences = new MemoryPreferences();

  @Test
  void firstStartFollowsTheDesktop() {
    assertThat(new Themes(preferences, () -> Optional.of(Theme.DARK)).theme())
        .isEqualTo(Theme.DARK);
  }

  @Test
  void silentDesktopMeansLight() {
    assertThat(new Themes(preferences, Optional::empty).theme()).isEqualTo(Theme.LIGHT);
  }

  @Test
  void choiceIsRememberedAgainstTheDesktop() {
    new Themes(preferences, () -> Optional.of(Theme.LIGHT)).toggle();
    assertThat(new Themes(preferences, () -> Optional.of(Theme.LIGHT)).theme())
        .isEqualTo(Theme.DARK);
  }

  @Test
  void followingTheDesktopIsNotAChoice() {
    new Themes(preferences, () -> Optional.of(Theme.DARK));
    assertThat(new Themes(preferences, () -> Optional.of(Theme.LIGHT)).theme())
        .isEqualTo(Theme.LIGHT);
  }

  @Test
  void nonsenseInThePreferencesIsIgnored() {
    preferences.put("theme", "sepia");
    assertThat(new Themes(preferences, Optional::empty).theme()).isEqualTo(Theme.LIGHT);
  }
}
