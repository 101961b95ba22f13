package recdenoiser.app.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;

/** Name of the page, what it is about, and how the run stands. */
final class Header extends HBox {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final Texts texts;
  private final StatusLine words;
  private final Label title = new Label();
  private final Label context = new Label();
  private final Circle dot = new Circle(4);
  private final Label state = new Label();
  private final Label remaining = new Label();

  Header(Texts texts, ShellModel model, Themes themes) {
    this.texts = texts;
    this.words = new StatusLine(texts);
    getStyleClass().add("page-header");
    setAlignment(Pos.CENTER_LEFT);
    title.setId("page-title");
    title.getStyleClass().add("page-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    context.setId("page-context");
    context.getStyleClass().add("page-context");
    context.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    context.setMinWidth(0);
    context.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(context, Priority.ALWAYS);
    getChildren()
        .addAll(
            title,
            context,
            badge(),
            themeButton(themes),
            preferencesButton(model),
            helpButton(model));
    model.pageProperty().subscribe(this::showPage);
    model.runProperty().subscribe(this::showRun);
  }

  private void showPage(Page page) {
    context.textProperty().unbind();
    if (page == null) {
      title.setText("");
      context.setText("");
      return;
    }
    title.setText(texts.get(page.id().titleKey()));
    context.textProperty().bind(page.context());
  }

  private void showRun(RunStatus run) {
    state.setText(words.of(run));
    remaining.setText(words.remaining(run));
    dot.pseudoClassStateChanged(ACTIVE, run.exists() && !run.state().ended());
    dot.pseudoClassStateChanged(FAILED, run.exists() && run.state().name().equals("FAILED"));
  }

  private HBox badge() {
    dot.getStyleClass().add("run-dot");
    state.setId("run-state");
    state.setMinWidth(Region.USE_PREF_SIZE);
    remaining.setId("run-remaining");
    remaining.getStyleClass().add("muted");
    remaining.setMinWidth(Region.USE_PREF_SIZE);
    HBox badge = new HBox(dot, state, remaining);
    badge.getStyleClass().add("run-badge");
    badge.setAlignment(Pos.CENTER);
    badge.setMinWidth(Region.USE_PREF_SIZE);
    return badge;
  }

  private Button themeButton(Themes themes) {
    Button button = iconButton("theme-toggle", Command.TOGGLE_THEME);
    themes
        .themeProperty()
        .subscribe(
            theme -> button.setGraphic((theme == Theme.LIGHT ? Icon.DARK : Icon.LIGHT).node()));
    button.setOnAction(event -> themes.toggle());
    return button;
  }

  private Button preferencesButton(ShellModel model) {
    Button button = iconButton("preferences-toggle", Command.PREFERENCES);
    button.setGraphic(Icon.PREFERENCES.node());
    button.setOnAction(event -> model.preferencesOpenProperty().set(true));
    return button;
  }

  private Button helpButton(ShellModel model) {
    Button button = iconButton("help-toggle", Command.HELP);
    button.setGraphic(Icon.HELP.node());
    button.setOnAction(event -> model.helpOpenProperty().set(true));
    return button;
  }

  private Button iconButton(String id, Command command) {
    Button button = new Button();
    button.setId(id);
    button.getStyleClass().addAll("flat", "button-icon");
    button.setTooltip(
        new Tooltip(texts.get(command.textKey()) + "  " + command.keys().getDisplayText()));
    button.setAccessibleText(texts.get(command.textKey()));
    return button;
  }
}
