package recdenoiser.app.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.inspect.Action.Origin;
import recdenoiser.engine.text.Numbers;

/** The sequence as chips, scrolled to the newest, which is last; one of them may be chosen. */
final class SequenceView extends ScrollPane {
  private static final Texts TEXTS = Texts.bundle("inspect");
  private static final double MOST_HEIGHT = 120;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass NOISE = PseudoClass.getPseudoClass("noise");
  private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
  private static final PseudoClass UNSEEN = PseudoClass.getPseudoClass("unseen");
  private static final PseudoClass CUT = PseudoClass.getPseudoClass("cut");

  private final InspectModel model;
  private final FlowPane flow = new FlowPane(4, 4);
  private final List<Button> spare = new ArrayList<>();

  SequenceView(InspectModel model) {
    this.model = model;
    setId("inspect-sequence");
    getStyleClass().add("chips");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMaxHeight(MOST_HEIGHT);
    setContent(flow);
    flow.heightProperty().subscribe(() -> setVvalue(getVmax()));
    model.chips().subscribe(this::show);
    model.placeProperty().subscribe(this::choose);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.min(MOST_HEIGHT, Math.ceil(flow.prefHeight(width)) + snappedTopInset());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  private void show() {
    List<Chip> chips = model.chips();
    while (spare.size() < chips.size()) {
      spare.add(button());
    }
    for (int c = 0; c < chips.size(); c++) {
      fill(spare.get(c), chips.get(c));
    }
    flow.getChildren().setAll(spare.subList(0, chips.size()));
    choose();
    setVvalue(getVmax());
  }

  private static Button button() {
    Button button = new Button();
    button.getStyleClass().add("chip");
    button.setMnemonicParsing(false);
    button.setTooltip(new Tooltip());
    return button;
  }

  private void fill(Button button, Chip chip) {
    button.setText(TEXTS.get(chip.isNoise() ? "chip.noise" : "chip", chip.place(), chip.title()));
    button.setId("inspect-chip-" + chip.back());
    button.pseudoClassStateChanged(NOISE, chip.isNoise());
    button.pseudoClassStateChanged(EDITED, chip.origin() == Origin.EDITED);
    button.pseudoClassStateChanged(CUT, chip.isCut());
    button.pseudoClassStateChanged(UNSEEN, !chip.looked());
    button.getTooltip().setText(words(chip));
    button.setOnAction(
        event ->
            model
                .placeProperty()
                .set(
                    model.placeProperty().get() == chip.back()
                        ? InspectModel.NO_PLACE
                        : chip.back()));
  }

  private static String words(Chip chip) {
    String origin = TEXTS.get("origin." + chip.origin());
    if (!chip.looked()) {
      return TEXTS.get("chip.unseen", origin);
    }
    return Double.isNaN(chip.kept())
        ? origin
        : TEXTS.get("chip.kept", origin, Numbers.percent(chip.kept()));
  }

  private void choose() {
    int place = model.placeProperty().get();
    List<Chip> chips = model.chips();
    for (int c = 0; c < chips.size() && c < spare.size(); c++) {
      spare.get(c).pseudoClassStateChanged(CHOSEN, chips.get(c).back() == place);
    }
  }
}
