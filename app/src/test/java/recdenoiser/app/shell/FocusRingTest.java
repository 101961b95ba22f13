package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Icon;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;

/** Who uses the keyboard sees where it is, on every kind of control and in both looks. */
@ExtendWith(ApplicationExtension.class)
class FocusRingTest {
  private static final double LEAST_CONTRAST = 3;

  private final Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
  private Button first;
  private List<Control> kinds;

  @Start
  void start(Stage stage) {
    first = new Button("First");
    Button icon = new Button(null, Icon.HELP.node());
    icon.getStyleClass().addAll("flat", "button-icon");
    Button accent = new Button("Accent");
    accent.getStyleClass().add("accent");
    ToggleButton rail = new ToggleButton("Rail");
    rail.getStyleClass().add("rail-button");
    kinds =
        List.of(
            icon,
            accent,
            rail,
            new ToggleButton("Toggle"),
            new Hyperlink("Link"),
            new CheckBox("Check"),
            new ComboBox<String>(),
            new Slider(),
            new TextField(),
            new OnOffSwitch("Switch"),
            new SpanSlider(0, 1));
    VBox box = new VBox(16, first);
    box.getChildren().addAll(kinds);
    Scene scene = new Scene(box, 400, 700);
    themes.dress(scene);
    stage.setScene(scene);
    stage.show();
    stage.requestFocus();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void isThereOnEveryKindOfControl(Theme theme, FxRobot robot) {
    robot.interact(() -> themes.choose(theme));
    robot.interact(first::requestFocus);
    for (Control control : kinds) {
      robot.push(KeyCode.TAB);
      WaitForAsyncUtils.waitForFxEvents();
      Pulses.await(2);
      assertThat(control.isFocused()).as(control.toString()).isTrue();
      BorderStroke ring = ring(control.getBorder());
      assertThat(ring.getWidths().getTop()).isGreaterThanOrEqualTo(2);
      assertThat(contrast((Color) ring.getTopStroke(), theme.background()))
          .as("contrast of the ring on %s", control)
          .isGreaterThanOrEqualTo(LEAST_CONTRAST);
    }
  }

  @Test
  void aClickLeavesNone(FxRobot robot) {
    robot.clickOn(first);
    Pulses.await(2);
    assertThat(first.isFocused()).isTrue();
    assertThat(first.isFocusVisible()).isFalse();
  }

  private static BorderStroke ring(Border border) {
    assertThat(border).isNotNull();
    return border.getStrokes().get(border.getStrokes().size() - 1);
  }

  /** Of two colours, as WCAG 2 defines it. */
  private static double contrast(Color a, Color b) {
    double lighter = Math.max(luminance(a), luminance(b));
    double darker = Math.min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
