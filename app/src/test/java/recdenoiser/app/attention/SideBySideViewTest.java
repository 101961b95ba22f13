package recdenoiser.app.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.ExportableChart;
import recdenoiser.app.chart.HeatMap;
import recdenoiser.app.chart.HeatViewpoint;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.FigureExport.Kind;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.HeatCell;

/** Attention of four runs beside each other, used as a person uses it. */
@ExtendWith(ApplicationExtension.class)
class SideBySideViewTest {
  @TempDir static Path folder;
  private static List<RunChoice> runs;

  private final SideBySideController controller =
      new SideBySideController(new OpenRuns(), Background.direct());
  private final SideBySideModel model = controller.model();
  private Scene scene;

  @BeforeAll
  static void train() throws IOException {
    runs =
        List.of(
            TrainedRuns.train(folder, "attention", "SOFTMAX", "maxLength", "200"),
            TrainedRuns.train(folder, "attention", "SPARSE_STRIDED", "maxLength", "200"),
            TrainedRuns.train(folder, "attention", "ENTMAX", "maxLength", "200"),
            TrainedRuns.train(folder, "attention", "SOFTMAX", "maxLength", "200", "heads", "2"));
  }

  @Start
  void start(Stage stage) {
    Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
    ChartContext charts =
        new ChartContext(themes.themeProperty(), Background.direct(), notice -> {});
    ScrollPane scroll = new ScrollPane(new SideBySideView(controller, charts));
    scroll.setFitToWidth(true);
    scene = new Scene(scroll, 1116, 900);
    themes.dress(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private void open(FxRobot robot) {
    robot.interact(
        () -> {
          controller.open(runs);
          controller.showLongest();
        });
    Pulses.await(3);
  }

  private Node find(String id) {
    return scene.getRoot().lookup("#" + id);
  }

  private HeatMap map(int number) {
    return (HeatMap) find("attention-map-" + number);
  }

  private void press(FxRobot robot, String id) {
    robot.interact(() -> ((ButtonBase) find(id)).fire());
    Pulses.await(2);
  }

  @Test
  void nothingIsCutOffWhateverTheWidth(FxRobot robot) {
    open(robot);
    robot.interact(() -> model.panels().viewpoint().wholeWindowProperty().set(true));
    press(robot, "side-average");
    for (int width : new int[] {860, 1116, 1756}) {
      robot.interact(() -> scene.getWindow().setWidth(width));
      Pulses.await(3);
      for (int number = 1; number <= 4; number++) {
        assertThat(map(number).shownLayout().keys())
            .as("map %d at %d", number, width)
            .isEqualTo(200);
        assertThat(map(number).shownLayout().queries()).isEqualTo(200);
      }
    }
  }

  @Test
  void fourMapsOfManyTokensStandTwoInARow(FxRobot robot) {
    open(robot);
    int tokens = model.panels().shownProperty().get().size();
    assertThat(tokens).as("of the longest user").isLessThan(200);
    robot.interact(() -> controller.showAverage());
    robot.interact(() -> model.panels().viewpoint().wholeWindowProperty().set(true));
    Pulses.await(3);
    assertThat(top(2)).isEqualTo(top(1));
    assertThat(top(3)).isGreaterThan(top(1));
    assertThat(top(4)).isEqualTo(top(3));
  }

  private double top(int number) {
    Bounds bounds = map(number).localToScene(map(number).getBoundsInLocal());
    return bounds.getMinY();
  }

  @Test
  void allMapsZoomScrollAndReadTogether(FxRobot robot) {
    open(robot);
    HeatViewpoint viewpoint = map(1).viewpoint();
    assertThat(map(4).viewpoint()).isSameAs(viewpoint);
    press(robot, "attention-zoom-in");
    press(robot, "attention-zoom-in");
    assertThat(map(3).shownLayout().cell()).isEqualTo(map(1).shownLayout().cell());
    assertThat(viewpoint.zoomProperty().get()).isNotEqualTo(HeatViewpoint.FIT);
    int newest = model.panels().shownProperty().get().size() - 1;
    assertThat(map(1).shownLayout().shows(new HeatCell(newest, newest))).isTrue();
    robot.interact(() -> viewpoint.cellProperty().set(new HeatCell(newest, newest - 1)));
    assertThat(((Labeled) find("attention-reading")).getText())
        .startsWith("query now ")
        .contains(runs.get(0).name(), runs.get(3).name());
    press(robot, "attention-zoom-fit");
    assertThat(viewpoint.zoomProperty().get()).isEqualTo(HeatViewpoint.FIT);
  }

  @Test
  void theDifferenceIsBlueAndOrangeAroundZero(FxRobot robot) {
    open(robot);
    assertThat(find("attention-legend-difference").isVisible()).isFalse();
    press(robot, "side-difference");
    assertThat(find("attention-legend-difference").isVisible()).isTrue();
    assertThat(((Labeled) find("attention-title-2")).getText()).endsWith(" minus the first");
    assertThat(map(1).figure().scale().colours()).isEqualTo(ColourMap.VIRIDIS);
    assertThat(map(2).figure().scale().colours()).isEqualTo(ColourMap.BLUE_ORANGE);
    robot.interact(() -> model.panels().coloursProperty().set(ColourMap.CIVIDIS));
    assertThat(map(1).figure().scale().colours()).isEqualTo(ColourMap.CIVIDIS);
    assertThat(map(2).figure().scale().colours()).isEqualTo(ColourMap.BLUE_ORANGE);
    press(robot, "side-difference");
    assertThat(((Labeled) find("attention-title-2")).getText()).isEqualTo(runs.get(1).name());
  }

  @Test
  void aLengthIsTyped(FxRobot robot) {
    open(robot);
    String longest = model.userProperty().get();
    enter(robot, "12");
    assertThat(model.userProperty().get()).isNotEqualTo(longest);
    enter(robot, "many");
    assertThat(((Labeled) find("side-problem")).getText())
        .isEqualTo("A length is a whole number from 1 on; found many.");
  }

  private void enter(FxRobot robot, String text) {
    robot.interact(
        () -> {
          find("side-length").requestFocus();
          ((TextField) find("side-length")).clear();
        });
    robot.write(text);
    robot.push(KeyCode.ENTER);
  }

  @Test
  void mapsAreKeptAsFiles(FxRobot robot) throws IOException {
    open(robot);
    AttentionPanels all = (AttentionPanels) scene.getRoot().lookup(".attention-panels");
    MapPane one = (MapPane) map(2).getParent();
    String svg = svg(all);
    assertThat(svg).contains(runs.get(0).name(), runs.get(3).name());
    assertThat(svg(one)).contains("exactly 0: ");
    assertThat(one.export().orElseThrow().write(Kind.PDF, "", FigureSize.USUAL))
        .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThat(all.export().orElseThrow().write(Kind.PNG, "", FigureSize.USUAL))
        .startsWith(0x89, 'P', 'N', 'G');

    robot.interact(() -> map(1).fireEvent(menuKey()));
    assertThat(Window.getWindows()).anyMatch(ContextMenu.class::isInstance);
    robot.push(KeyCode.ESCAPE);
  }

  private static ContextMenuEvent menuKey() {
    return new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 9, 9, 9, 9, true, null);
  }

  private static String svg(ExportableChart chart) throws IOException {
    byte[] file = chart.export().orElseThrow().write(Kind.SVG, "", FigureSize.USUAL);
    return new String(file, StandardCharsets.UTF_8);
  }
}
