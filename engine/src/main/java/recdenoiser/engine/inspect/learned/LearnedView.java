package recdenoiser.engine.inspect.learned;

import java.util.Set;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.recommend.TrainedModel;

/**
 * One way to look at what a model has learned. It names itself, says which models it can look into
 * and what it wants to know, and answers with maps and a list, which windows and files show as they
 * are: a further one is a class, a line in {@link LearnedViews}, and its words.
 */
public interface LearnedView {

  /** Such as "transitions": its name on the command line, and of its words and nodes. */
  String id();

  /** Whether there is something to see in this model. */
  boolean isIn(TrainedModel model);

  /** What of a question it listens to. */
  Set<LearnedOption> options();

  /** How many are shown if nobody says otherwise, at least 1. */
  default int usual() {
    return 20;
  }

  /** How many can be shown at most. */
  default int most() {
    return 60;
  }

  /**
   * What is seen.
   *
   * @param run of a model that {@link #isIn} says yes to
   * @param question in the numbers of the run's data
   */
  Learned look(InspectedRun run, LearnedQuestion question);
}
