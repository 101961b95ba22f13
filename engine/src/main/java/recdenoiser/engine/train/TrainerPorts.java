package recdenoiser.engine.train;

import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import recdenoiser.engine.recommend.Recommender;

/**
 * What a trainer works with beside its learner.
 *
 * @param evaluator ranks on validation and test
 * @param checkpoints keeps what a run needs to go on
 * @param control asks for pauses and for the end
 * @param listener hears what happens
 * @param nanoTime a clock, such as {@code System::nanoTime}
 * @param probes what is to be told of the model after every epoch, beside what its attention rule
 *     tells, by name
 */
public record TrainerPorts(
    SplitEvaluator evaluator,
    CheckpointStore checkpoints,
    RunControl control,
    TrainingListener listener,
    LongSupplier nanoTime,
    Function<Recommender, Map<String, double[][]>> probes) {

  /** Nothing is told of the model but what its attention rule tells. */
  public static final Function<Recommender, Map<String, double[][]>> NO_PROBES = model -> Map.of();
}
