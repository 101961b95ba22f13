package recdenoiser.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** A titled frame around one thing. Inside a {@link CardGrid} it can fill the page. */
public final class Card extends VBox {
  private final BooleanProperty filling = new SimpleBooleanProperty(this, "filling");
  private final BooleanProperty present = new SimpleBooleanProperty(this, "present", true);
  private final Button fill = new Button();
  private int span = 1;
  private double leastHeight;
  private boolean highAsContent;

  /**
   * @param tools controls at the right of the title
   */
  public Card(String title, Node content, Node... tools) {
    getStyleClass().add("card-frame");
    Unfolding.allow(this);
    Label label = new Label(title);
    label.getStyleClass().add("card-title");
    label.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(label, space);
    bar.getStyleClass().add("card-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getChildren().addAll(tools);
    bar.getChildren().add(fillButton());
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().addAll(bar, content);
    setAccessibleText(title);
    name(content, title);
  }

  /** A table in a card is called like the card, unless it has a name of its own. */
  private static void name(Node content, String title) {
    if (content instanceof TableView || content instanceof ListView) {
      if (content.getAccessibleText() == null) {
        content.setAccessibleText(title);
      }
    } else if (content instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> name(child, title));
    }
  }

  /** Whether this card takes the whole page. */
  public BooleanProperty fillingProperty() {
    return filling;
  }

  /** Whether there is anything in it; a card without is not shown. */
  public BooleanProperty presentProperty() {
    return present;
  }

  /** How many columns of the grid it wants. */
  public Card spanning(int columns) {
    span = columns;
    if (getParent() != null) {
      getParent().requestLayout();
    }
    return this;
  }

  /** How high it has to be to show what is in it; rows of cards are as high as their highest. */
  public Card atLeast(double height) {
    leastHeight = height;
    return this;
  }

  /** As high as its content wants to be in this width, so that nothing scrolls within it. */
  public Card asHighAsContent() {
    highAsContent = true;
    return this;
  }

  double leastHeight(double width) {
    return highAsContent ? Math.max(leastHeight, prefHeight(width)) : leastHeight;
  }

  int span() {
    return span;
  }

  private Button fillButton() {
    Texts texts = Texts.bundle("shell");
    fill.getStyleClass().addAll("flat", "button-icon", "card-fill");
    fill.setOnAction(event -> filling.set(!filling.get()));
    filling.subscribe(
        full -> {
          fill.setGraphic((full ? Icon.COLLAPSE : Icon.EXPAND).node());
          String text = texts.get(full ? "card.restore" : "card.fill");
          fill.setTooltip(new Tooltip(text));
          fill.setAccessibleText(text);
        });
    return fill;
  }
}
