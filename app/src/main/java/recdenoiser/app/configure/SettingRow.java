package recdenoiser.app.configure;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.config.SettingDescriptor.Choice;
import recdenoiser.engine.config.SettingKind;
import recdenoiser.engine.text.Numbers;

/**
 * One setting in the form: its name, a control that fits its kind, unit, what it does, and what is
 * wrong with it.
 */
final class SettingRow extends VBox {
  private static final Pattern LONG_NUMBER = Pattern.compile("(?<![.\\d])\\d{5,18}(?![.\\d])");
  private static final char THIN_SPACE = '\u2009';
  private static final char UNBROKEN_THIN_SPACE = '\u202f';
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final Texts texts;
  private final SettingField field;
  private final Consumer<SettingField> commit;
  private final Control control;

  /**
   * @param commit called when the control is left or a choice is made
   * @param reset called when the preset's value is wanted back
   */
  SettingRow(
      Texts texts,
      SettingField field,
      Consumer<SettingField> commit,
      Consumer<SettingField> reset) {
    this.texts = texts;
    this.field = field;
    this.commit = commit;
    this.control = control();
    getStyleClass().add("setting-row");
    control.setId("setting-" + field.name());
    control.setTooltip(new Tooltip(field.name()));
    getChildren().addAll(line(reset), help(), problem());
    field
        .problemProperty()
        .subscribe(text -> control.pseudoClassStateChanged(WRONG, !text.isEmpty()));
    field.changedProperty().subscribe(changed -> pseudoClassStateChanged(CHANGED, changed));
    visibleProperty().bind(field.appliesProperty());
    managedProperty().bind(field.appliesProperty());
  }

  SettingField field() {
    return field;
  }

  /** Calls {@code reaction} whenever the control gets the focus. */
  void onFocused(Runnable reaction) {
    control
        .focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                reaction.run();
              }
            });
  }

  void focusControl() {
    control.requestFocus();
  }

  private Node line(Consumer<SettingField> reset) {
    SettingDescriptor setting = field.descriptor();
    Label name = new Label(setting.label());
    name.getStyleClass().add("setting-name");
    name.setLabelFor(control);
    name.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label unit = new Label(setting.unit());
    unit.getStyleClass().add("muted");
    HBox edited = new HBox(8, control, unit);
    edited.setAlignment(Pos.CENTER_LEFT);
    edited.getStyleClass().add("setting-edited");
    HBox line = new HBox(name, space, resetButton(reset), edited);
    if (setting.kind() == SettingKind.TEXT || setting.kind() == SettingKind.CHOICE) {
      edited.getChildren().remove(unit);
      HBox.setHgrow(control, Priority.ALWAYS);
      control.setMaxWidth(Double.MAX_VALUE);
    }
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("setting-line");
    return line;
  }

  private Button resetButton(Consumer<SettingField> reset) {
    Button button = new Button(null, Icon.RESET.node());
    button.setId("reset-" + field.name());
    button.getStyleClass().addAll("flat", "button-icon", "setting-reset");
    button.setOnAction(event -> reset.accept(field));
    button.visibleProperty().bind(field.changedProperty());
    button.managedProperty().bind(field.changedProperty());
    button.setMinWidth(USE_PREF_SIZE);
    field
        .changedProperty()
        .subscribe(
            changed -> {
              String text = texts.get("reset", field.shown(field.presetText()));
              button.setTooltip(new Tooltip(text));
              button.setAccessibleText(text);
            });
    return button;
  }

  private Label help() {
    SettingDescriptor setting = field.descriptor();
    boolean number = setting.kind() == SettingKind.NUMBER || setting.kind() == SettingKind.INTEGER;
    String range = number ? " " + sentence(spaced(setting.range())) : "";
    Label help = new Label(setting.help() + range);
    help.getStyleClass().addAll("muted", "setting-help");
    help.setWrapText(true);
    help.setMinHeight(USE_PREF_SIZE);
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
    Label problem = new Label();
    problem.setId("problem-" + field.name());
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.textProperty().bind(field.problemProperty());
    problem.visibleProperty().bind(field.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
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
        .subscribe(
            focused -> {
              if (!focused) {
                commit.accept(field);
              }
            });
    return text;
  }

  private Control flag() {
    CheckBox box = new CheckBox();
    field.textProperty().subscribe(value -> box.setSelected(Boolean.parseBoolean(value)));
    box.setAccessibleText(field.descriptor().label());
    box.setOnAction(event -> take(Boolean.toString(box.isSelected())));
    return box;
  }

  private Control choices() {
    ComboBox<String> box = new ComboBox<>();
    box.getStyleClass().add("setting-choice");
    box.getItems().setAll(field.descriptor().choices().stream().map(Choice::value).toList());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String value) {
            return value == null ? "" : field.shown(value);
          }

          @Override
          public String fromString(String shown) {
            return shown;
          }
        });
    field.textProperty().subscribe(box::setValue);
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
