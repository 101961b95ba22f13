package recdenoiser.app.inspect;

import java.util.List;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.engine.inspect.Adopted;
import recdenoiser.engine.inspect.EditHistory;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.Inspection;
import recdenoiser.engine.inspect.LengthRange;

/**
 * What was found of one user in one or two runs.
 *
 * @param edits of the sequence that was given
 * @param lengths of the histories in the data of the first run
 */
record Looked(String user, EditHistory edits, LengthRange lengths, List<One> runs) {

  /** What one run did. */
  record One(RunChoice choice, InspectedRun run, Adopted adopted, Inspection inspection) {}

  /** Whether any of the runs has attention. */
  boolean isAttentive() {
    return runs.stream().anyMatch(one -> one.inspection().attention().isPresent());
  }

  One first() {
    return runs.get(0);
  }
}
