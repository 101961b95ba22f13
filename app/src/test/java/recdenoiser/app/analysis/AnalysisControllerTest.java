package recdenoiser.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.RunList;
import recdenoiser.app.task.Background;

/** Which runs are asked, and what becomes of what is given up; without a toolkit. */
class AnalysisControllerTest {
  private static final RunChoice ONE = new RunChoice("one", Path.of("one"));
  private static final RunChoice OTHER = new RunChoice("other", Path.of("other"));

  private final AnalysisModel model = new AnalysisModel();
  private final Waiting background = new Waiting();
  private final AnalysisController controller =
      new AnalysisController(
          model, new RunList(() -> List.of(ONE, OTHER), Background.direct()), background, 1);

  /** Work that does not begin before the test is over. */
  private static final class Waiting implements Background {
    private int begun;
    private int cancelled;

    @Override
    public <T> Job run(
        Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed) {
      begun++;
      return () -> cancelled++;
    }
  }

  @Test
  void whatIsGivenUpIsInterruptedAndNoLongerWaitedFor() {
    controller.choose(ONE);
    controller.start();
    assertThat(model.progressProperty().get()).isZero();
    controller.cancel();
    assertThat(background.cancelled).isEqualTo(1);
    assertThat(model.progressProperty().get()).isEqualTo(AnalysisModel.IDLE);
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void anotherKindGivesUpWhatThisOneComputes() {
    controller.choose(ONE);
    controller.start();
    model.kindProperty().set(AnalysisKind.STEPS);
    assertThat(background.cancelled).isEqualTo(1);
    controller.choose(OTHER);
    assertThat(model.runs()).containsExactly(ONE, OTHER);
    controller.leaveOut(ONE);
    assertThat(model.runs()).containsExactly(OTHER);
    model.kindProperty().set(AnalysisKind.CONSISTENCY);
    controller.choose(ONE);
    assertThat(model.runs()).as("one of them").containsExactly(ONE);
  }

  @Test
  void withoutARunOrATextNothingBegins() {
    controller.start();
    assertThat(model.problemProperty().get()).isEqualTo("Choose a run first.");
    model.kindProperty().set(AnalysisKind.LANGUAGE);
    controller.start();
    assertThat(model.problemProperty().get()).isEqualTo("Choose a text first.");
    model.textProperty().set("text.txt");
    model.tokensProperty().set("many");
    controller.start();
    assertThat(model.problemProperty().get()).contains("found \"many\"");
    assertThat(background.begun).isZero();
  }

  @Test
  void theNewestRunIsAskedWhereNoneIsChosen() {
    controller.refresh();
    controller.askTheNewest();
    assertThat(model.runs()).containsExactly(ONE);
    assertThat(background.begun).isEqualTo(1);
  }
}
