package recdenoiser.app.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.controlsfx.control.Notifications;
import recdenoiser.app.task.Ticker;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;

/**
 * Holds the pages together: navigation, commands, the frame's own state. All calls on the JavaFX
 * thread.
 */
public final class Shell {
  static final Duration NOTICE_LASTS = Duration.ofSeconds(12);
  private static final Duration REFRESHED = Duration.ofMillis(500);

  private final Texts texts = Texts.bundle("shell");
  private final StatusLine words = new StatusLine(texts);
  private final ShellModel model = new ShellModel();
  private final Map<PageId, Supplier<? extends Page>> builders = new EnumMap<>(PageId.class);
  private final Map<PageId, Page> pages = new EnumMap<>(PageId.class);
  private final Themes themes;
  private final Runnable quit;
  private final Clock clock;
  private final ShellView view;
  private final Overlays overlays;
  private String noticed = "";
  private Instant noticedAt = Instant.EPOCH;
  private Overlay help;
  private Overlay question;
  private Preload preload;
  private final Ticker ticker = new Ticker(this::refresh);

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
    this.view = new ShellView(texts, model, themes);
    this.overlays = new Overlays(view);
    model.helpOpenProperty().subscribe(this::showHelp);
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
    Scene scene = new Scene(new Region(), width, height);
    furnish(scene);
    return scene;
  }

  /** Puts the frame into a scene, dressed, its keys at work. */
  public void furnish(Scene scene) {
    themes.dress(scene);
    scene.setRoot(view);
    overlays.install(scene);
    CommandKeys.install(scene, this::perform);
    WheelThrough.install(scene);
    ticker.every(REFRESHED);
  }

  /** Pages appear in the rail in the order in which they are added; the first one is in front. */
  public void add(Page page) {
    add(page.id(), () -> page);
    if (model.pageProperty().get() == null) {
      show(page.id());
    }
  }

  /**
   * A page that is built when somebody goes there for the first time.
   *
   * @param page called once
   */
  public void add(PageId id, Supplier<? extends Page> page) {
    builders.put(id, page);
    view.rail().add(id, this::show);
  }

  /** Builds the page if need be; empty where there is none of that name. */
  public Optional<Page> page(PageId id) {
    Supplier<? extends Page> builder = builders.get(id);
    return builder == null
        ? Optional.empty()
        : Optional.of(pages.computeIfAbsent(id, unbuilt -> builder.get()));
  }

  /**
   * Builds, one after the other, the pages that nobody has gone to yet, so that going there for the
   * first time takes no longer than later.
   */
  public void preload() {
    Scene scene = view.getScene();
    List<Runnable> steps = new ArrayList<>();
    for (PageId id : builders.keySet()) {
      steps.add(() -> page(id));
      steps.add(() -> page(id).ifPresent(view::prepare));
    }
    view.keepPages();
    preload = new Preload(scene, steps, view::isUnfolding);
    preload.begin();
  }

  /** Brings a page to the front; nothing happens where there is no such page. */
  public void show(PageId id) {
    page(id).ifPresent(this::show);
  }

  private void show(Page next) {
    Page before = model.pageProperty().get();
    if (next == before) {
      view.rail().select(next.id());
      return;
    }
    if (before != null) {
      before.onHidden();
    }
    model.pageProperty().set(next);
    next.onShown();
  }

  /** Restores the page in front and the rail, and remembers both from now on. */
  public void remember(Preferences preferences) {
    ShellMemory memory = new ShellMemory(preferences);
    memory.page().ifPresent(this::show);
    memory.follow(model);
  }

  /** Asks something over the page, instead of what is asked now; null takes it away. */
  public void prompt(Overlay asked) {
    if (question != null) {
      overlays.close(question);
    }
    question = asked;
    if (question != null) {
      overlays.show(question);
    }
  }

  /** Puts a message above the page, whichever is in front; it hides itself when it is over. */
  public void addBanner(Node banner) {
    view.addBanner(banner);
  }

  /** Tells, in a corner of the window, what a person may have missed. */
  public void notify(String title, String text, boolean failed) {
    Notifications notification =
        Notifications.create().owner(view.getScene().getWindow()).title(title).text(text);
    if (themes.theme() == Theme.DARK) {
      notification.darkStyle();
    }
    if (failed) {
      notification.showError();
    } else {
      notification.showInformation();
    }
  }

  /** Whether a person sees that page now. */
  public boolean isSeen(PageId id) {
    Page front = model.pageProperty().get();
    Window window = view.getScene() == null ? null : view.getScene().getWindow();
    return window != null && window.isFocused() && front != null && front.id() == id;
  }

  private void showHelp(boolean open) {
    if (help != null) {
      overlays.close(help);
      help = null;
    }
    if (open) {
      Runnable close = () -> model.helpOpenProperty().set(false);
      help =
          new Overlay(
              texts.get("help.title"), new HelpSheet(texts, this::isAvailable, close), close);
      help.setId("help-overlay");
      Overlay shown = help;
      help.setOnMouseClicked(
          event -> {
            if (event.getTarget() == shown) {
              close.run();
            }
          });
      overlays.show(help);
    }
  }

  /** Ends the timer of the status bar, and what is still being built. */
  public void close() {
    if (preload != null) {
      preload.stop();
    }
    ticker.close();
  }

  /** Carries out a command, the page in front first; false where nobody has a use for it now. */
  public boolean perform(Command command) {
    Optional<Overlay> over = overlays.top();
    if (over.isPresent()) {
      performOver(over.get(), command);
      return true;
    }
    Page front = model.pageProperty().get();
    if (front != null && front.perform(command)) {
      return true;
    }
    return performHere(command) || go(command);
  }

  /** Nothing else reaches what is behind an overlay. */
  private void performOver(Overlay over, Command command) {
    if (command == Command.BACK) {
      over.escape();
    } else if (command == Command.HELP && over == help) {
      model.helpOpenProperty().set(false);
    }
  }

  private boolean performHere(Command command) {
    switch (command) {
      case HELP -> model.helpOpenProperty().set(!model.helpOpenProperty().get());
      case PREFERENCES -> model.preferencesOpenProperty().set(true);
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
        builders.keySet().stream().filter(id -> id.command() == command).findFirst();
    target.ifPresent(this::show);
    return target.isPresent();
  }

  /** All commands but those that go to a page that is not there. */
  private boolean isAvailable(Command command) {
    return command.group() != Command.Group.GO
        || builders.keySet().stream().anyMatch(id -> id.command() == command);
  }

  /** What the timer of the status bar does. */
  void refresh() {
    model.log().drain();
    String notice = model.noticeProperty().get();
    if (!notice.equals(noticed)) {
      noticed = notice;
      noticedAt = clock.instant();
    } else if (!notice.isEmpty() && clock.instant().isAfter(noticedAt.plus(NOTICE_LASTS))) {
      model.noticeProperty().set("");
    }
    view.setStatus(words.of(model, clock.instant()));
  }
}
