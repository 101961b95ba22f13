package recdenoiser.app;

import static org.assertj.core.api.Assertions.assertThat;
import static recdenoiser.app.Launcher.hasDisplay;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LauncherTest {

  @Test
  void linuxHasADisplayWhereX11OrWaylandSaysSo() {
    assertThat(hasDisplay("Linux", Map.of("DISPLAY", ":0"))).isTrue();
    assertThat(hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
    assertThat(hasDisplay("Linux", Map.of("DISPLAY", ""))).isFalse();
    assertThat(hasDisplay("Linux", Map.of())).isFalse();
  }

  @Test
  void windowsAndMacAlwaysHaveADisplay() {
    assertThat(hasDisplay("Windows 11", Map.of())).isTrue();
    assertThat(hasDisplay("Mac OS X", Map.of())).isTrue();
  }
}
