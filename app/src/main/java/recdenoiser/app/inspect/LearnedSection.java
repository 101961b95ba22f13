package recdenoiser.app.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.attention.SuggestField;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.inspect.LearnedModel.Seen;
import recdenoiser.app.text.Naming;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.inspect.learned.ChosenItems;
import recdenoiser.engine.inspect.learned.LearnedOption;
import recdenoiser.engine.inspect.learned.Similarity;
import recdenoiser.engine.inspect.learned.Unit;

/** A section of the page: one way to look at what the runs have learned, with what can be asked. */
final class LearnedSection extends VBox {
  private static final Texts TEXTS = Texts.bundle("inspect");
  private static final List<Integer> COUNTS = List.of(4, 8, 10, 16, 20, 32, 40, 60, 100, 200);
  private static final int MOST_COUNTS = 6;
  private static final double COUNT_WIDTH = 76;
  private static final double SIMILARITY_WIDTH = 136;
  private static final double WIDTH = 512;

  private final LearnedModel model;
  private final LearnedController controller;
  private final ChartContext charts;
  private final Consumer<String> onUser;
  private final WrappedRow runs = new WrappedRow(24, 16);
  private final List<LearnedOfRun> shown = new ArrayList<>();

  /**
   * @param onUser hears of the user, as the data name it, that is chosen in a list
   */
  LearnedSection(
      LearnedModel model,
      LearnedController controller,
      ChartContext charts,
      Consumer<String> onUser) {
    super(8);
    this.model = model;
    this.controller = controller;
    this.charts = charts;
    this.onUser = onUser;
    String id = model.view().id();
    setId("inspect-learned-" + id);
    Label head = new Label(TEXTS.get("learned." + id));
    head.getStyleClass().add("card-title");
    Label about = new Label(TEXTS.get("about." + id));
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    about.setPrefWidth(WIDTH);
    getChildren().addAll(head, about);
    FlowPane options = options();
    if (!options.getChildren().isEmpty()) {
      getChildren().add(options);
    }
    getChildren().add(runs);
    visibleProperty().bind(model.offeredProperty());
    managedProperty().bind(visibleProperty());
    model.seen().subscribe(this::show);
  }

  private FlowPane options() {
    FlowPane line = new FlowPane(12, 8);
    line.setPrefWrapLength(WIDTH);
    if (asks(LearnedOption.ITEM)) {
      line.getChildren().add(item());
    }
    if (asks(LearnedOption.ITEMS)) {
      line.getChildren().add(box("items", model.itemsProperty(), ChosenItems.values()));
    }
    if (asks(LearnedOption.COUNT)) {
      line.getChildren().add(count());
    }
    if (asks(LearnedOption.SIMILARITY)) {
      HBox similarity = box("similarity", model.similarityProperty(), Similarity.values());
      ((Region) similarity.getChildren().get(1)).setPrefWidth(SIMILARITY_WIDTH);
      line.getChildren().add(similarity);
    }
    if (asks(LearnedOption.UNIT)) {
      line.getChildren().add(box("unit", model.unitProperty(), Unit.values()));
    }
    return line;
  }

  private boolean asks(LearnedOption option) {
    return model.view().options().contains(option);
  }

  private HBox item() {
    SuggestField item =
        new SuggestField(text -> controller.offerItems(model, text), controller::chooseItem);
    item.setId("inspect-learned-item");
    item.setPromptText(TEXTS.get("item.prompt"));
    item.setPrefColumnCount(10);
    model.itemProperty().subscribe(item::setText);
    model.offers().subscribe(() -> item.offer(List.copyOf(model.offers())));
    return named("item", item);
  }

  private HBox count() {
    ChoiceBox<Integer> box = new ChoiceBox<>();
    box.setId("inspect-learned-" + model.view().id() + "-count");
    int usual = model.view().usual();
    box.getItems()
        .setAll(
            Stream.concat(
                    Stream.of(usual),
                    COUNTS.stream().filter(count -> count > usual && count <= model.view().most()))
                .limit(MOST_COUNTS)
                .toList());
    IntegerProperty count = model.countProperty();
    box.setPrefWidth(COUNT_WIDTH);
    box.setValue(count.get());
    box.setOnAction(event -> count.set(box.getValue()));
    return named("count", box);
  }

  private <T extends Enum<T>> HBox box(String name, ObjectProperty<T> value, T[] values) {
    ChoiceBox<T> box = new ChoiceBox<>();
    box.setId("inspect-learned-" + name);
    box.setConverter(new Naming<>(one -> TEXTS.get("option." + one.name())));
    box.getItems().setAll(values);
    box.valueProperty().bindBidirectional(value);
    return named(name, box);
  }

  private static HBox named(String key, Node node) {
    Label name = new Label(TEXTS.get("name." + key));
    name.setLabelFor(node);
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(8, name, node);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void show() {
    List<Seen> seen = model.seen();
    while (shown.size() > seen.size()) {
      shown.remove(shown.size() - 1).leave();
    }
    while (shown.size() < seen.size()) {
      shown.add(
          new LearnedOfRun(
              model.view().id() + "-" + (shown.size() + 1),
              charts,
              controller::chooseItem,
              onUser));
    }
    for (int r = 0; r < seen.size(); r++) {
      shown.get(r).show(seen.get(r), seen.size() > 1);
    }
    runs.getChildren().setAll(shown);
  }
}
