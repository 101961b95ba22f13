package recdenoiser.app.shell;

import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import org.controlsfx.control.BreadCrumbBar;
import recdenoiser.app.theme.Icon;

/**
 * Where one is: the levels from the outermost to the one that is looked at, apart by arrows. All
 * but the last lead back to themselves.
 */
public final class Crumbs extends BreadCrumbBar<String> {
  private static final double MOST = 420;

  /**
   * @param onLevel hears the number of the level that is gone back to, from 0 for the outermost
   */
  public Crumbs(IntConsumer onLevel) {
    setAutoNavigationEnabled(false);
    setCrumbFactory(this::crumb);
    setOnCrumbAction(event -> onLevel.accept(depth(event.getSelectedCrumb())));
    setMinWidth(USE_PREF_SIZE);
  }

  /** From the outermost to the one that is looked at. */
  public void show(String... levels) {
    setSelectedCrumb(buildTreeModel(levels));
  }

  private static int depth(TreeItem<String> crumb) {
    return crumb.getParent() == null ? 0 : 1 + depth(crumb.getParent());
  }

  private Button crumb(TreeItem<String> level) {
    Crumb crumb = new Crumb(level.getValue());
    crumb.setId(getId() + "-" + depth(level));
    crumb.setTooltip(new Tooltip(level.getValue()));
    crumb.getStyleClass().add("flat");
    if (level.getParent() != null) {
      crumb.setGraphic(Icon.NEXT.node());
    }
    if (level.isLeaf()) {
      crumb.getStyleClass().add("here");
      crumb.setFocusTraversable(false);
      crumb.setMouseTransparent(true);
    }
    return crumb;
  }

  /** All levels beside each other; the library asks for the widest alone. */
  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset()
        + getChildren().stream().mapToDouble(crumb -> snapSizeX(crumb.prefWidth(height))).sum()
        + snappedRightInset();
  }

  /** No wider than leaves room for what else is in the row; the tooltip says all of it. */
  private static final class Crumb extends Button {
    Crumb(String name) {
      super(name);
    }

    @Override
    protected double computePrefWidth(double height) {
      return Math.min(MOST, super.computePrefWidth(height));
    }
  }
}
