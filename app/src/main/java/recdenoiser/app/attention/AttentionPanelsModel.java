package recdenoiser.app.attention;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.inspect.AttentionMaps;

/** Maps that stand side by side: on one scale, and one cell read in all of them. */
public final class AttentionPanelsModel {

  /**
   * What is shown.
   *
   * @param panels row after row
   * @param columns of a row, where the window is wide enough
   * @param scale of all maps of attention
   * @param tokens names of the tokens, the oldest first; empty for places without names
   */
  public record Shown(List<MapPanel> panels, int columns, HeatScale scale, List<String> tokens) {
    /** Nothing. */
    public static final Shown NOTHING = new Shown(List.of(), 1, HeatScale.clippedAt(1), List.of());

    public Shown {
      panels = List.copyOf(panels);
      tokens = List.copyOf(tokens);
    }

    /** On the scale that fits all of them. */
    public static Shown of(List<MapPanel> panels, int columns, List<String> tokens) {
      List<HeatMatrix> attention =
          panels.stream()
              .filter(panel -> !panel.decision())
              .map(MapPanel::matrix)
              .filter(Objects::nonNull)
              .toList();
      return new Shown(panels, columns, AttentionMaps.scale(attention), tokens);
    }

    /** Tokens of the largest map; 1 where there is none. */
    int largest() {
      return panels.stream()
          .map(MapPanel::matrix)
          .filter(Objects::nonNull)
          .mapToInt(HeatMatrix::size)
          .max()
          .orElse(1);
    }
  }

  private final ReadOnlyObjectWrapper<Shown> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Shown.NOTHING);
  private final ObjectProperty<HeatCell> back = new SimpleObjectProperty<>(this, "back");
  private final BooleanProperty kept = new SimpleBooleanProperty(this, "kept");
  private final ObjectProperty<ColourMap> colours =
      new SimpleObjectProperty<>(this, "colours", ColourMap.VIRIDIS);

  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /**
   * The cell that is read in all maps, query and key counted back from the prediction, so that maps
   * of different size agree; null for none.
   */
  public ObjectProperty<HeatCell> backProperty() {
    return back;
  }

  /** Whether the cell stays when the pointer moves on. */
  public BooleanProperty keptProperty() {
    return kept;
  }

  public ObjectProperty<ColourMap> coloursProperty() {
    return colours;
  }

  /** Shows other maps; a cell that was read stays where it is. */
  public void show(Shown next) {
    shown.set(next);
  }
}
