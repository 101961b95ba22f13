package recdenoiser.engine.inspect.learned;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.inspect.InspectedRun;

/** All ways to look at what models have learned, in the order in which they are shown. */
public final class LearnedViews {
  private static final List<LearnedView> ALL =
      List.of(
          new GenuineStrip(),
          new TakenForNoise(),
          new NoisyUsers(),
          new NearestItems(),
          new TransitionMap(),
          new GateMap(),
          new FilterMaps());

  private LearnedViews() {}

  public static List<LearnedView> all() {
    return ALL;
  }

  /** Those with something to see in a run. */
  public static List<LearnedView> in(InspectedRun run) {
    return ALL.stream().filter(view -> view.isIn(run.saved().model())).toList();
  }

  /** The one of that id; empty for none. */
  public static Optional<LearnedView> named(String id) {
    return ALL.stream().filter(view -> view.id().equals(id)).findFirst();
  }
}
