package recdenoiser.engine.data;

import java.io.IOException;

/** One format of interaction files. */
interface InteractionReader {

  /**
   * Reads every action. The first line has been gone to already.
   *
   * @throws DataProblem if the text is not what the format says
   */
  void read(Lines lines, Interactions into) throws IOException;
}
