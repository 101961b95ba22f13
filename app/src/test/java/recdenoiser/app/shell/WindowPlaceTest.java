package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** A window opens where it was, as far as there is still a screen. */
class WindowPlaceTest {
  private static final Rectangle2D SCREEN = new Rectangle2D(0, 24, 1920, 1056);
  private static final Rectangle2D SECOND = new Rectangle2D(1920, 0, 1024, 768);

  @Test
  void opensInTheMiddle() {
    assertThat(WindowPlace.centred(1280, 800, SCREEN).bounds())
        .isEqualTo(new Rectangle2D(320, 152, 1280, 800));
  }

  @Test
  void aSmallScreenMakesItSmaller() {
    assertThat(WindowPlace.centred(1280, 800, SECOND).bounds())
        .isEqualTo(new Rectangle2D(1920, 0, 1024, 768));
  }

  @Test
  void staysWhereItWas() {
    WindowPlace place = new WindowPlace(new Rectangle2D(1930, 10, 900, 700), true);
    assertThat(place.on(List.of(SCREEN, SECOND))).isEqualTo(place);
  }

  @Test
  void comesBackFromAScreenThatIsGone() {
    WindowPlace place = new WindowPlace(new Rectangle2D(1930, 10, 900, 700), false);
    assertThat(place.on(List.of(SCREEN)).bounds())
        .isEqualTo(WindowPlace.centred(900, 700, SCREEN).bounds());
  }

  @Test
  void isReadAsItWasWritten() {
    WindowPlace place = new WindowPlace(new Rectangle2D(-8, 10, 900, 700), true);
    assertThat(place.text()).isEqualTo("-8 10 900 700 maximised");
    assertThat(WindowPlace.of(place.text())).contains(place);
  }

  @Test
  void whatIsNoPlaceIsNone() {
    assertThat(WindowPlace.of("")).isEmpty();
    assertThat(WindowPlace.of("1 2 3")).isEmpty();
    assertThat(WindowPlace.of("1 2 x 4")).isEmpty();
    assertThat(WindowPlace.of("1 2 0 4")).isEmpty();
    assertThat(WindowPlace.of("1 2 NaN 4")).isEmpty();
    assertThat(WindowPlace.of("1 2 Infinity 4")).isEmpty();
  }

  @Property
  void isNeverOffScreen(
      @ForAll @DoubleRange(min = -5000, max = 5000) double x,
      @ForAll @DoubleRange(min = -5000, max = 5000) double y,
      @ForAll @DoubleRange(min = 1, max = 5000) double width,
      @ForAll @DoubleRange(min = 1, max = 5000) double height) {
    WindowPlace place = new WindowPlace(new Rectangle2D(x, y, width, height), false);
    Rectangle2D bounds = place.on(List.of(SCREEN, SECOND)).bounds();
    assertThat(List.of(SCREEN, SECOND)).anyMatch(screen -> contains(screen, bounds));
  }

  private static boolean contains(Rectangle2D screen, Rectangle2D bounds) {
    double rounding = 1e-6;
    return bounds.getMinX() >= screen.getMinX() - rounding
        && bounds.getMinY() >= screen.getMinY() - rounding
        && bounds.getMaxX() <= screen.getMaxX() + rounding
        && bounds.getMaxY() <= screen.getMaxY() + rounding;
  }
}
