package recdenoiser.app.configure;

import atlantafx.base.controls.CustomTextField;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.configure.ConfigureModel.FieldGroup;
import recdenoiser.app.shell.OnOffSwitch;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/**
 * Above the form, always visible: a search, which settings are shown, ways to their groups, and
 * what can be taken back.
 */
final class FormBar extends VBox {
  private final Texts texts;
  private final ConfigureModel model;
  private final CustomTextField search = new CustomTextField();

  /**
   * @param jump scrolls to a group
   */
  FormBar(Texts texts, ConfigureModel model, Consumer<FieldGroup> jump) {
    this.texts = texts;
    this.model = model;
    getStyleClass().add("form-bar");
    setUpSearch();
    FlowPane choices =
        new FlowPane(
            16,
            8,
            search,
            toggle("advanced", model.filter().advancedProperty()),
            toggle("differing", model.filter().onlyDifferingProperty()));
    choices.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(choices, jumps(jump), message());
  }

  void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  private void setUpSearch() {
    search.setId("configure-search");
    search.getStyleClass().add("setting-search");
    search.setPromptText(texts.get("search"));
    search.setAccessibleText(texts.get("search"));
    search.setLeft(Icon.SEARCH.node());
    search.textProperty().bindBidirectional(model.filter().queryProperty());
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
          }
        });
  }

  private OnOffSwitch toggle(String key, BooleanProperty on) {
    OnOffSwitch toggle = new OnOffSwitch(texts.get(key));
    toggle.setId("configure-" + key);
    toggle.setTooltip(new Tooltip(texts.get(key + ".help")));
    toggle.selectedProperty().bindBidirectional(on);
    return toggle;
  }

  private Node jumps(Consumer<FieldGroup> jump) {
    FlowPane links = new FlowPane(12, 0, muted(texts.get("jump")));
    links.setId("configure-jumps");
    links.setAlignment(Pos.CENTER_LEFT);
    for (FieldGroup group : model.groups()) {
      Hyperlink link = new Hyperlink(group.label());
      link.setId("jump-" + group.name());
      link.setOnAction(
          event -> {
            link.setVisited(false);
            jump.accept(group);
          });
      Visibility.showWhen(link, group.shown());
      links.getChildren().add(link);
    }
    return links;
  }

  /** One line that is always there: how much is shown, or what the last change has replaced. */
  private Node message() {
    Label text = new Label();
    text.setId("configure-message");
    text.setMinWidth(0);
    text.textProperty()
        .bind(
            Bindings.createStringBinding(
                this::sentence,
                model.lostProperty(),
                model.shownCountProperty(),
                model.filter().queryProperty(),
                model.filter().onlyDifferingProperty()));
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(text.textProperty());
    text.setTooltip(whole);
    HBox.setHgrow(text, Priority.SOMETIMES);
    Button undo = new Button(texts.get("undo"), Icon.UNDO.node());
    undo.setId("configure-undo");
    undo.getStyleClass().addAll("small", "flat");
    undo.setTooltip(new Tooltip(texts.get("undo.help")));
    undo.setMinWidth(Region.USE_PREF_SIZE);
    undo.setOnAction(event -> model.undo());
    undo.visibleProperty().bind(model.undoableProperty());
    HBox line = new HBox(12, text, undo);
    line.getStyleClass().add("form-message");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private String sentence() {
    if (!model.lostProperty().get().isEmpty()) {
      return model.lostProperty().get();
    }
    int shown = model.shownCountProperty().get();
    if (shown == 0) {
      return texts.get(model.filter().searching() ? "search.none" : "differing.none");
    }
    return texts.get("shown", Integer.toString(shown), Integer.toString(model.applying()));
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }
}
