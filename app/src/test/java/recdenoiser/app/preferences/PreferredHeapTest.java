package recdenoiser.app.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.Test;
import recdenoiser.app.testing.MemoryPreferences;

class PreferredHeapTest {
  private static final int HERE = (int) (Runtime.getRuntime().maxMemory() >> 20);

  private final Preferences preferences = new MemoryPreferences();

  @Test
  void nothingPreferredOrTheSameStaysHere() {
    assertThat(PreferredHeap.isAnother(preferences)).isFalse();
    PreferredHeap.keep(preferences, HERE);
    assertThat(PreferredHeap.isAnother(preferences)).isFalse();
  }

  @Test
  void anotherHeapNeedsAnotherJvm() {
    PreferredHeap.keep(preferences, HERE / 2);
    assertThat(PreferredHeap.isAnother(preferences)).isTrue();
  }

  @Test
  void noMoreThanTheMachineHasIsTaken() {
    PreferredHeap.keep(preferences, Integer.MAX_VALUE);
    assertThat(PreferredHeap.megabytes(preferences)).isEqualTo(PreferredHeap.most());
    PreferredHeap.keep(preferences, -1);
    assertThat(PreferredHeap.megabytes(preferences)).isEqualTo(PreferredHeap.LEAST);
  }

  @Test
  void collectorsMayRoundTheSize() {
    assertThat(PreferredHeap.differs(2048, 2000)).isFalse();
    assertThat(PreferredHeap.differs(2048, 1900)).isTrue();
    assertThat(PreferredHeap.differs(1024, 2048)).isTrue();
  }

  @Test
  void everyOtherOptionStays() {
    assertThat(
            PreferredHeap.options(List.of("-Xmx2g", "--module-path=/fx", "-Dprism.order=sw"), 3072))
        .containsExactly(
            "--module-path=/fx",
            "-Dprism.order=sw",
            "-Xmx3072m",
            "-Drecdenoiser.startedAgain=true");
  }

  /** What {@link PreferredHeap#startAgain} starts in the test below. */
  public static final class HeapInMegabytes {
    public static void main(String[] arguments) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      boolean again = PreferredHeap.isAnother(new MemoryPreferences());
      System.exit(!again && megabytes == Integer.parseInt(arguments[0]) ? 17 : 1);
    }
  }

  @Test
  void theProgramStartsAgainAndSaysHowItEnded() {
    PreferredHeap.keep(preferences, PreferredHeap.LEAST);
    String expected = Integer.toString(PreferredHeap.LEAST);
    assertThat(PreferredHeap.startAgain(preferences, HeapInMegabytes.class, expected))
        .isEqualTo(17);
  }
}
