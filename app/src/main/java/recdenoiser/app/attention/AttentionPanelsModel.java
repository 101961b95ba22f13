package recdenoiser.app.attention;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import recdenoiser.app.chart.HeatViewpoint;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;

/**
 * Maps that stand side by side: all of one size with the newest token at their end, those of a kind
 * on one scale, looked at from one viewpoint.
 */
public final class AttentionPanelsModel {

  /**
   * What is shown.
   *
   * @param panels row after row
   * @param columns of a row, where the window is wide enough
   * @param size tokens of every map; 0 where there is none
   * @param slotsInUse how many of the newest tokens any map has a value of
   * @param scales of the kinds of maps
   * @param tokens names of the tokens, the oldest first; empty for places without names
   */
  public record Shown(
      List<MapPanel> panels,
      int columns,
      int size,
      int slotsInUse,
      Map<PanelKind, HeatScale> scales,
      List<String> tokens) {
    /** Nothing. */
    public static final Shown NOTHING = of(List.of(), 1, List.of());

    public Shown {
      panels = List.copyOf(panels);
      scales = Map.copyOf(scales);
      tokens = List.copyOf(tokens);
    }

    /** On scales that fit all of them. */
    public static Shown of(List<MapPanel> panels, int columns, List<String> tokens) {
      int size =
          panels.stream()
              .map(MapPanel::matrix)
              .filter(Objects::nonNull)
              .mapToInt(HeatMatrix::size)
              .max()
              .orElse(0);
      List<MapPanel> aligned = panels.stream().map(panel -> panel.on(size)).toList();
      Map<PanelKind, HeatScale> scales = new EnumMap<>(PanelKind.class);
      for (PanelKind kind : PanelKind.values()) {
        scales.put(kind, kind.scale(maps(aligned, kind)));
      }
      int used =
          aligned.stream()
              .map(MapPanel::matrix)
              .filter(Objects::nonNull)
              .mapToInt(HeatMatrix::slotsInUse)
              .max()
              .orElse(0);
      return new Shown(aligned, columns, size, used, scales, tokens);
    }

    private static List<HeatMatrix> maps(List<MapPanel> panels, PanelKind kind) {
      return panels.stream()
          .filter(panel -> panel.kind() == kind)
          .map(MapPanel::matrix)
          .filter(Objects::nonNull)
          .toList();
    }

    /** Whether any map is of this kind. */
    public boolean has(PanelKind kind) {
      return !maps(panels, kind).isEmpty();
    }
  }

  private final ReadOnlyObjectWrapper<Shown> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Shown.NOTHING);
  private final HeatViewpoint viewpoint = new HeatViewpoint();
  private final ObjectProperty<ColourMap> colours =
      new SimpleObjectProperty<>(this, "colours", ColourMap.VIRIDIS);

  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** From where all maps are looked at. */
  public HeatViewpoint viewpoint() {
    return viewpoint;
  }

  public ObjectProperty<ColourMap> coloursProperty() {
    return colours;
  }

  /** Shows other maps; a cell that was read stays as far from the newest as it was. */
  public void show(Shown next) {
    HeatCell cell = viewpoint.cellProperty().get();
    int more = next.size() - shown.get().size();
    viewpoint.slotsInUseProperty().set(next.slotsInUse());
    shown.set(next);
    if (cell != null && more != 0) {
      boolean there = cell.query() + more >= 0 && cell.key() + more >= 0;
      viewpoint.keptProperty().set(there && viewpoint.keptProperty().get());
      viewpoint
          .cellProperty()
          .set(there ? new HeatCell(cell.query() + more, cell.key() + more) : null);
    }
  }
}
