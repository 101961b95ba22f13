package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import recdenoiser.app.attention.RunList;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.masks.MasksPage;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.train.RunState;

/** The frame, used as a person uses it. */
@ExtendWith(ApplicationExtension.class)
class ShellTest {
  private final AtomicInteger quits = new AtomicInteger();
  private Themes themes;
  private Shell shell;
  private TrainLikePage train;

  @Start
  void start(Stage stage) {
    themes = new Themes(new MemoryPreferences(), Optional::empty);
    shell = new Shell(themes, quits::incrementAndGet);
    MasksController masks = new MasksController(Background.direct());
    train = new TrainLikePage(themes, masks);
    shell.add(train);
    shell.add(
        new MasksPage(
            masks,
            new ChartContext(themes.themeProperty(), Background.direct(), text -> {}),
            new RunList(List::of, Background.direct()),
            run -> {},
            () -> shell.show(PageId.TRAIN)));
    stage.setX(0);
    stage.setY(0);
    stage.setScene(shell.scene(1280, 800));
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
    stage.requestFocus();
  }

  @Test
  void keysGoFromPageToPage(FxRobot robot) {
    press(robot, KeyCode.ALT, KeyCode.DIGIT4);
    assertThat(title(robot)).isEqualTo("Masks");
    press(robot, KeyCode.ALT, KeyCode.DIGIT3);
    assertThat(title(robot)).isEqualTo("Train");
    press(robot, KeyCode.ALT, KeyCode.DIGIT7);
    assertThat(title(robot)).as("there is no study page").isEqualTo("Train");
  }

  @Test
  void railGoesToAPageAndFolds(FxRobot robot) {
    robot.clickOn("#rail-MASKS");
    assertThat(title(robot)).isEqualTo("Masks");
    double wide = width(robot, "#rail-MASKS");
    press(robot, KeyCode.CONTROL, KeyCode.B);
    Pulses.await(2);
    assertThat(width(robot, "#rail-MASKS")).isLessThan(wide);
  }

  @Test
  void emptyMasksPageLeadsToTraining(FxRobot robot) {
    press(robot, KeyCode.ALT, KeyCode.DIGIT4);
    robot.clickOn("Train a model");
    assertThat(title(robot)).isEqualTo("Train");
  }

  @Test
  void helpListsTheKeysThereAreAndClosesWithEscape(FxRobot robot) {
    press(robot, KeyCode.F1);
    assertThat(robot.lookup("#help-overlay").<Node>query().isVisible()).isTrue();
    assertThat(robot.lookup("Light or dark").tryQuery()).isPresent();
    assertThat(robot.lookup(".help-sheet").lookup("Compare").tryQuery()).isEmpty();
    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("#help-overlay").tryQuery()).isEmpty();
  }

  @Test
  void anOverlayKeepsKeysAndFocusToItself(FxRobot robot) {
    AtomicInteger escaped = new AtomicInteger();
    Button yes = new Button("Yes");
    Button no = new Button("No");
    Overlay overlay = new Overlay("Sure?", new HBox(yes, no), escaped::incrementAndGet);
    robot.clickOn("#rail-TRAIN");
    Node before = train.view().getScene().getFocusOwner();
    robot.interact(() -> shell.prompt(overlay));
    press(robot, KeyCode.CONTROL, KeyCode.ENTER);
    press(robot, KeyCode.ALT, KeyCode.DIGIT4);
    press(robot, KeyCode.CONTROL, KeyCode.Q);
    press(robot, KeyCode.F1);
    assertThat(train.performed).as("commands that reached the page").isEmpty();
    assertThat(title(robot)).isEqualTo("Train");
    assertThat(quits).hasValue(0);
    assertThat(yes.isFocused()).isTrue();
    press(robot, KeyCode.TAB);
    assertThat(no.isFocused()).isTrue();
    press(robot, KeyCode.TAB);
    assertThat(yes.isFocused()).as("Tab goes round").isTrue();
    robot.interact(() -> train.view().lookup(".button").requestFocus());
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(yes.isFocused()).as("the page cannot take the focus").isTrue();
    press(robot, KeyCode.ESCAPE);
    assertThat(escaped).hasValue(1);
    robot.interact(() -> shell.prompt(null));
    assertThat(train.view().getScene().getFocusOwner()).isSameAs(before);
  }

  @Test
  void anOverlayWithoutAnAnswerLetsNoKeyThrough(FxRobot robot) {
    robot.interact(() -> shell.prompt(new Overlay("Wait", new Label("Saving"))));
    press(robot, KeyCode.ESCAPE);
    press(robot, KeyCode.TAB);
    press(robot, KeyCode.SPACE);
    press(robot, KeyCode.ALT, KeyCode.DIGIT4);
    assertThat(title(robot)).isEqualTo("Train");
    assertThat(robot.lookup(".overlay").tryQuery()).isPresent();
  }

  @Test
  void aPageIsBuiltWhenSomebodyGoesThere(FxRobot robot) {
    AtomicInteger built = new AtomicInteger();
    robot.interact(
        () ->
            shell.add(
                PageId.RUNS,
                () -> {
                  built.incrementAndGet();
                  return new EmptyPage(PageId.RUNS);
                }));
    assertThat(built).hasValue(0);
    press(robot, KeyCode.ALT, KeyCode.DIGIT8);
    press(robot, KeyCode.ALT, KeyCode.DIGIT3);
    press(robot, KeyCode.ALT, KeyCode.DIGIT8);
    assertThat(title(robot)).isEqualTo("Runs");
    assertThat(built).hasValue(1);
  }

  @Test
  void pagesAreBuiltUnseenWhileNobodyTouchesTheWindow(FxRobot robot) throws TimeoutException {
    EmptyPage runs = new EmptyPage(PageId.RUNS);
    AtomicInteger built = new AtomicInteger();
    robot.interact(
        () -> {
          shell.add(
              PageId.RUNS,
              () -> {
                built.incrementAndGet();
                return runs;
              });
          shell.preload();
        });
    String front = title(robot);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> isUnseenInTheWindow(runs.view()));
    assertThat(built).hasValue(1);
    assertThat(title(robot)).isEqualTo(front);

    press(robot, KeyCode.ALT, KeyCode.DIGIT8);
    assertThat(title(robot)).isEqualTo("Runs");
    assertThat(runs.view().getParent().isVisible()).isTrue();
    assertThat(runs.view().getParent().getOpacity()).isEqualTo(1);
    press(robot, KeyCode.ALT, KeyCode.DIGIT3);
    assertThat(isUnseenInTheWindow(runs.view())).as("it stays where it is").isTrue();
    assertThat(built).hasValue(1);
  }

  private static boolean isUnseenInTheWindow(Node page) {
    return page.getScene() != null && !page.getParent().isVisible();
  }

  @Test
  void pageAndRailAreAsTheyWereLastTime(FxRobot robot) {
    Preferences preferences = new MemoryPreferences();
    preferences.put("page", "MASKS");
    preferences.putBoolean("rail-collapsed", true);
    robot.interact(() -> shell.remember(preferences));
    assertThat(title(robot)).isEqualTo("Masks");
    assertThat(shell.model().railCollapsedProperty().get()).isTrue();
    press(robot, KeyCode.ALT, KeyCode.DIGIT3);
    press(robot, KeyCode.CONTROL, KeyCode.B);
    assertThat(preferences.get("page", "")).isEqualTo("TRAIN");
    assertThat(preferences.getBoolean("rail-collapsed", true)).isFalse();
  }

  private record EmptyPage(PageId id, Node view) implements Page {
    private EmptyPage(PageId id) {
      this(id, new HBox());
    }
  }

  @Test
  void aCardFillsThePageAndComesBack(FxRobot robot) {
    Card card = train.cards.cards().get(1);
    double before = card.getWidth();
    robot.clickOn((Node) card.lookup(".card-fill"));
    Pulses.await(2);
    assertThat(card.getWidth()).isGreaterThan(1.8 * before);
    assertThat(train.cards.cards().get(0).isVisible()).isFalse();
    press(robot, KeyCode.ESCAPE);
    Pulses.await(2);
    assertThat(card.getWidth()).isEqualTo(before);
    assertThat(train.cards.cards()).allMatch(Node::isVisible);
  }

  @Test
  void twoColumnsAt1280(FxRobot robot) {
    Pulses.await(2);
    assertThat(train.cards.cards().get(0).getLayoutY())
        .isEqualTo(train.cards.cards().get(1).getLayoutY());
    assertThat(train.cards.cards().get(2).getLayoutY())
        .isGreaterThan(train.cards.cards().get(1).getLayoutY());
  }

  @Test
  void themeSwitchesByKeyAndByButton(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.T);
    assertThat(themes.theme()).isEqualTo(Theme.DARK);
    robot.clickOn("#theme-toggle");
    assertThat(themes.theme()).isEqualTo(Theme.LIGHT);
  }

  @Test
  void logOpensWithItsLines(FxRobot robot) {
    shell.model().log().add("epoch 1 ended");
    press(robot, KeyCode.CONTROL, KeyCode.L);
    ListView<?> list = robot.lookup("#log-pane .list-view").query();
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> shell.model().log().drain());
    assertThat(list.getItems().toString()).contains("epoch 1 ended");
    robot.clickOn("#log-toggle");
    assertThat(robot.lookup("#log-pane").tryQuery()).isEmpty();
  }

  @Test
  void headerTellsHowTheRunStands(FxRobot robot) {
    robot.interact(
        () -> shell.model().runProperty().set(new RunStatus(RunState.TRAINING, 0.5, 61)));
    assertThat(robot.lookup("#run-state").<Label>query().getText()).isEqualTo("training 50\u2009%");
    assertThat(robot.lookup("#run-remaining").<Label>query().getText()).isEqualTo("ETA 1:01");
  }

  @Test
  void aNoticeGoesAfterSomeSeconds(FxRobot robot) {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
    robot.interact(
        () -> {
          Shell timed = new Shell(themes, () -> {}, new TestClock(now::get));
          timed.model().noticeProperty().set("Saved chart.png.");
          timed.refresh();
          now.set(now.get().plusSeconds(5));
          timed.refresh();
          assertThat(timed.model().noticeProperty().get()).isEqualTo("Saved chart.png.");
          now.set(now.get().plus(Shell.NOTICE_LASTS));
          timed.refresh();
          assertThat(timed.model().noticeProperty().get()).isEmpty();
        });
  }

  @Test
  void theLogOfTheRunComesFirstAndThatOfTheProgramBesideIt(FxRobot robot) {
    shell.model().log().add("a warning");
    robot.interact(() -> shell.model().log().drain());
    press(robot, KeyCode.CONTROL, KeyCode.L);
    ListView<?> list = robot.lookup("#log-pane .list-view").query();
    assertThat(list.getItems().toString()).contains("a warning");
    robot.interact(() -> shell.model().runLog().setAll("epoch 1", "epoch 2"));
    assertThat(list.getItems().toString()).contains("epoch 2").doesNotContain("a warning");
    robot.clickOn("#log-program");
    assertThat(list.getItems().toString()).contains("a warning");
    robot.clickOn("#log-program");
    assertThat(list.getItems().toString()).as("one of them is always on").contains("a warning");
    robot.interact(() -> shell.model().runLog().clear());
    assertThat(robot.lookup("#log-run").query().isDisabled()).isTrue();
  }

  @Test
  void quitAsksTheWindowToClose(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.Q);
    assertThat(quits).hasValue(1);
  }

  @Test
  void iconsAloneAlwaysHaveANameAndATooltip(FxRobot robot) {
    for (Node node : robot.lookup(".button-icon").queryAll()) {
      assertThat(node.getAccessibleText()).as(node.toString()).isNotBlank();
      if (node instanceof Button button && !"help-close".equals(button.getId())) {
        assertThat(button.getTooltip()).as(node.toString()).isNotNull();
      }
    }
  }

  private static String title(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#page-title").<Label>query().getText();
  }

  private static double width(FxRobot robot, String query) {
    return robot.lookup(query).query().getBoundsInParent().getWidth();
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static final class TestClock extends Clock {
    private final InstantSource source;

    private TestClock(InstantSource source) {
      this.source = source;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return source.instant();
    }
  }
}
