package recdenoiser.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.table.AskedWidths;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.evaluate.Shortage;
import recdenoiser.engine.text.Numbers;

/** Hit, NDCG and MRR at every cutoff, in every ranking. */
final class ResultTable extends VBox {
  private final Texts texts;
  private final Label title = new Label();
  private final Label shortage = new Label();
  private final TableView<Row> table = new TableView<>();

  /**
   * @param values at the cutoffs of {@link RankingMetrics#CUTOFFS}
   */
  record Row(String metric, double[] values) {}

  ResultTable(Texts texts, TrainingModel model) {
    this.texts = texts;
    setSpacing(8);
    title.setId("result-title");
    title.getStyleClass().add("muted");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    table.setId("result-table");
    table.getStyleClass().add("dense");
    AskedWidths.give(table);
    table.setPlaceholder(new Label(texts.get("result.none")));
    table.getColumns().add(metricColumn());
    for (int cutoff = 0; cutoff < RankingMetrics.CUTOFFS.length; cutoff++) {
      table.getColumns().add(valueColumn(cutoff));
    }
    VBox.setVgrow(table, Priority.ALWAYS);
    shortage.setId("result-shortage");
    shortage.getStyleClass().add("difference");
    shortage.setWrapText(true);
    shortage.setMinHeight(USE_PREF_SIZE);
    shortage.managedProperty().bind(shortage.visibleProperty());
    getChildren().addAll(title, shortage, table);
    show(model.resultProperty(), model.configProperty());
    model.shortagesProperty().subscribe(this::tell);
  }

  private void show(
      ObservableValue<TrainingModel.Result> result, ObservableValue<RunConfig> config) {
    result.subscribe(
        found -> {
          title.setText(found == null ? "" : title(found));
          table.getItems().setAll(found == null ? List.of() : rows(found, config.getValue()));
        });
  }

  private void tell(List<Shortage> shortages) {
    shortage.setVisible(!shortages.isEmpty());
    shortage.setText(
        shortages.stream()
            .map(
                one ->
                    texts.get(
                        "result.shortage." + one.ranking(),
                        Numbers.count(one.users()),
                        Numbers.count(one.evaluated()),
                        Numbers.count(one.wanted()),
                        Numbers.count(one.fewest())))
            .collect(Collectors.joining("\n")));
  }

  private String title(TrainingModel.Result result) {
    String key = result.split() == Split.TEST ? "result.test" : "result.validation";
    return texts.get(
        key, Numbers.count(result.epoch()), Numbers.count(result.evaluation().users()));
  }

  private List<Row> rows(TrainingModel.Result result, RunConfig config) {
    List<Row> rows = new ArrayList<>();
    String negatives = Numbers.count(config.evaluation().negatives());
    for (Ranking ranking : result.evaluation().rankings()) {
      String key = "result." + ranking.textKey(config.evaluation().seenItems());
      addRows(rows, texts.get(key, negatives), result.evaluation().among(ranking));
    }
    return rows;
  }

  private void addRows(List<Row> rows, String against, RankingMetrics metrics) {
    rows.add(new Row(texts.get("result.hit", against), metrics.hit()));
    rows.add(new Row(texts.get("result.ndcg", against), metrics.ndcg()));
    rows.add(new Row(texts.get("result.mrr", against), metrics.mrr()));
  }

  private TableColumn<Row, String> metricColumn() {
    TableColumn<Row, String> column = new TableColumn<>(texts.get("result.metric"));
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().metric()));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(200);
    column.setMinWidth(150);
    return column;
  }

  private TableColumn<Row, String> valueColumn(int cutoff) {
    TableColumn<Row, String> column = new TableColumn<>("@" + RankingMetrics.CUTOFFS[cutoff]);
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(Numbers.metric(cell.getValue().values()[cutoff])));
    column.getStyleClass().add("number");
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(72);
    column.setMinWidth(64);
    return column;
  }
}
