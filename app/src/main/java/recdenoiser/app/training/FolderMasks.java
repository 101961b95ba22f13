package recdenoiser.app.training;

import java.io.IOException;
import java.util.List;
import recdenoiser.app.masks.MaskSource;
import recdenoiser.engine.experiment.MaskFiles;
import recdenoiser.engine.experiment.RunFolder;
import recdenoiser.engine.train.MaskSnapshot;

/** The snapshots of masks that a run has written to its folder. */
public record FolderMasks(RunFolder folder) implements MaskSource {
  @Override
  public List<Integer> epochs() throws IOException {
    return folder.maskEpochs();
  }

  @Override
  public MaskSnapshot load(int epoch) throws IOException {
    return MaskFiles.read(folder, epoch);
  }
}
