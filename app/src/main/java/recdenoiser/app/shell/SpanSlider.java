package recdenoiser.app.shell;

import javafx.event.EventDispatchChain;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.RangeSlider;

/**
 * A slider with two thumbs, of which Tab reaches one after the other. The arrows move a thumb, Home
 * and End take it as far as it goes, a double click chooses everything; all other keys are left to
 * the window.
 */
public final class SpanSlider extends RangeSlider {
  private static final int KEY_STEPS = 50;

  private boolean passing;

  /** At first everything is chosen. */
  public SpanSlider(double least, double most) {
    super(least, most, least, most);
    setAccessibleRole(AccessibleRole.SLIDER);
    setBlockIncrement((most - least) / KEY_STEPS);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
    addEventFilter(KeyEvent.KEY_RELEASED, this::pass);
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> requestFocus());
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
  }

  /** Other limits, all of it chosen. */
  public void limit(double least, double most) {
    setMax(Math.max(most, getMin()));
    setMin(least);
    setMax(most);
    setBlockIncrement((most - least) / KEY_STEPS);
    chooseAll();
  }

  public void chooseAll() {
    setHighValue(getMax());
    setLowValue(getMin());
  }

  public boolean isAllChosen() {
    return getLowValue() <= getMin() && getHighValue() >= getMax();
  }

  /** How far the track begins and ends inside the slider, in pixels. */
  public double beside() {
    Node thumb = lookup(".low-thumb");
    return thumb == null ? 0 : snapSizeX(thumb.prefWidth(-1)) / 2;
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    Skin<?> skin = super.createDefaultSkin();
    // The keyboard stops at the slider, which then says which thumb it means.
    lookup(".low-thumb").setFocusTraversable(false);
    return skin;
  }

  private void onPressed(KeyEvent event) {
    boolean high = isHighMeant();
    boolean plain = !event.isAltDown() && !event.isShortcutDown() && !event.isMetaDown();
    switch (event.getCode()) {
      case TAB -> {
        if (!plain || event.isShiftDown() != high) {
          pass(event);
        }
      }
      case LEFT, RIGHT, KP_LEFT, KP_RIGHT -> {
        if (!plain) {
          pass(event);
        }
      }
      case HOME, END -> {
        if (plain) {
          moveToTheEnd(high, event.getCode() == KeyCode.END);
          event.consume();
        } else {
          pass(event);
        }
      }
      default -> pass(event);
    }
  }

  private boolean isHighMeant() {
    Node thumb = lookup(".high-thumb");
    return thumb != null && thumb.isFocused();
  }

  private void moveToTheEnd(boolean high, boolean upwards) {
    if (high) {
      setHighValue(upwards ? getMax() : getLowValue());
    } else {
      setLowValue(upwards ? getHighValue() : getMin());
    }
  }

  private void onClick(MouseEvent event) {
    if (event.getClickCount() == 2) {
      chooseAll();
    }
  }

  /** The skin would use up whatever key is pressed: it is sent on as if there were no skin. */
  private void pass(KeyEvent event) {
    if (passing) {
      return;
    }
    passing = true;
    try {
      fireEvent(event.copyFor(this, this));
    } finally {
      passing = false;
    }
    event.consume();
  }

  @Override
  public EventDispatchChain buildEventDispatchChain(EventDispatchChain tail) {
    return passing && getParent() != null
        ? getParent().buildEventDispatchChain(tail)
        : super.buildEventDispatchChain(tail);
  }
}
