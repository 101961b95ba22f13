package recdenoiser.app.shell;

import java.util.Optional;
import java.util.prefs.Preferences;
import java.util.stream.Stream;

/** Which page was in front last time, and whether the rail was narrow. */
final class ShellMemory {
  private static final String PAGE = "page";
  private static final String RAIL = "rail-collapsed";

  private final Preferences preferences;

  ShellMemory(Preferences preferences) {
    this.preferences = preferences;
  }

  Optional<PageId> page() {
    String name = preferences.get(PAGE, "");
    return Stream.of(PageId.values()).filter(id -> id.name().equals(name)).findFirst();
  }

  /** Takes over the width of the rail, and remembers from now on what changes. */
  void follow(ShellModel model) {
    model.railCollapsedProperty().set(preferences.getBoolean(RAIL, false));
    model
        .railCollapsedProperty()
        .addListener((property, before, narrow) -> preferences.putBoolean(RAIL, narrow));
    model
        .pageProperty()
        .addListener((property, before, page) -> preferences.put(PAGE, page.id().name()));
  }
}
