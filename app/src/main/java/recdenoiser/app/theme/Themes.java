package recdenoiser.app.theme;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.prefs.Preferences;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/** Which look is on: what was chosen last, otherwise what the desktop has, otherwise light. */
public final class Themes {
  private static final String KEY = "theme";

  private final Preferences preferences;
  private final ReadOnlyObjectWrapper<Theme> theme;
  private final ReadOnlyObjectWrapper<Look> look;
  private final Theme desktopTheme;

  /**
   * @param preferences where the choice is remembered
   * @param desktop asked once
   */
  public Themes(Preferences preferences, Supplier<Optional<Theme>> desktop) {
    this.preferences = preferences;
    Optional<Theme> remembered = remembered();
    this.desktopTheme = desktop.get().orElse(Theme.LIGHT);
    this.theme = new ReadOnlyObjectWrapper<>(this, KEY, remembered.orElse(desktopTheme));
    this.look =
        new ReadOnlyObjectWrapper<>(
            this, "look", remembered.map(Themes::lookOf).orElse(Look.SYSTEM));
  }

  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  public Theme theme() {
    return theme.get();
  }

  /** Switches to {@code chosen} and remembers it. */
  public void choose(Theme chosen) {
    preferences.put(KEY, chosen.name());
    look.set(lookOf(chosen));
    theme.set(chosen);
  }

  /** What a person asked for; the desktop's theme until anything has been chosen. */
  public ReadOnlyObjectProperty<Look> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /** Switches to what is preferred and remembers it; the desktop is as it was at the start. */
  public void prefer(Look preferred) {
    switch (preferred) {
      case LIGHT -> choose(Theme.LIGHT);
      case DARK -> choose(Theme.DARK);
      case SYSTEM -> {
        preferences.remove(KEY);
        look.set(Look.SYSTEM);
        theme.set(desktopTheme);
      }
    }
  }

  private static Look lookOf(Theme theme) {
    return theme == Theme.LIGHT ? Look.LIGHT : Look.DARK;
  }

  public void toggle() {
    choose(theme().other());
  }

  /** Dresses a scene, now and whenever the theme changes. */
  public void dress(Scene scene) {
    theme.subscribe(chosen -> scene.setFill(chosen.background()));
    scene
        .getStylesheets()
        .setAll(sheet("workbench.css"), sheet("pages.css"), sheet("controlsfx-bridge.css"));
    theme.subscribe(Themes::dressApplication);
  }

  /** Takes the theme's colours before there is a scene, so that no other look is read first. */
  public void dressApplication() {
    dressApplication(theme());
  }

  private static void dressApplication(Theme theme) {
    Application.setUserAgentStylesheet(theme.userAgentStylesheet());
  }

  private static String sheet(String name) {
    return Themes.class.getResource("/css/" + name).toExternalForm();
  }

  private Optional<Theme> remembered() {
    String name = preferences.get(KEY, "").toUpperCase(Locale.ROOT);
    for (Theme candidate : Theme.values()) {
      if (candidate.name().equals(name)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
