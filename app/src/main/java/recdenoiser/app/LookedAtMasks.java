package recdenoiser.app;

import java.nio.file.Path;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.masks.FolderMasks;
import recdenoiser.app.masks.MasksController;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.RunFolder;

/**
 * The masks that the page Masks shows: those of the run that trains, as they come, until somebody
 * chooses another run there.
 */
final class LookedAtMasks {
  private final MasksController controller;
  private Path trained;
  private boolean followsTraining = true;
  private boolean over;

  LookedAtMasks(MasksController controller) {
    this.controller = controller;
  }

  MasksController controller() {
    return controller;
  }

  /** Shows nothing, and then the run that is being prepared. */
  void prepare() {
    trained = null;
    followsTraining = true;
    controller.open("", null);
  }

  /** Shows this run, which trains. */
  void trains(RunChoice run) {
    trained = run.folder();
    lookAt(run);
  }

  /** Shows this run, whether it trains or not. */
  void lookAt(RunChoice run) {
    followsTraining = run.folder().equals(trained);
    tellWhetherRunning();
    controller.open(run.name(), new FolderMasks(new RunFolder(run.folder())));
  }

  /** Takes masks of the run that trains. */
  void accept(MaskSnapshot snapshot) {
    if (followsTraining) {
      controller.accept(snapshot);
    }
  }

  /**
   * @param ended whether the run that trained has ended
   */
  void tellWhetherOver(boolean ended) {
    over = ended;
    tellWhetherRunning();
  }

  private void tellWhetherRunning() {
    controller.model().runningProperty().set(followsTraining && !over);
  }
}
