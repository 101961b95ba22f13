package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.train.RunState;

class CommandTest {
  private final Texts texts = Texts.bundle("shell");

  @Test
  void noTwoCommandsShareKeys() {
    assertThat(Arrays.stream(Command.values()).map(Command::keys)).doesNotHaveDuplicates();
  }

  @Test
  void everythingThatIsNamedHasAText() {
    for (Command command : Command.values()) {
      assertThat(texts.has(command.textKey())).as(command.textKey()).isTrue();
      assertThat(texts.has(command.group().titleKey())).as(command.group().titleKey()).isTrue();
    }
    for (PageId page : PageId.values()) {
      assertThat(texts.has(page.titleKey())).as(page.titleKey()).isTrue();
    }
    for (RunState state : RunState.values()) {
      assertThat(texts.has("run." + state.name())).as(state.name()).isTrue();
    }
  }

  @Test
  void pagesAreReachedByTheirPlaceInTheRail() {
    for (PageId page : PageId.values()) {
      String keys = page.command().keys().getName();
      assertThat(keys).isEqualTo("Alt+" + (page.ordinal() + 1));
    }
  }
}
