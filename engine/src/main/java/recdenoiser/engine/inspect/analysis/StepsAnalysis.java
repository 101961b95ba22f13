package recdenoiser.engine.inspect.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.run.SavedModel;

/** Asks runs that held out several actions for one after the other. */
public final class StepsAnalysis {
  private StepsAnalysis() {}

  /**
   * @param folders of runs
   * @param threads that rank; they do not change the result
   * @throws IllegalArgumentException if a run held out one action only, or there is no run
   * @throws IOException if a run cannot be opened
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static List<StepsReport.Ahead> of(
      List<Path> folders, int threads, AnalysisProgress progress) throws IOException {
    if (folders.isEmpty()) {
      throw new IllegalArgumentException(AnalysisTexts.format("steps.noRun"));
    }
    List<StepsReport.Ahead> runs = new ArrayList<>();
    for (Path folder : folders) {
      progress.tell(runs.size() / (double) folders.size());
      SavedModel saved = SavedModel.open(folder, threads);
      int heldOut = saved.split().heldOut();
      if (heldOut < 2) {
        throw new IllegalArgumentException(
            AnalysisTexts.format("steps.oneStep", folder.toString()));
      }
      runs.add(new StepsReport.Ahead(saved.record().name(), saved.stepsAhead(heldOut)));
    }
    progress.tell(1);
    return List.copyOf(runs);
  }
}
