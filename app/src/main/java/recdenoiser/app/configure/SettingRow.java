package recdenoiser.app.configure;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import recdenoiser.app.shell.OnOffSwitch;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Naming;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.config.SettingDescriptor.Choice;
import recdenoiser.engine.config.SettingKind;
import recdenoiser.engine.text.Numbers;

/**
 * One setting in the form: its name, a control that fits its kind, unit, and below it what it does
 * or, in the same place, what is wrong with it. Its height never changes, so that nothing moves
 * while somebody types.
 */
final class SettingRow extends VBox {
  private static final Pattern LONG_NUMBER = Pattern.compile("(?<![.\\d])\\d{5,18}(?![.\\d])");
  private static final double LEAST_NAME = 92;
  private static final char THIN_SPACE = '\u2009';
  private static final char UNBROKEN_THIN_SPACE = '\u202f';
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

  private static final KeyCombination HELP_KEY = KeyCombination.valueOf("Shift+F1");

  private final Texts texts;
  private final SettingField field;
  private final Consumer<SettingField> commit;
  private final Consumer<SettingField> reset;
  private final Consumer<Node> focused;
  private final ObservableValue<String> query;
  private Control control;

  /**
   * @param model takes in what is left behind in the control, or the wish for the preset's value
   * @param focused takes the control when the focus has come into it
   */
  SettingRow(Texts texts, SettingField field, ConfigureModel model, Consumer<Node> focused) {
    this.texts = texts;
    this.field = field;
    this.commit = model::commit;
    this.reset = model::reset;
    this.focused = focused;
    this.query = model.filter().queryProperty();
    getStyleClass().add("setting-row");
    field.changedProperty().subscribe(changed -> pseudoClassStateChanged(CHANGED, changed));
    field.foundProperty().subscribe(found -> pseudoClassStateChanged(FOUND, found));
    Visibility.showWhen(this, field.shownProperty());
    sceneProperty().subscribe(this::fill);
  }

  /** When it comes into a scene, one row after the other: all in one go would take too long. */
  private void fill(Scene scene) {
    if (scene == null || control != null) {
      return;
    }
    control = control();
    control.setId("setting-" + field.name());
    control.setAccessibleText(spoken());
    control.setAccessibleHelp(helpText());
    getChildren().addAll(line(), new StackPane(help(), problem()));
    field
        .problemProperty()
        .subscribe(text -> control.pseudoClassStateChanged(WRONG, !text.isEmpty()));
    control
        .focusedProperty()
        .subscribe(
            inside -> {
              if (inside) {
                focused.accept(control);
              }
            });
  }

  SettingField field() {
    return field;
  }

  /** Does nothing while the row is not in a scene yet. */
  void focusControl() {
    if (control != null) {
      control.requestFocus();
    }
  }

  private String spoken() {
    SettingDescriptor setting = field.descriptor();
    return setting.unit().isEmpty() ? setting.label() : setting.label() + ", " + setting.unit();
  }

  private Node line() {
    SettingDescriptor setting = field.descriptor();
    FoundText name = new FoundText(setting.label(), query);
    name.getStyleClass().add("setting-name");
    name.setMinWidth(LEAST_NAME);
    HBox.setHgrow(name, Priority.ALWAYS);
    Label unit = new Label(setting.unit());
    unit.getStyleClass().add("muted");
    unit.setMinWidth(USE_PREF_SIZE);
    HBox edited = new HBox(8, control, unit);
    edited.setAlignment(Pos.CENTER_LEFT);
    edited.getStyleClass().add("setting-edited");
    if (setting.kind() == SettingKind.TEXT || setting.kind() == SettingKind.CHOICE) {
      edited.getChildren().remove(unit);
      HBox.setHgrow(control, Priority.ALWAYS);
      control.setMaxWidth(Double.MAX_VALUE);
    }
    HBox line = new HBox(name, resetButton(), helpButton(), edited);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("setting-line");
    return line;
  }

  private Button resetButton() {
    Button button = new Button(null, Icon.RESET.node());
    button.setId("reset-" + field.name());
    button.getStyleClass().addAll("flat", "button-icon", "setting-reset");
    button.setOnAction(event -> reset.accept(field));
    Visibility.showWhen(button, field.changedProperty());
    button.setMinWidth(USE_PREF_SIZE);
    field
        .changedProperty()
        .subscribe(
            changed -> {
              String text = texts.get("reset", field.shown(field.presetText()));
              button.setTooltip(new Tooltip(text));
              button.setAccessibleText(field.descriptor().label() + ": " + text);
            });
    return button;
  }

  private Button helpButton() {
    Button button = new Button(null, Icon.HELP.node());
    button.setId("help-" + field.name());
    button.getStyleClass().addAll("flat", "button-icon", "setting-help-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.setFocusTraversable(false);
    String opens = texts.get("help.open", field.descriptor().label());
    button.setAccessibleText(opens);
    button.setTooltip(new Tooltip(opens));
    button.setOnAction(event -> SettingHelp.show(button, texts, field, helpText()));
    control.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (HELP_KEY.match(event)) {
            button.fire();
            event.consume();
          }
        });
    return button;
  }

  private String helpText() {
    SettingDescriptor setting = field.descriptor();
    boolean number = setting.kind() == SettingKind.NUMBER || setting.kind() == SettingKind.INTEGER;
    return setting.help() + (number ? " " + sentence(spaced(setting.range())) : "");
  }

  private Label help() {
    Label help = message(helpText());
    help.getStyleClass().addAll("muted", "setting-help");
    help.visibleProperty().bind(field.problemProperty().isEmpty());
    return help;
  }

  /** Long numbers with spaces between their thousands. */
  private static String spaced(String range) {
    return LONG_NUMBER
        .matcher(range)
        .replaceAll(
            found ->
                Numbers.count(Long.parseLong(found.group()))
                    .replace(THIN_SPACE, UNBROKEN_THIN_SPACE));
  }

  private static String sentence(String words) {
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  private Label problem() {
    Label problem = message("");
    problem.setId("problem-" + field.name());
    problem.getStyleClass().add("inline-message");
    problem.textProperty().bind(field.problemProperty());
    problem.visibleProperty().bind(field.problemProperty().isNotEmpty());
    Tooltip all = new Tooltip();
    all.textProperty().bind(field.problemProperty());
    problem.setTooltip(all);
    return problem;
  }

  /** Two lines of room, whatever it says. */
  private static Label message(String text) {
    Label message = new Label(text);
    message.getStyleClass().add("setting-message");
    message.setWrapText(true);
    message.setMaxWidth(Double.MAX_VALUE);
    message.setAlignment(Pos.TOP_LEFT);
    return message;
  }

  private Control control() {
    return switch (field.descriptor().kind()) {
      case CHOICE -> choices();
      case FLAG -> flag();
      case NUMBER, INTEGER, TEXT -> text();
    };
  }

  private Control text() {
    TextField text = new TextField();
    text.getStyleClass()
        .add(field.descriptor().kind() == SettingKind.TEXT ? "setting-text" : "setting-number");
    text.textProperty().bindBidirectional(field.textProperty());
    text.setOnAction(event -> commit.accept(field));
    text.focusedProperty()
        .addListener(
            (property, before, inside) -> {
              if (!inside) {
                commit.accept(field);
              }
            });
    return text;
  }

  private Control flag() {
    OnOffSwitch flag = new OnOffSwitch("");
    field.textProperty().subscribe(value -> flag.setSelected(Boolean.parseBoolean(value)));
    flag.selectedProperty().addListener((property, before, on) -> take(Boolean.toString(on)));
    return flag;
  }

  private Control choices() {
    ComboBox<String> box = new ComboBox<>();
    box.getStyleClass().add("setting-choice");
    box.getItems().setAll(field.descriptor().choices().stream().map(Choice::value).toList());
    box.setConverter(new Naming<>(value -> field.shown(value)));
    field.textProperty().subscribe(box::setValue);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(field.textProperty().map(field::shown));
    box.setTooltip(whole);
    box.setOnAction(event -> take(box.getValue()));
    return box;
  }

  private void take(String value) {
    if (!value.equals(field.textProperty().get())) {
      field.textProperty().set(value);
      commit.accept(field);
    }
  }
}
