package recdenoiser.engine.train;

import java.util.function.LongSupplier;

/**
 * What a trainer works with beside its learner.
 *
 * @param evaluator ranks on validation and test
 * @param checkpoints keeps what a run needs to go on
 * @param control asks for pauses and for the end
 * @param listener hears what happens
 * @param nanoTime a clock, such as {@code System::nanoTime}
 */
public record TrainerPorts(
    SplitEvaluator evaluator,
    CheckpointStore checkpoints,
    RunControl control,
    TrainingListener listener,
    LongSupplier nanoTime) {}
