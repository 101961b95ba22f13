package recdenoiser.app.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.config.Preset;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;

/** A person finds settings, changes them, loses changes and takes that back. */
@ExtendWith(ApplicationExtension.class)
class FormFlowsTest {
  private final ConfigureModel model = new ConfigureModel(Presets.list());
  private final List<RunConfig> launched = new ArrayList<>();
  private ConfigureController controller;
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
    Shell shell = new Shell(themes, () -> {});
    controller = new ConfigureController(model, Background.direct(), launched::add, 1);
    shell.add(
        new ConfigurePage(model, controller, new ReadOnlyObjectWrapper<OpenedData>(this, "data")));
    stage.setScene(shell.scene(1024, 700));
    themes.dress(stage.getScene());
    stage.show();
    stage.requestFocus();
  }

  @Test
  void theFormBeginsWithBasicSettings(FxRobot robot) {
    assertThat(seen("setting-maxLength")).isTrue();
    assertThat(seen("setting-epsilon")).isFalse();
    robot.clickOn("#configure-advanced");
    assertThat(seen("setting-epsilon")).isTrue();
    assertThat(message()).matches("(\\d+) of \\1 settings that apply are shown\\.");
    robot.clickOn("#configure-advanced");
    assertThat(seen("setting-epsilon")).isFalse();
  }

  @Test
  void aSearchGoesThroughNamesLabelsAndHelpAndMarksWhatItFound(FxRobot robot) {
    robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
    robot.write("sequence len");
    assertThat(seen("setting-maxLength")).isTrue();
    assertThat(seen("group-evaluation")).as("a group without matches").isFalse();
    assertThat(seen("jump-evaluation")).isFalse();
    assertThat(marked()).contains("Sequence").contains("len");
    robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
    robot.write("epsilon");
    assertThat(seen("setting-epsilon")).as("advanced settings are found too").isTrue();
    robot.write("zzz");
    assertThat(message()).isEqualTo("No setting that applies here is called so.");
    robot.push(KeyCode.ESCAPE);
    assertThat(seen("setting-maxLength")).isTrue();
  }

  @Test
  void onlyWhatDiffersIsShownOnRequest(FxRobot robot) {
    robot.clickOn("#configure-differing");
    robot.interact(() -> find("configure-differing").requestFocus());
    assertThat(message()).isEqualTo("Nothing differs from the preset.");
    robot.push(KeyCode.SPACE);
    type(robot, "width", "64");
    robot.clickOn("#configure-differing");
    assertThat(seen("setting-width")).isTrue();
    assertThat(seen("setting-maxLength")).isFalse();
  }

  @Test
  void aPresetThatDiscardsChangesSaysSoAndGivesThemBack(FxRobot robot) {
    type(robot, "width", "64");
    type(robot, "epochs", "many");
    RunConfig before = model.config();
    Preset other = model.presets().get(1);
    choosePreset(robot, other);
    assertThat(model.config()).isNotEqualTo(before);
    assertThat(message())
        .isEqualTo("“" + other.title() + "” was chosen. 2 of your changes are gone.");
    robot.clickOn("#configure-undo");
    assertThat(model.config()).isEqualTo(before);
    assertThat(model.presetProperty().get()).isEqualTo(model.presets().get(0));
    assertThat(field("epochs").getText()).as("what could not be read").isEqualTo("many");
    assertThat(field("width").getText()).isEqualTo("64");
  }

  @Test
  void controlZTakesBackOneChangeAfterAnother(FxRobot robot) {
    RunConfig before = model.config();
    type(robot, "width", "64");
    robot.interact(() -> find("reset-width").requestFocus());
    robot.interact(((ButtonBase) find("reset-width"))::fire);
    assertThat(message()).isEqualTo("Width d was 64.");
    robot.interact(() -> find("configure-start").requestFocus());
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    assertThat(model.config().model().width()).isEqualTo(64);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    assertThat(model.config()).isEqualTo(before);
    assertThat(find("configure-undo").isVisible()).isFalse();
  }

  @Test
  void aProblemMovesNothingAndSpeaksOfTheLabel(FxRobot robot) {
    robot.interact(() -> find("setting-heads").requestFocus());
    Pulses.await(4);
    Bounds heads = place("setting-heads");
    Bounds start = place("configure-start");
    robot.interact(() -> find("setting-maxLength").requestFocus());
    robot.interact(() -> field("maxLength").setText("0"));
    robot.interact(() -> find("setting-heads").requestFocus());
    Pulses.await(4);
    assertThat(((Label) find("problem-maxLength")).getText())
        .isEqualTo("Sequence length n must be between 1 and 2000 items; found 0.");
    double moved = place("setting-heads").getMinY() - heads.getMinY();
    ScrollPane scroll = scroll();
    assertThat(Math.abs(moved) < 1 || scroll.getVvalue() > 0).isTrue();
    assertThat(height("setting-maxLength")).isEqualTo(height("setting-heads"));
    assertThat(place("configure-start")).isEqualTo(start);
  }

  @Test
  void theRowOfASettingKeepsItsHeightWhateverItSays(FxRobot robot) {
    Pulses.await(4);
    double before = height("setting-maxLength");
    robot.interact(() -> field("maxLength").setText("a value that nobody could ever read"));
    robot.interact(() -> model.commit(model.field("maxLength")));
    Pulses.await(4);
    assertThat(height("setting-maxLength")).isEqualTo(before);
  }

  @Test
  void linksGoToTheirGroups(FxRobot robot) {
    robot.clickOn("#jump-training");
    Pulses.await(4);
    assertThat(stage.getScene().getFocusOwner()).isSameAs(find("setting-seed"));
    assertThat(scroll().getVvalue()).isPositive();
    Bounds heading = place("group-training");
    assertThat(heading.getMinY()).isLessThan(stage.getScene().getHeight() - 100);
  }

  @Test
  void aRunCanBeSetUpLikeAnother(FxRobot robot) {
    Preset preset =
        model.presets().stream()
            .filter(each -> each.name().equals("sample"))
            .findFirst()
            .orElseThrow();
    robot.interact(
        () -> {
          model.choosePreset(preset);
          set("seed", "7");
          set("data", "sample:shop");
        });
    RunConfig of = model.config();
    robot.interact(() -> model.choosePreset(model.presets().get(0)));
    robot.interact(() -> controller.setUpLike(of, "yesterday"));
    assertThat(model.config()).isEqualTo(of);
    assertThat(model.presetProperty().get()).isEqualTo(preset);
    assertThat(model.differences()).extracting(each -> each.name()).containsExactly("seed");
    assertThat(message())
        .isEqualTo("Set up like yesterday. What differs from the preset is marked.");
  }

  @Test
  void theHelpOfASettingOpensBesideIt(FxRobot robot) {
    robot.interact(((ButtonBase) find("help-maxLength"))::fire);
    Pulses.await(4);
    assertThat(Window.getWindows()).anyMatch(PopOver.class::isInstance);
    robot.interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(PopOver.class::isInstance)
                .forEach(Window::hide));
  }

  @Test
  void everyControlHasANameForScreenReaders() {
    for (ConfigureModel.FieldGroup group : model.groups()) {
      for (SettingField each : group.fields()) {
        assertThat(find("setting-" + each.name()).getAccessibleText())
            .as(each.name())
            .startsWith(each.descriptor().label());
      }
    }
    for (String id : List.of("preset", "configure-search", "configure-advanced")) {
      assertThat(find(id).getAccessibleText()).as(id).isNotBlank();
    }
  }

  private void set(String name, String value) {
    model.field(name).textProperty().set(value);
    model.commit(model.field(name));
  }

  /** As somebody does who goes into the field, writes and leaves it. */
  private void type(FxRobot robot, String name, String value) {
    robot.interact(() -> find("setting-" + name).requestFocus());
    robot.interact(() -> field(name).setText(value));
    robot.push(KeyCode.TAB);
  }

  private void choosePreset(FxRobot robot, Preset preset) {
    @SuppressWarnings("unchecked")
    ComboBox<Preset> box = (ComboBox<Preset>) find("preset");
    robot.interact(() -> box.setValue(preset));
  }

  private String message() {
    return ((Label) find("configure-message")).getText();
  }

  private List<String> marked() {
    return stage.getScene().getRoot().lookupAll(".found-text").stream()
        .map(node -> ((Text) node).getText())
        .toList();
  }

  private TextField field(String name) {
    return (TextField) find("setting-" + name);
  }

  private ScrollPane scroll() {
    Node found = find("setting-heads");
    while (!(found instanceof ScrollPane)) {
      found = found.getParent();
    }
    return (ScrollPane) found;
  }

  private Bounds place(String id) {
    Node node = find(id);
    return node.localToScene(node.getBoundsInLocal());
  }

  /** Of the row in which a control stands. */
  private double height(String id) {
    Node node = find(id);
    while (!(node instanceof SettingRow)) {
      node = node.getParent();
    }
    return node.getBoundsInLocal().getHeight();
  }

  private boolean seen(String id) {
    for (Node each = find(id); each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private Node find(String id) {
    Node found = stage.getScene().getRoot().lookup("#" + id);
    assertThat(found).as(id).isNotNull();
    return found;
  }
}
