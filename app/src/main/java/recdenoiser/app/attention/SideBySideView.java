package recdenoiser.app.attention;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.text.Texts;

/**
 * Attention of several runs beside each other on one scale, for the same block, head and user or
 * averaged over users; a page embeds it and tells its controller which runs.
 */
public final class SideBySideView extends VBox {
  private static final Texts TEXTS = Texts.bundle("attention");
  private static final double BUSY = 16;

  public SideBySideView(SideBySideController controller, ChartContext charts) {
    super(12);
    SideBySideModel model = controller.model();
    getStyleClass().add("side-by-side");
    SuggestField user = new SuggestField(controller::suggest, controller::showUser);
    user.setId("side-user");
    user.setPromptText(TEXTS.get("user.prompt"));
    user.setPrefColumnCount(8);
    model.userProperty().subscribe(user::setText);
    model
        .suggestions()
        .subscribe(
            () ->
                user.offer(
                    model.suggestions().stream()
                        .map(name -> new SuggestField.Suggestion(name, name))
                        .toList()));
    Label name = new Label(TEXTS.get("user"));
    name.setLabelFor(user);
    Button random = button("random", controller::showRandom);
    Button longest = button("longest", controller::showLongest);
    ToggleButton average = new ToggleButton(TEXTS.get("average"));
    average.setId("side-average");
    average.setOnAction(
        event -> {
          if (average.isSelected()) {
            controller.showAverage();
          } else {
            controller.showUser(model.userProperty().get());
          }
        });
    model.averageProperty().subscribe(average::setSelected);
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(BUSY, BUSY);
    busy.visibleProperty().bind(model.busyProperty());
    LengthField length = new LengthField(controller::showLength, controller::refuse);
    length.setId("side-length");
    Label lengthName = new Label(TEXTS.get("length"));
    lengthName.setLabelFor(length);
    HBox names = line(name, user, random, longest);
    HBox others = line(lengthName, length, average, busy);
    FlowPane bar = new FlowPane(24, 8, names, others);
    ToggleButton difference = new ToggleButton(TEXTS.get("difference"));
    difference.setId("side-difference");
    difference.setTooltip(new Tooltip(TEXTS.get("difference.help")));
    difference.selectedProperty().bindBidirectional(model.differenceProperty());
    difference.getStyleClass().add("small");
    AttentionPanels panels =
        new AttentionPanels(
            model.panels(), charts, new BlockAndHeadChoice(model.choice(), "side"), difference);
    Label problem = new Label();
    problem.setId("side-problem");
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    getChildren().addAll(bar, problem, panels);
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(8, nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private static Button button(String key, Runnable action) {
    Button button = new Button(TEXTS.get("user." + key));
    button.setId("side-" + key);
    button.setOnAction(event -> action.run());
    return button;
  }
}
