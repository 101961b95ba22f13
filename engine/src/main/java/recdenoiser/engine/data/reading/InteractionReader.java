package recdenoiser.engine.data.reading;

import java.io.IOException;
import recdenoiser.engine.data.DataProblem;

/** One format of interaction files. */
public interface InteractionReader {

  /**
   * Reads every action. The first line has been gone to already.
   *
   * @return which columns were read
   * @throws DataProblem if the text is not what the format says
   */
  ReadColumns read(Lines lines, Interactions into) throws IOException;
}
