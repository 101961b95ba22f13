package recdenoiser.app.training;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.train.RunState;

/**
 * Tells that a run has ended by itself, well or not, unless a person looks at it. What a person has
 * stopped is no news.
 */
public final class EndOfRun {
  private static final Set<RunState> NEWS =
      EnumSet.of(RunState.FINISHED, RunState.STOPPED_EARLY, RunState.FAILED);

  private EndOfRun() {}

  /** Where it is told. */
  @FunctionalInterface
  public interface Teller {
    void tell(String title, String text, boolean failed);
  }

  /**
   * @param watched whether a person sees the run
   */
  public static void follow(TrainingModel model, BooleanSupplier watched, Teller teller) {
    Texts texts = Texts.bundle("training");
    model
        .stateProperty()
        .addListener(
            (property, before, now) -> {
              boolean ended = before != null && !before.ended() && NEWS.contains(now);
              if (ended && !watched.getAsBoolean()) {
                teller.tell(
                    texts.get("end." + now),
                    text(model, now == RunState.FAILED),
                    now == RunState.FAILED);
              }
            });
  }

  private static String text(TrainingModel model, boolean failed) {
    String name =
        model.folderProperty().get() == null
            ? ""
            : model.folderProperty().get().getFileName().toString();
    String message = model.messageProperty().get();
    return failed && !message.isEmpty() ? (name.isEmpty() ? message : name + ": " + message) : name;
  }
}
