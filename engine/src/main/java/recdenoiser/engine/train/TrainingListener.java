package recdenoiser.engine.train;

/** Hears what a run reports, on the thread that trains: it must return at once. */
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
