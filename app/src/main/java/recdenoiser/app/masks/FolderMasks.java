package recdenoiser.app.masks;

import java.io.IOException;
import java.util.List;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.MaskFiles;
import recdenoiser.engine.run.RunFolder;

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
