package recdenoiser.app.data;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/** What something is called and what it is, line by line; long values are cut in the middle. */
public final class FactGrid extends GridPane {

  /**
   * @param style class of the grid in the style sheets
   */
  public FactGrid(String style) {
    getStyleClass().add(style);
  }

  /**
   * Adds a line.
   *
   * @param behind what stands behind the value
   */
  public void addFact(String name, String value, Node... behind) {
    Label named = new Label(name);
    named.getStyleClass().add("muted");
    named.setMinWidth(USE_PREF_SIZE);
    Label shown = new Label(value);
    shown.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    shown.setTooltip(new Tooltip(value));
    shown.setMinWidth(0);
    HBox line = new HBox(8, shown);
    line.getChildren().addAll(behind);
    line.setAlignment(Pos.CENTER_LEFT);
    addRow(getRowCount(), named, line);
  }
}
