package recdenoiser.app.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.text.Numbers;
import recdenoiser.engine.train.RunState;

/** The words of the header's run badge and of the status bar. */
final class StatusLine {
  private final Texts texts;

  StatusLine(Texts texts) {
    this.texts = texts;
  }

  /** Such as "2 runs queued · last saved 0:41 ago · SIMD 512 · 2 threads". */
  String of(ShellModel model, Instant now) {
    List<String> parts = new ArrayList<>();
    int queued = model.queuedRunsProperty().get();
    if (queued > 0) {
      parts.add(
          texts.get(queued == 1 ? "status.queued.one" : "status.queued", Numbers.count(queued)));
    }
    Instant saved = model.lastSavedProperty().get();
    if (saved != null && model.runProperty().get().isActive()) {
      double seconds = Math.max(0, Duration.between(saved, now).toMillis() / 1000.0);
      parts.add(texts.get("status.saved", Numbers.duration(seconds)));
    }
    if (!model.simdProperty().get().isBlank()) {
      parts.add(model.simdProperty().get());
    }
    int threads = model.threadsProperty().get();
    parts.add(
        texts.get(threads == 1 ? "status.threads.one" : "status.threads", Numbers.count(threads)));
    return String.join(" · ", parts);
  }

  /** Such as "training 41 %". */
  String of(RunStatus run) {
    if (!run.exists()) {
      return texts.get("run.none");
    }
    String state = texts.get("run." + run.state().name());
    return run.state().ended() || run.state() == RunState.PREPARING
        ? state
        : state + " " + Numbers.percent(run.progress());
  }

  /** Such as "ETA 3:12"; empty where there is nothing left to wait for. */
  String remaining(RunStatus run) {
    boolean waiting = run.state() == RunState.TRAINING && Double.isFinite(run.remainingSeconds());
    return waiting ? texts.get("run.eta", Numbers.duration(run.remainingSeconds())) : "";
  }
}
