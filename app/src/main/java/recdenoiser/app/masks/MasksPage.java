package recdenoiser.app.masks;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.RunChooser;
import recdenoiser.app.attention.RunList;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.HeatControls;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Naming;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.figure.ColourMap;

/** The masks of a run, as large as the window. */
public final class MasksPage implements Page {
  private static final Texts TEXTS = Texts.bundle("masks");

  private final MasksController controller;
  private final RunList library;
  private final BorderPane view = new BorderPane();

  /**
   * @param library of runs that may be chosen
   * @param onChosen hears which of them was
   * @param goToTraining what the button of the empty page does
   */
  public MasksPage(
      MasksController controller,
      ChartContext charts,
      RunList library,
      Consumer<RunChoice> onChosen,
      Runnable goToTraining) {
    this.controller = controller;
    this.library = library;
    EmptyState empty =
        new EmptyState(
            Drawings.mask(),
            TEXTS.get("empty.head"),
            TEXTS.get("empty.body"),
            TEXTS.get("empty.button"),
            goToTraining);
    FlowPane bar = bar(onChosen);
    bar.visibleProperty()
        .bind(
            controller
                .model()
                .snapshotProperty()
                .isNotNull()
                .or(Bindings.isNotEmpty(library.runs())));
    bar.managedProperty().bind(bar.visibleProperty());
    view.getStyleClass().add("masks-page");
    view.setTop(bar);
    DistanceProfile profile = new DistanceProfile(controller.model(), charts);
    view.setCenter(new MasksView(controller, charts, empty, Optional.of(profile)));
  }

  @Override
  public PageId id() {
    return PageId.MASKS;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<String> context() {
    return controller.model().runNameProperty();
  }

  @Override
  public void onShown() {
    library.refresh();
  }

  @Override
  public boolean perform(Command command) {
    return performOn(controller, command);
  }

  /** The commands that move through the epochs, for any page that shows masks. */
  public static boolean performOn(MasksController controller, Command command) {
    switch (command) {
      case EPOCH_BACK -> controller.back();
      case EPOCH_FORTH -> controller.forth();
      case EPOCH_LIVE -> controller.goLive();
      default -> {
        return false;
      }
    }
    return true;
  }

  private FlowPane bar(Consumer<RunChoice> onChosen) {
    ChoiceBox<ColourMap> colours = new ChoiceBox<>();
    colours.setId("masks-colours");
    colours.getItems().setAll(ColourMap.sequential());
    colours.setConverter(new Naming<>(map -> TEXTS.get("colours." + map.name())));
    colours.valueProperty().bindBidirectional(controller.model().coloursProperty());
    Label name = new Label(TEXTS.get("colours"));
    name.setLabelFor(colours);
    HBox slider = new HBox(new EpochSlider(controller));
    HeadChoice head = new HeadChoice(controller.model()).named("masks-head");
    HBox colouring = new HBox(8, name, colours);
    colouring.setAlignment(Pos.CENTER_LEFT);
    HeatControls zoom = new HeatControls(controller.model().viewpoint()).named("masks");
    List<Node> ofMasks = List.of(slider, zoom, row(), colouring);
    ofMasks.forEach(
        node -> Visibility.showWhen(node, controller.model().snapshotProperty().isNotNull()));
    FlowPane bar = new FlowPane(12, 8, runs(onChosen));
    bar.getChildren().addAll(ofMasks);
    bar.getChildren().add(2, head);
    bar.getStyleClass().add("page-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private HBox runs(Consumer<RunChoice> onChosen) {
    RunChooser run = new RunChooser(library.runs(), onChosen);
    run.setId("masks-run");
    run.setPromptText(TEXTS.get("run.prompt"));
    controller.model().runProperty().subscribe(run::showRun);
    Label name = new Label(TEXTS.get("run"));
    name.setLabelFor(run);
    HBox both = new HBox(8, name, run);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private ToggleButton row() {
    ToggleButton row = new ToggleButton(TEXTS.get("row"), Icon.TABLE.node());
    row.setId("masks-row");
    row.getStyleClass().addAll("small", "quiet");
    row.setTooltip(new Tooltip(TEXTS.get("row.help")));
    row.selectedProperty().bindBidirectional(controller.model().rowTableProperty());
    return row;
  }
}
