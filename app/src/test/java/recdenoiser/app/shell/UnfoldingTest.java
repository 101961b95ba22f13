package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.testing.Pulses;

/** A page that comes in portions is the same page in the end. */
@ExtendWith(ApplicationExtension.class)
class UnfoldingTest {
  private static final int MANY = 300;

  private final AtomicInteger done = new AtomicInteger();
  private final StackPane root = new StackPane();

  @Start
  void start(Stage stage) {
    stage.setScene(new Scene(root, 400, 300));
    stage.show();
  }

  private static VBox labels(int count) {
    VBox box = new VBox();
    for (int i = 0; i < count; i++) {
      box.getChildren().add(new Label("label " + i));
    }
    return box;
  }

  private void unfold(FxRobot robot, Node page) {
    robot.interact(
        () -> {
          Unfolding.begin(page, done::incrementAndGet);
          root.getChildren().setAll(page);
        });
  }

  private void awaitDone() {
    for (int frame = 0; frame < MANY && done.get() == 0; frame++) {
      Pulses.await(1);
    }
    assertThat(done).hasValue(1);
  }

  @Test
  void partsComeInPortionsAndInTheirOrder(FxRobot robot) {
    VBox page = Unfolding.allow(labels(MANY));
    List<Node> before = List.copyOf(page.getChildren());
    List<Integer> seen = new ArrayList<>();
    robot.interact(
        () ->
            page.getChildren()
                .addListener(
                    (ListChangeListener<Node>) change -> seen.add(page.getChildren().size())));
    unfold(robot, page);
    awaitDone();
    assertThat(page.getChildren()).isEqualTo(before);
    assertThat(seen).first().isEqualTo(0);
    assertThat(seen).hasSizeGreaterThan(2);
  }

  @Test
  void whatIsHiddenComesLastAndStandsWhereItStood(FxRobot robot) {
    VBox page = Unfolding.allow(labels(6));
    List<Node> before = List.copyOf(page.getChildren());
    List<Node> added = new ArrayList<>();
    robot.interact(
        () -> {
          before.get(0).setVisible(false);
          before.get(3).setVisible(false);
          page.getChildren()
              .addListener(
                  (ListChangeListener<Node>)
                      change -> {
                        while (change.next()) {
                          added.addAll(change.getAddedSubList());
                        }
                      });
        });
    unfold(robot, page);
    awaitDone();
    assertThat(page.getChildren()).isEqualTo(before);
    assertThat(added.subList(4, 6)).containsExactly(before.get(0), before.get(3));
  }

  @Test
  void onlyWhatIsAllowedIsTakenApartHoweverDeepItIs(FxRobot robot) {
    VBox inner = Unfolding.allow(labels(3));
    VBox plain = labels(2);
    ScrollPane scroll = new ScrollPane(new HBox(plain, inner));
    BorderPane page = new BorderPane(Unfolding.allow(new VBox(scroll)));
    robot.interact(
        () -> {
          Unfolding.begin(page, done::incrementAndGet);
          assertThat(((Pane) page.getCenter()).getChildren()).isEmpty();
          assertThat(inner.getChildren()).isEmpty();
          assertThat(plain.getChildren()).hasSize(2);
          root.getChildren().setAll(page);
        });
    awaitDone();
    assertThat(((Pane) page.getCenter()).getChildren()).containsExactly(scroll);
    assertThat(inner.getChildren()).hasSize(3);
  }

  @Test
  void aPageWithoutPartsIsThereAtOnce(FxRobot robot) {
    unfold(robot, labels(2));
    awaitDone();
    assertThat(((Pane) root.getChildren().get(0)).getChildren()).hasSize(2);
  }
}
