package recdenoiser.app.shell;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/**
 * Does a step of work on the JavaFX thread whenever nobody has touched the window for a while and
 * nothing else keeps the thread busy, and lets the window breathe in between.
 */
final class Preload {
  private static final Duration BETWEEN_STEPS = Duration.millis(120);
  private static final long UNTOUCHED_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(600);

  private final Deque<Runnable> steps;
  private final BooleanSupplier busy;
  private final PauseTransition pause = new PauseTransition(BETWEEN_STEPS);
  private long touched = System.nanoTime() - UNTOUCHED_NANOSECONDS;

  /**
   * @param busy whether the next step is to wait
   */
  Preload(Scene scene, Collection<Runnable> steps, BooleanSupplier busy) {
    this.steps = new ArrayDeque<>(steps);
    this.busy = busy;
    scene.addEventFilter(InputEvent.ANY, event -> touched = System.nanoTime());
    pause.setOnFinished(event -> step());
  }

  void begin() {
    pause.playFromStart();
  }

  void stop() {
    steps.clear();
    pause.stop();
  }

  private void step() {
    boolean untouched = System.nanoTime() - touched >= UNTOUCHED_NANOSECONDS;
    if (untouched && !busy.getAsBoolean() && !steps.isEmpty()) {
      steps.poll().run();
    }
    if (!steps.isEmpty()) {
      pause.playFromStart();
    }
  }
}
