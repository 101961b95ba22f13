package recdenoiser.app.importing;

import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import recdenoiser.app.data.Tables;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.importing.RejectedLine;
import recdenoiser.engine.text.Numbers;

/** Lines that are not understood, and why. */
final class RejectedTable extends StackPane {
  private static final double ROW = 26;
  private static final double HEADER = 35;

  private final TableView<RejectedLine> table;

  RejectedTable(Texts texts, String id) {
    table = Tables.of(id, "");
    Tables.number(table, texts.get("rejected.line"), 72, line -> Numbers.count(line.line()));
    Tables.text(table, texts.get("rejected.reason"), 420, RejectedLine::reason);
    Tables.text(table, texts.get("rejected.text"), 240, RejectedLine::text);
    getChildren().add(table);
  }

  /**
   * @param most rows that are seen without scrolling
   */
  void show(List<RejectedLine> lines, int most) {
    table.getItems().setAll(lines);
    double height = HEADER + ROW * Math.min(most, Math.max(1, lines.size())) + 2;
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
  }
}
