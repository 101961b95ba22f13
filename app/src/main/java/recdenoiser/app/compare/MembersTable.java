package recdenoiser.app.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.compare.ComparedMember;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.ComparisonTables;
import recdenoiser.engine.compare.Difference;
import recdenoiser.engine.compare.SeedSpread;
import recdenoiser.engine.compare.SeedTest;
import recdenoiser.engine.compare.UserTest;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.SeenItems;

/**
 * The members of a comparison with the measure that is looked at, in every ranking, each beside the
 * baseline. A difference that is no larger than what the seed alone changes is grey.
 */
final class MembersTable extends StackPane {
  private static final Texts TEXTS = Texts.bundle("compare-page");
  private static final double LEAST_NAME = 200;
  private static final double SCROLL_BAR = 16;
  private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("within");

  private final ObservableValue<Theme> theme;
  private final TableView<Row> table = new TableView<>();
  private final Map<Ranking, TableColumn<Row, Object>> groups = new EnumMap<>(Ranking.class);

  /** A member with its place, which decides its colour. */
  record Row(ComparedMember member, int slot, boolean baseline, Measure measure) {
    Optional<Difference> difference(Ranking ranking) {
      return member.score(measure.among(ranking)).difference();
    }
  }

  /**
   * @param theme followed at every change
   */
  MembersTable(ObservableValue<Theme> theme) {
    this.theme = theme;
    theme.addListener((property, before, now) -> table.refresh());
    table.setId("compare-members");
    table.getStyleClass().addAll("dense", "tight");
    table.setAccessibleText(TEXTS.get("members"));
    table.setPlaceholder(new Label(""));
    table.getColumns().add(name());
    table.getColumns().add(text("runs", 60, row -> "×" + row.member().member().runs().size()));
    ranking(Ranking.FULL);
    ranking(Ranking.SAMPLED);
    ranking(Ranking.POPULAR);
    table.widthProperty().subscribe(width -> stretch(width.doubleValue()));
    getChildren().add(table);
  }

  /** Names take what the numbers leave. */
  private void stretch(double width) {
    TableColumn<Row, ?> name = table.getVisibleLeafColumn(0);
    double numbers =
        table.getVisibleLeafColumns().stream()
            .filter(column -> column != name)
            .mapToDouble(TableColumn::getWidth)
            .sum();
    name.setPrefWidth(Math.max(LEAST_NAME, width - numbers - SCROLL_BAR));
  }

  TableView<Row> table() {
    return table;
  }

  void show(Comparison comparison) {
    showRankings(comparison);
    Measure measure = comparison.plan().measure();
    List<ComparedMember> members = comparison.members();
    String chosen =
        Optional.ofNullable(table.getSelectionModel().getSelectedItem())
            .map(row -> row.member().name())
            .orElse("");
    table
        .getItems()
        .setAll(
            java.util.stream.IntStream.range(0, members.size())
                .mapToObj(
                    place ->
                        new Row(members.get(place), place, place == comparison.baseline(), measure))
                .toList());
    table.getItems().stream()
        .filter(row -> row.member().name().equals(chosen))
        .findFirst()
        .ifPresent(row -> table.getSelectionModel().select(row));
  }

  private TableColumn<Row, Row> name() {
    TableColumn<Row, Row> column = new TableColumn<>(TEXTS.get("column.member"));
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(unused -> new NameCell());
    column.setPrefWidth(LEAST_NAME);
    column.setSortable(false);
    return column;
  }

  private void ranking(Ranking ranking) {
    TableColumn<Row, Object> group =
        new TableColumn<>(TEXTS.get("column." + ranking.textKey(SeenItems.EITHER)));
    groups.put(ranking, group);
    table.getColumns().add(group);
    group
        .getColumns()
        .add(
            number(
                "value",
                124,
                (row, among) ->
                    ComparisonTables.spread(row.member().score(row.measure().among(among)).spread())
                        .shown(),
                ranking));
    group.getColumns().add(difference(ranking));
    group
        .getColumns()
        .add(number("relative", 68, (row, among) -> of(row, among, this::relative), ranking));
    group
        .getColumns()
        .add(number("usersP", 76, (row, among) -> of(row, among, this::usersP), ranking));
    group
        .getColumns()
        .add(number("seedsP", 76, (row, among) -> of(row, among, this::seedsP), ranking));
  }

  private void showRankings(Comparison comparison) {
    groups.forEach(
        (ranking, group) -> {
          group.setText(TEXTS.get("column." + ranking.textKey(comparison.seen())));
          group.setVisible(comparison.rankings().contains(ranking));
        });
    stretch(table.getWidth());
  }

  private static String of(Row row, Ranking ranking, Function<Difference, String> shown) {
    return row.difference(ranking).map(shown).orElse(row.baseline() ? "" : "–");
  }

  private String relative(Difference difference) {
    return Double.isFinite(difference.relative())
        ? ComparisonTables.percent(difference.relative())
        : "–";
  }

  private String usersP(Difference difference) {
    return difference.users().map(UserTest::holm).map(ComparisonTables::p).orElse("–");
  }

  private String seedsP(Difference difference) {
    return difference
        .seeds()
        .filter(test -> test.t().isPresent())
        .map(SeedTest::holm)
        .map(ComparisonTables::p)
        .orElse("–");
  }

  private TableColumn<Row, Row> difference(Ranking ranking) {
    TableColumn<Row, Row> column = new TableColumn<>();
    column.setGraphic(title("difference"));
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(unused -> new DifferenceCell(ranking));
    column.getStyleClass().add("number");
    column.setPrefWidth(72);
    column.setSortable(false);
    return column;
  }

  private TableColumn<Row, String> number(
      String key, double width, BiFunction<Row, Ranking, String> value, Ranking ranking) {
    TableColumn<Row, String> column = text(key, width, row -> value.apply(row, ranking));
    column.getStyleClass().add("number");
    return column;
  }

  private TableColumn<Row, String> text(String key, double width, Function<Row, String> value) {
    TableColumn<Row, String> column = new TableColumn<>();
    column.setGraphic(title(key));
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    return column;
  }

  private Label title(String key) {
    Label title = new Label(TEXTS.get("column." + key));
    title.setTooltip(new Tooltip(TEXTS.get("help." + key)));
    return title;
  }

  /** The colour and mark that the member has in every chart, and its name. */
  private final class NameCell extends TableCell<Row, Row> {
    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      Label name = new Label(row.member().name());
      name.setTooltip(new Tooltip(row.member().name()));
      HBox line = new HBox(8, new SlotMark(row.slot(), theme.getValue()), name);
      if (row.baseline()) {
        Label baseline = new Label(TEXTS.get("baseline"));
        baseline.getStyleClass().add("badge");
        baseline.setMinWidth(USE_PREF_SIZE);
        line.getChildren().add(baseline);
      }
      line.setAlignment(Pos.CENTER_LEFT);
      setGraphic(line);
    }
  }

  private static final class DifferenceCell extends TableCell<Row, Row> {
    private final Ranking ranking;

    DifferenceCell(Ranking ranking) {
      this.ranking = ranking;
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      Optional<Difference> difference =
          empty || row == null ? Optional.empty() : row.difference(ranking);
      boolean within = difference.filter(found -> found.spread() == SeedSpread.WITHIN).isPresent();
      pseudoClassStateChanged(WITHIN, within);
      setText(
          empty || row == null
              ? ""
              : difference
                  .map(found -> ComparisonTables.signed(found.mean()))
                  .orElse(row.baseline() ? "" : "–"));
      setTooltip(within ? new Tooltip(TEXTS.get("within")) : null);
    }
  }
}
