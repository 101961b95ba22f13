package recdenoiser.app.table;

import java.util.Arrays;
import java.util.List;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/**
 * Columns share the width of their table in proportion to the widths asked for, within their least
 * and greatest. Unlike JavaFX's own policies, which move each width on from where the last change
 * left it, the same table at the same size always looks the same; a column that a person drags asks
 * for its new width from then on.
 */
@SuppressWarnings("rawtypes")
public final class AskedWidths extends ConstrainedColumnResizeBase
    implements Callback<TableView.ResizeFeatures, Boolean> {
  private static final String ASKED = AskedWidths.class.getName();

  private AskedWidths() {}

  /** Gives {@code table} this policy. */
  public static void give(TableView<?> table) {
    table.setColumnResizePolicy(new AskedWidths());
  }

  /**
   * What one column asks for, in pixels.
   *
   * @param least at most {@code asked}
   * @param most at least {@code asked}
   */
  record Width(double least, double asked, double most) {
    private double times(double share) {
      return Math.max(least, Math.min(most, asked * share));
    }
  }

  @Override
  public Boolean call(TableView.ResizeFeatures change) {
    List<? extends TableColumn<?, ?>> columns = columns(change.getTable());
    if (change.getColumn() != null) {
      return drag(change, columns);
    }
    double room = change.getContentWidth();
    if (columns.isEmpty() || room <= 0) {
      return false;
    }
    double[] widths = shared(columns.stream().map(AskedWidths::width).toList(), room);
    for (int c = 0; c < widths.length; c++) {
      change.setColumnWidth(columns.get(c), widths[c]);
    }
    return true;
  }

  /**
   * Whole pixels for each column, in all {@code room} where their least and greatest widths allow.
   */
  static double[] shared(List<Width> columns, double room) {
    double low = 0;
    double high = room;
    for (int halved = 0; halved < 64; halved++) {
      double middle = (low + high) / 2;
      if (Arrays.stream(times(columns, middle)).sum() <= room) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return times(columns, low);
  }

  private static double[] times(List<Width> columns, double share) {
    return columns.stream().mapToDouble(width -> Math.floor(width.times(share))).toArray();
  }

  private static boolean drag(
      TableView.ResizeFeatures change, List<? extends TableColumn<?, ?>> columns) {
    boolean moved = TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN.call(change);
    columns.forEach(column -> column.getProperties().put(ASKED, column.getWidth()));
    return moved;
  }

  private static Width width(TableColumn<?, ?> column) {
    Object dragged = column.getProperties().get(ASKED);
    double asked = dragged == null ? column.getPrefWidth() : (Double) dragged;
    double least = column.isResizable() ? column.getMinWidth() : asked;
    double most = column.isResizable() ? column.getMaxWidth() : asked;
    return new Width(Math.min(least, asked), asked, Math.max(most, asked));
  }

  @SuppressWarnings("unchecked")
  private static List<? extends TableColumn<?, ?>> columns(TableView table) {
    return List.copyOf(((TableView<Object>) table).getVisibleLeafColumns());
  }
}
