package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import recdenoiser.engine.experiment.MaskFiles;
import recdenoiser.engine.experiment.RunFolder;
import recdenoiser.engine.experiment.RunHistory;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingEvent.EpochEnded;

/** The plots of a run as files: those that its model has something to show in. */
final class RunFigures {
  private RunFigures() {}

  /** Writes pictures and drawings and says which. */
  static List<Path> write(RunFolder run, Path folder) throws IOException {
    List<TrainingEvent> events = RunHistory.read(run);
    List<Path> files = new ArrayList<>();
    files.addAll(CurveFigures.loss(events).write(folder, "loss"));
    files.addAll(CurveFigures.validation(events).write(folder, "validation"));
    if (numbers(events, EpochEnded::openShares).findAny().isPresent()) {
      files.addAll(CurveFigures.openShares(events).write(folder, "open-connections"));
    }
    if (numbers(events, EpochEnded::alpha).distinct().count() > 1) {
      files.addAll(CurveFigures.alpha(events).write(folder, "alpha"));
    }
    List<Integer> epochs = run.maskEpochs();
    if (!epochs.isEmpty()) {
      int last = epochs.get(epochs.size() - 1);
      files.addAll(MaskFigure.of(MaskFiles.read(run, last)).write(folder, "masks"));
    }
    return files;
  }

  /** Of all epochs and heads; α is the same for all where it is not learned. */
  private static DoubleStream numbers(List<TrainingEvent> events, HeadValues values) {
    return events.stream()
        .filter(EpochEnded.class::isInstance)
        .flatMap(event -> Arrays.stream(values.of((EpochEnded) event)))
        .flatMapToDouble(Arrays::stream);
  }

  /** Numbers of an epoch, [blocks][heads]; empty where there are none. */
  @FunctionalInterface
  interface HeadValues {
    double[][] of(EpochEnded epoch);
  }
}
