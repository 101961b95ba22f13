package recdenoiser.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the JavaFX thread while a test runs, and lists what held it up for longer than 50 ms,
 * each with what it was doing halfway. It only lists, for a busy machine holds up anything; with
 * the system property {@code recdenoiser.fx.most} [ms] a test fails on what takes longer than that.
 */
public final class FxWatchdog implements BeforeEachCallback, AfterEachCallback {
  private static final Logger LOG = LoggerFactory.getLogger(FxWatchdog.class);
  private static final String MOST = "recdenoiser.fx.most";
  private static final long LONG_MILLISECONDS = 50;
  private static final long BETWEEN_NANOSECONDS = 5_000_000;
  private static final int FRAMES = 6;

  private final ConcurrentLinkedQueue<Stall> stalls = new ConcurrentLinkedQueue<>();
  private Thread watching;

  /**
   * Something that held the JavaFX thread up.
   *
   * @param doing innermost calls of this project, outermost last; of anybody where there are none
   */
  public record Stall(long milliseconds, List<String> doing) {}

  @Override
  public void beforeEach(ExtensionContext context) {
    stalls.clear();
    watching = new Thread(this::watch, "fx-watchdog");
    watching.setDaemon(true);
    watching.start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    watching.interrupt();
    watching.join();
    List<Stall> found = stalls();
    for (Stall stall : found) {
      LOG.warn(
          "{}: {} ms on the JavaFX thread in {}",
          context.getDisplayName(),
          stall.milliseconds(),
          stall.doing());
    }
    long most = Long.getLong(MOST, Long.MAX_VALUE);
    assertThat(found).as("tasks of more than %d ms", most).noneMatch(s -> s.milliseconds() > most);
  }

  /** Longest first. */
  List<Stall> stalls() {
    List<Stall> sorted = new ArrayList<>(stalls);
    sorted.sort((a, b) -> Long.compare(b.milliseconds(), a.milliseconds()));
    return sorted;
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        beat();
        LockSupport.parkNanos(BETWEEN_NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    long begin = System.nanoTime();
    Platform.runLater(answered::countDown);
    if (answered.await(LONG_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      return;
    }
    List<String> doing = doing();
    answered.await();
    stalls.add(new Stall((System.nanoTime() - begin) / 1_000_000, doing));
  }

  private static List<String> doing() {
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      if (each.getKey().getName().equals("JavaFX Application Thread")) {
        List<String> own = calls(each.getValue(), "recdenoiser.app.").toList();
        return own.isEmpty() ? calls(each.getValue(), "").limit(FRAMES).toList() : own;
      }
    }
    return List.of();
  }

  private static Stream<String> calls(StackTraceElement[] stack, String prefix) {
    return Stream.of(stack)
        .filter(call -> call.getClassName().startsWith(prefix))
        .map(call -> call.getClassName() + "." + call.getMethodName() + ":" + call.getLineNumber())
        .limit(FRAMES);
  }
}
