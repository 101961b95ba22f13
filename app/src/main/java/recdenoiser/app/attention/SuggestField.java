package recdenoiser.app.attention;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;

/** A field that offers what begins with the text as it is typed; Enter or a choice takes it. */
public final class SuggestField extends TextField {
  private final ContextMenu menu = new ContextMenu();
  private final Consumer<String> onChosen;

  /**
   * What is offered.
   *
   * @param text shown
   * @param value taken when it is chosen
   */
  public record Suggestion(String text, String value) {}

  /**
   * @param onTyped hears of every change of the text that is typed
   * @param onChosen hears what was entered or chosen
   */
  public SuggestField(Consumer<String> onTyped, Consumer<String> onChosen) {
    this.onChosen = onChosen;
    textProperty()
        .addListener(
            (property, before, now) -> {
              if (isFocused()) {
                onTyped.accept(now);
              }
            });
    setOnAction(event -> choose(getText()));
    focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                menu.hide();
              }
            });
  }

  /** Offers these below the field while it has the focus. */
  public void offer(List<Suggestion> suggestions) {
    menu.getItems().setAll(suggestions.stream().map(this::item).toList());
    if (!isFocused() || suggestions.isEmpty()) {
      menu.hide();
    } else if (!menu.isShowing() && getScene() != null) {
      menu.show(this, Side.BOTTOM, 0, 4);
    }
  }

  private MenuItem item(Suggestion suggestion) {
    MenuItem item = new MenuItem(suggestion.text());
    item.setMnemonicParsing(false);
    item.setOnAction(event -> choose(suggestion.value()));
    return item;
  }

  private void choose(String value) {
    menu.hide();
    if (!value.isBlank()) {
      onChosen.accept(value.strip());
    }
  }
}
