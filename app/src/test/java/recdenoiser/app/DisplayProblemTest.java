package recdenoiser.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What JavaFX throws on machines on which it cannot open a window, and what a person reads. */
final class DisplayProblemTest {

  @Test
  void namesThePackagesWhereGtkIsMissing() {
    var failure = new UnsupportedOperationException("Unable to load glass GTK library.");
    assertThat(DisplayProblem.sentence(failure, Map.of("DISPLAY", ":0")))
        .get()
        .asString()
        .contains("Unable to load glass GTK library.")
        .contains("apt install libgtk-3-0")
        .contains("dnf install gtk3");
  }

  @Test
  void namesThePackagesWhereAnyLibraryIsMissing() {
    var cause = new UnsatisfiedLinkError("libXtst.so.6: cannot open shared object file");
    assertThat(DisplayProblem.sentence(new RuntimeException(cause), Map.of()))
        .get()
        .asString()
        .contains("libXtst.so.6")
        .contains("libxtst6");
  }

  @Test
  void namesADisplayThatCannotBeOpened() {
    var failure = new UnsupportedOperationException("Unable to open DISPLAY");
    assertThat(DisplayProblem.sentence(failure, Map.of("DISPLAY", ":98")))
        .get()
        .asString()
        .startsWith("The display \":98\" cannot be opened");
  }

  @Test
  void leavesOtherFailuresAlone() {
    assertThat(DisplayProblem.sentence(new IllegalStateException("x"), Map.of())).isEmpty();
    assertThat(DisplayProblem.sentence(new IllegalStateException(), Map.of())).isEmpty();
  }
}
