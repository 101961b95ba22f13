package recdenoiser.app.attention;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Popup;

/**
 * A field that offers what fits the text as it is typed. The arrow keys move through the offers;
 * Enter takes the one that is chosen or, if none is, what was typed. All other keys stay the
 * field's.
 */
public final class SuggestField extends TextField {
  private static final double ROW = 28;
  private static final double GAP = 4;
  private static final double WIDTH = 400;

  private final ListView<Suggestion> list = new ListView<>();
  private final Popup popup = new Popup();
  private final Consumer<String> onChosen;

  /**
   * What is offered.
   *
   * @param text shown
   * @param value taken when it is chosen
   */
  public record Suggestion(String text, String value) {}

  /**
   * @param onTyped hears of every change of the text while the field has the focus
   * @param onChosen hears what was entered or chosen
   */
  public SuggestField(Consumer<String> onTyped, Consumer<String> onChosen) {
    this.onChosen = onChosen;
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.setPrefWidth(WIDTH);
    list.getStyleClass().add("suggestions");
    list.setCellFactory(view -> new SuggestionCell());
    popup.setAutoHide(true);
    popup.getContent().add(list);
    textProperty()
        .addListener(
            (property, before, now) -> {
              if (isFocused()) {
                onTyped.accept(now);
              }
            });
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                popup.hide();
              }
            });
  }

  /** Offers these below the field while it has the focus. */
  public void offer(List<Suggestion> suggestions) {
    list.getItems().setAll(suggestions);
    list.getSelectionModel().clearSelection();
    list.setPrefHeight(ROW * suggestions.size() + 2);
    if (!isFocused() || suggestions.isEmpty()) {
      popup.hide();
    } else if (!popup.isShowing() && getScene() != null) {
      Bounds here = localToScreen(getBoundsInLocal());
      popup.show(this, here.getMinX(), here.getMaxY() + GAP);
    }
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> select(list.getSelectionModel().getSelectedIndex() + 1);
      case UP -> select(list.getSelectionModel().getSelectedIndex() - 1);
      case ENTER -> {
        Suggestion chosen = list.getSelectionModel().getSelectedItem();
        choose(popup.isShowing() && chosen != null ? chosen.value() : getText());
      }
      case ESCAPE -> {
        if (!popup.isShowing()) {
          return;
        }
        popup.hide();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    if (popup.isShowing() && index >= 0 && index < list.getItems().size()) {
      list.getSelectionModel().select(index);
      list.scrollTo(index);
    }
  }

  private void choose(String value) {
    popup.hide();
    if (!value.isBlank()) {
      onChosen.accept(value.strip());
      popup.hide();
    }
  }

  private final class SuggestionCell extends ListCell<Suggestion> {
    SuggestionCell() {
      addEventHandler(
          MouseEvent.MOUSE_CLICKED,
          event -> {
            if (getItem() != null) {
              choose(getItem().value());
            }
          });
    }

    @Override
    protected void updateItem(Suggestion item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : item.text());
    }
  }
}
