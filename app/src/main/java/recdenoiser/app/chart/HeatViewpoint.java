package recdenoiser.app.chart;

import java.util.Collection;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatMatrix;

/**
 * From where heat maps are looked at: which cell is read, how large cells are and which part of the
 * window is seen. Maps that are compared share one and so move together. It begins at the newest
 * items with all slots in use as large as fits.
 */
public final class HeatViewpoint {
  /** The zoom at which cells are as large as fits. */
  public static final int FIT = 0;

  private static final int LARGEST_CELL = 48;

  private final ObjectProperty<HeatCell> cell = new SimpleObjectProperty<>(this, "cell");
  private final BooleanProperty kept = new SimpleBooleanProperty(this, "kept");
  private final ReadOnlyIntegerWrapper zoom = new ReadOnlyIntegerWrapper(this, "zoom", FIT);
  private final ReadOnlyIntegerWrapper queriesBack =
      new ReadOnlyIntegerWrapper(this, "queriesBack");
  private final ReadOnlyIntegerWrapper keysBack = new ReadOnlyIntegerWrapper(this, "keysBack");
  private final BooleanProperty wholeWindow = new SimpleBooleanProperty(this, "wholeWindow");
  private final IntegerProperty slotsInUse = new SimpleIntegerProperty(this, "slotsInUse");
  private int fittingCell = 1;

  /** The cell that is read; null for none. */
  public ObjectProperty<HeatCell> cellProperty() {
    return cell;
  }

  /** Whether the cell stays when the pointer moves on. */
  public BooleanProperty keptProperty() {
    return kept;
  }

  /** Pixels along the side of a cell; {@link #FIT} for as many as fit. */
  public ReadOnlyIntegerProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  /** How many of the newest queries lie below what is seen. */
  public ReadOnlyIntegerProperty queriesBackProperty() {
    return queriesBack.getReadOnlyProperty();
  }

  /** How many of the newest keys lie right of what is seen. */
  public ReadOnlyIntegerProperty keysBackProperty() {
    return keysBack.getReadOnlyProperty();
  }

  /** Whether all n slots are shown, also those that no sequence reaches. */
  public BooleanProperty wholeWindowProperty() {
    return wholeWindow;
  }

  /** How many of the newest slots hold anything; 0 while that is not known. */
  public IntegerProperty slotsInUseProperty() {
    return slotsInUse;
  }

  /** Whether leaving out the slots that are not in use makes a difference for windows of n. */
  public BooleanExpression croppable(int n) {
    return slotsInUse.greaterThan(0).and(slotsInUse.lessThan(n));
  }

  /** The slots in use are those of which any of these maps has a value. */
  public void use(Collection<HeatMatrix> maps) {
    slotsInUse.set(maps.stream().mapToInt(HeatMatrix::slotsInUse).max().orElse(0));
  }

  /** How many of the newest of n slots are to be shown. */
  public int slots(int n) {
    int used = slotsInUse.get();
    return wholeWindow.get() || used == 0 ? n : Math.min(n, used);
  }

  public void zoomIn() {
    zoomTo(cellPixels() + Math.max(1, cellPixels() / 3));
  }

  public void zoomOut() {
    zoomTo(cellPixels() - Math.max(1, cellPixels() / 4));
  }

  /** All of it, as large as fits. */
  public void zoomToFit() {
    zoom.set(FIT);
    lookBack(0, 0);
  }

  /** Moves what is seen; the maps bound it to what there is. */
  public void lookBack(int queries, int keys) {
    queriesBack.set(Math.max(0, queries));
    keysBack.set(Math.max(0, keys));
  }

  /** Reads no cell, from the newest items on. */
  public void reset() {
    kept.set(false);
    cell.set(null);
    zoomToFit();
  }

  /** Pixels along the side of a cell at this moment. */
  public int cellPixels() {
    return Math.max(zoom.get(), fittingCell);
  }

  /** What {@link #FIT} comes to where the maps stand now. */
  void fits(int pixels) {
    fittingCell = pixels;
  }

  private void zoomTo(int pixels) {
    int bounded = Math.min(LARGEST_CELL, pixels);
    zoom.set(bounded <= fittingCell ? FIT : bounded);
  }
}
