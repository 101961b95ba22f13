package recdenoiser.app.shell;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Duration;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Themes;

/**
 * Holds the pages together: navigation, commands, the frame's own state. All calls on the JavaFX
 * thread.
 */
public final class Shell {
  private final Texts texts = Texts.bundle("shell");
  private final StatusLine words = new StatusLine(texts);
  private final ShellModel model = new ShellModel();
  private final Map<PageId, Page> pages = new EnumMap<>(PageId.class);
  private final Themes themes;
  private final Runnable quit;
  private final Clock clock;
  private final ShellView view;
  private final Timeline ticker = new Timeline();

  /**
   * @param quit asked for by the quit command, as if the window's close button had been pressed
   */
  public Shell(Themes themes, Runnable quit) {
    this(themes, quit, Clock.systemUTC());
  }

  Shell(Themes themes, Runnable quit, Clock clock) {
    this.themes = themes;
    this.quit = quit;
    this.clock = clock;
    this.view = new ShellView(texts, model, themes, this::isAvailable);
    ticker.getKeyFrames().add(new KeyFrame(Duration.seconds(0.5), event -> refresh()));
    ticker.setCycleCount(Animation.INDEFINITE);
    refresh();
  }

  public ShellModel model() {
    return model;
  }

  public Parent view() {
    return view;
  }

  /** A dressed scene around the frame, its keys at work. */
  public Scene scene(double width, double height) {
    Scene scene = new Scene(view, width, height);
    themes.dress(scene);
    CommandKeys.install(scene, this::perform);
    ticker.play();
    return scene;
  }

  /** Pages appear in the rail in the order in which they are added. */
  public void add(Page page) {
    pages.put(page.id(), page);
    view.rail().add(page.id(), this::show);
    if (model.pageProperty().get() == null) {
      show(page.id());
    }
  }

  public Optional<Page> page(PageId id) {
    return Optional.ofNullable(pages.get(id));
  }

  /** Brings a page to the front; nothing happens where there is no such page. */
  public void show(PageId id) {
    Page next = pages.get(id);
    Page before = model.pageProperty().get();
    if (next == null) {
      return;
    }
    if (next == before) {
      view.rail().select(id);
      return;
    }
    if (before != null) {
      before.onHidden();
    }
    model.pageProperty().set(next);
    next.onShown();
  }

  /** Lays an inline question over the page; null takes it away. */
  public void prompt(Node question) {
    view.setPrompt(question);
  }

  /** Ends the timer of the status bar. */
  public void close() {
    ticker.stop();
  }

  /** Carries out a command, the page in front first; false where nobody has a use for it now. */
  public boolean perform(Command command) {
    if (command == Command.BACK && model.helpOpenProperty().get()) {
      model.helpOpenProperty().set(false);
      return true;
    }
    Page front = model.pageProperty().get();
    if (front != null && front.perform(command)) {
      return true;
    }
    return performHere(command) || go(command);
  }

  private boolean performHere(Command command) {
    switch (command) {
      case HELP -> model.helpOpenProperty().set(!model.helpOpenProperty().get());
      case TOGGLE_LOG -> model.logOpenProperty().set(!model.logOpenProperty().get());
      case TOGGLE_RAIL -> model.railCollapsedProperty().set(!model.railCollapsedProperty().get());
      case TOGGLE_THEME -> themes.toggle();
      case QUIT -> quit.run();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean go(Command command) {
    Optional<PageId> target =
        pages.keySet().stream().filter(id -> id.command() == command).findFirst();
    target.ifPresent(this::show);
    return target.isPresent();
  }

  /** All commands but those that go to a page that is not there. */
  private boolean isAvailable(Command command) {
    return command.group() != Command.Group.GO
        || pages.keySet().stream().anyMatch(id -> id.command() == command);
  }

  private void refresh() {
    model.log().drain();
    view.setStatus(words.of(model, clock.instant()));
  }
}
