package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import recdenoiser.engine.attention.EntmaxKind;
import recdenoiser.engine.denoise.LearnedMaskKind;
import recdenoiser.engine.evaluate.EvaluationSettings;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.run.MaskFiles;
import recdenoiser.engine.run.NoiseProbes;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunHistory;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingEvent.EpochEnded;

/** The plots of a run as files: those that its model has something to show in. */
final class RunFigures {
  private RunFigures() {}

  /**
   * Writes pictures, drawings and pages and says which.
   *
   * @param size of the charts; maps are as large as their cells
   */
  static List<Path> write(RunFolder run, Path folder, FigureSize size) throws IOException {
    List<TrainingEvent> events = RunHistory.read(run);
    EvaluationSettings evaluation = RunRecord.read(run).config().evaluation();
    List<Path> files = new ArrayList<>();
    files.addAll(write(folder, "loss", CurveFigures.loss(events, size)));
    files.addAll(write(folder, "validation", CurveFigures.validation(events, evaluation, size)));
    if (numbers(events, CurveFigures.probe(LearnedMaskKind.OPEN_SHARES)).findAny().isPresent()) {
      files.addAll(write(folder, "open-connections", CurveFigures.openShares(events, size)));
    }
    if (numbers(events, CurveFigures.probe(EntmaxKind.ALPHA)).distinct().count() > 1) {
      files.addAll(write(folder, "alpha", CurveFigures.alpha(events, size)));
    }
    if (numbers(events, CurveFigures.probe(NoiseProbes.SHARE)).findAny().isPresent()) {
      files.addAll(write(folder, "attention-on-noise", CurveFigures.onNoise(events, size)));
    }
    List<Integer> epochs = run.maskEpochs();
    if (!epochs.isEmpty()) {
      int last = epochs.get(epochs.size() - 1);
      files.addAll(write(folder, "masks", MaskFigure.of(MaskFiles.read(run, last))));
    }
    return files;
  }

  private static List<Path> write(Path folder, String name, Figure figure) throws IOException {
    List<Path> files = new ArrayList<>();
    for (FigureFormat format : FigureFormat.values()) {
      Path file = folder.resolve(name + "." + format.extension());
      AtomicFiles.write(file, format.write(figure));
      files.add(file);
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
