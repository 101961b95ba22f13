package recdenoiser.app.preferences;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.controlsfx.control.SegmentedButton;
import recdenoiser.app.text.Language;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Look;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.figure.ColourMap;

/** The sheet of preferences. */
public final class PreferencesView extends VBox {
  private static final int MASK_MEMORY_STEP = 16;
  private static final int HEAP_STEP = 256;

  private final Texts texts = Texts.bundle("preferences");
  private final PreferencesModel model;
  private final GridPane rows = new GridPane();

  /**
   * @param onClose called when a person is done
   */
  public PreferencesView(PreferencesModel model, Themes themes, Runnable onClose) {
    this.model = model;
    setId("preferences");
    getStyleClass().add("help-sheet");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label title = new Label(texts.get("title"));
    title.getStyleClass().add("page-title");
    rows.getStyleClass().add("preference-rows");
    row("look.", choice("look.", List.of(Look.values()), themes.lookProperty(), themes::prefer));
    row(
        "colours.",
        choice(
            "colours.",
            ColourMap.sequential(),
            model.coloursProperty(),
            model.coloursProperty()::set));
    row(
        "language.",
        choice(
            "language.",
            List.of(Language.values()),
            model.languageProperty(),
            model.languageProperty()::set));
    row("folder.", folder());
    row("threads.", number("threads", 1, model.processors(), 1, model.threadsProperty()));
    row(
        "masks.",
        number(
            "masks",
            PreferencesModel.LEAST_MASK_MEMORY,
            PreferencesModel.MOST_MASK_MEMORY,
            MASK_MEMORY_STEP,
            model.maskMemoryProperty()));
    row(
        "heap.",
        number("heap", PreferredHeap.LEAST, PreferredHeap.most(), HEAP_STEP, model.heapProperty()));
    Button close = new Button(texts.get("close"));
    close.setId("preferences-close");
    close.setOnAction(event -> onClose.run());
    HBox bottom = new HBox(close);
    bottom.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, rows, bottom);
  }

  private void row(String stem, Node control) {
    Label label = new Label(texts.get(stem + "label"));
    label.setLabelFor(control);
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setValignment(label, VPos.BASELINE);
    Label help = new Label(texts.get(stem + "help"));
    help.getStyleClass().add("muted");
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    rows.addRow(rows.getRowCount(), label, new VBox(4, control, help));
  }

  private <T extends Enum<T>> Node choice(
      String stem, List<T> values, ObservableValue<T> chosen, Consumer<T> onChosen) {
    Function<T, ToggleButton> button =
        value -> {
          ToggleButton toggle = new ToggleButton(texts.get(stem + value.name()));
          toggle.setId("preferences-" + value.name());
          toggle.getStyleClass().add("quiet");
          toggle.setUserData(value);
          toggle.setOnAction(event -> onChosen.accept(value));
          return toggle;
        };
    ToggleButton[] buttons = values.stream().map(button).toArray(ToggleButton[]::new);
    SegmentedButton segmented = new SegmentedButton(buttons);
    ToggleGroup group = new ToggleGroup();
    group.getToggles().setAll(buttons);
    segmented.setToggleGroup(group);
    chosen.subscribe(
        now -> Stream.of(buttons).forEach(each -> each.setSelected(each.getUserData() == now)));
    group
        .selectedToggleProperty()
        .addListener(
            (property, before, now) -> {
              if (now == null) {
                before.setSelected(true);
              }
            });
    return segmented;
  }

  private Node folder() {
    TextField field = new TextField();
    field.setId("preferences-folder");
    field.setAccessibleText(texts.get("folder.label"));
    field.setPrefColumnCount(24);
    field.textProperty().bindBidirectional(model.runsFolderProperty());
    Button browse = new Button(texts.get("folder.browse"));
    browse.setId("preferences-browse");
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setOnAction(event -> browse());
    return new HBox(8, field, browse);
  }

  private void browse() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("folder.label"));
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      model.runsFolderProperty().set(chosen.getAbsolutePath());
    }
  }

  private Node number(String name, int least, int most, int step, IntegerProperty value) {
    Spinner<Integer> spinner = new Spinner<>(least, most, value.get(), step);
    spinner.setId("preferences-" + name);
    spinner.setAccessibleText(texts.get(name + ".label"));
    spinner.valueProperty().subscribe(value::set);
    spinner.setPrefWidth(112);
    return spinner;
  }
}
