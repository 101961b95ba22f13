package recdenoiser.app.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.masks.MasksOfRun;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.run.library.RunRow;
import recdenoiser.engine.run.library.RunTrash;

/** The page of runs in a test's window, with a trash of its own; what it asks of others is kept. */
final class RunsOnStage {
  private static final int SECONDS = 60;

  final Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
  final MemoryPreferences preferences = new MemoryPreferences();
  final RunsModel model = new RunsModel();
  final List<String> asked = new ArrayList<>();
  final Path trash;
  private final Path runs;
  private final Stage stage;
  private Path place;
  private RunsController controller;

  RunsOnStage(Stage stage, Path runs, Path trash) {
    this.stage = stage;
    this.runs = runs;
    this.trash = trash;
  }

  /** On the JavaFX thread. */
  void open() {
    controller =
        new RunsController(
            model, runs, preferences, Background.direct(), actions(), RunTrash.in(trash));
    ChartContext charts = new ChartContext(themes.themeProperty(), Background.direct(), text -> {});
    MasksOfRun masks = new MasksOfRun(new MasksController(Background.direct()), charts);
    Shell shell = new Shell(themes, () -> {});
    shell.add(new RunsPage(model, controller, masks, charts, () -> asked.add("set up"), places()));
    stage.setX(0);
    stage.setY(0);
    stage.setScene(shell.scene(1280, 800));
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
    shell.show(PageId.RUNS);
  }

  void close() {
    controller.close();
  }

  /** The place that is chosen when a person is asked for one. */
  void choose(Path chosen) {
    place = chosen;
  }

  private RunActions actions() {
    return new RunActions(
        entry -> asked.add("opened " + entry.path().getFileName()),
        path -> asked.add("resume " + path.getFileName()),
        entry -> asked.add("set up like " + entry.path().getFileName()),
        paths -> asked.add("compare " + paths.stream().map(Path::getFileName).sorted().toList()),
        path -> asked.add("inspect " + path.getFileName()),
        entry -> asked.add("masks " + entry.path().getFileName()),
        study -> asked.add("study " + study.axes().get(0).name() + " of " + study.data()));
  }

  private PathChoice places() {
    return new PathChoice() {
      @Override
      public Optional<Path> file(Node beside, String title, String name) {
        asked.add("file " + name);
        return Optional.ofNullable(place);
      }

      @Override
      public Optional<Path> folder(Node beside, String title) {
        return Optional.ofNullable(place);
      }
    };
  }

  @SuppressWarnings("unchecked")
  TableView<RunRow> table() {
    return (TableView<RunRow>) find("runs-table");
  }

  <T extends Node> T find(String id, Class<T> type) {
    return type.cast(find(id));
  }

  Node find(String id) {
    return stage.getScene().getRoot().lookup("#" + id);
  }

  /** Chooses the rows of the runs in these folders, and no others. */
  void select(FxRobot robot, String... names) {
    robot.interact(
        () -> {
          table().getSelectionModel().clearSelection();
          for (String name : names) {
            table().getSelectionModel().select(row(name));
          }
        });
  }

  private int row(String name) {
    return IntStream.range(0, table().getItems().size())
        .filter(r -> table().getItems().get(r).first().path().endsWith(name))
        .findFirst()
        .orElseThrow();
  }

  List<String> shown() {
    return table().getItems().stream()
        .map(row -> row.first().path().getFileName().toString())
        .sorted()
        .toList();
  }

  void awaitShown(String... names) {
    await("the runs " + List.of(names), () -> shown().equals(List.of(names)));
  }

  void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
    } catch (TimeoutException e) {
      throw new AssertionError(
          "Waited in vain for " + what + "; " + model.problemProperty().get(), e);
    }
  }
}
