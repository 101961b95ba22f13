package recdenoiser.app.attention;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/**
 * Names and values in aligned columns, in as many pairs of columns as there is room for. The same
 * statistics in the same width stand in the same places.
 */
final class StatisticsTable extends Region {
  private static final double NAME = 104;
  private static final double VALUE = 56;
  private static final double GAP = 24;
  private static final double LINE = 20;

  private final List<Label> names = new ArrayList<>();
  private final List<Label> values = new ArrayList<>();

  void show(List<Statistic> statistics) {
    while (names.size() < statistics.size()) {
      names.add(label("muted"));
      values.add(label("statistic"));
    }
    getChildren().clear();
    for (int s = 0; s < statistics.size(); s++) {
      Statistic statistic = statistics.get(s);
      fill(names.get(s), statistic.name(), statistic.help());
      fill(values.get(s), statistic.value(), statistic.help());
      getChildren().addAll(names.get(s), values.get(s));
    }
    requestLayout();
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setTooltip(new Tooltip());
    return label;
  }

  private static void fill(Label label, String text, String help) {
    label.setText(text);
    label.getTooltip().setText(help);
  }

  private int count() {
    return getChildren().size() / 2;
  }

  private static int pairs(double width) {
    return (int) Math.max(1, Math.floor((width + GAP) / (NAME + VALUE + GAP)));
  }

  private int lines(double width) {
    return (count() + pairs(width) - 1) / pairs(width);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return lines(width) * LINE;
  }

  /** Down the first pair of columns, then down the next. */
  @Override
  protected void layoutChildren() {
    int lines = Math.max(1, lines(getWidth()));
    for (int s = 0; s < count(); s++) {
      double x = Math.floorDiv(s, lines) * (NAME + VALUE + GAP);
      double y = s % lines * LINE;
      names.get(s).resizeRelocate(x, y, NAME, LINE);
      double width = Math.ceil(values.get(s).prefWidth(-1));
      values.get(s).resizeRelocate(x + NAME + VALUE - width, y, width, LINE);
    }
  }
}
