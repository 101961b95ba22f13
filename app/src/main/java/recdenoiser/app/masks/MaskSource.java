package recdenoiser.app.masks;

import java.io.IOException;
import java.util.List;
import recdenoiser.engine.recommend.MaskSnapshot;

/** Where snapshots of masks can be read again; called off the JavaFX thread. */
public interface MaskSource {

  /** Epochs of which there is a snapshot, ascending. */
  List<Integer> epochs() throws IOException;

  MaskSnapshot load(int epoch) throws IOException;
}
