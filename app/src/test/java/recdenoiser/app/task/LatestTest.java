package recdenoiser.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LatestTest {
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  @Test
  void onlyTheNewestRequestIsHandedBack() {
    Latest latest = new Latest(new Delayed());
    latest.run(() -> "epoch 1", done::add, problem -> done.add("failed"));
    latest.run(() -> "epoch 2", done::add, problem -> done.add("failed"));
    waiting.forEach(Runnable::run);
    assertThat(done).containsExactly("epoch 2");
  }

  @Test
  void cancelledRequestsStaySilent() {
    Latest latest = new Latest(new Delayed());
    latest.run(() -> "epoch 1", done::add, problem -> done.add("failed"));
    latest.cancel();
    waiting.forEach(Runnable::run);
    assertThat(done).isEmpty();
  }

  @Test
  void failuresAreHandedBackToo() {
    Background.direct()
        .run(
            () -> {
              throw new IOException("cut short");
            },
            result -> done.add("done"),
            problem -> done.add(problem.getMessage()));
    assertThat(done).containsExactly("cut short");
  }

  /** Does its work when the test says so. */
  private final class Delayed implements Background {
    @Override
    public <T> Job run(
        Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed) {
      boolean[] cancelled = {false};
      waiting.add(
          () -> {
            if (!cancelled[0]) {
              Background.direct().run(work, onDone, onFailed);
            }
          });
      return () -> cancelled[0] = true;
    }
  }
}
