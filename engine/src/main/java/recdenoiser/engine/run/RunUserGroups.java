package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.UserGroup;
import recdenoiser.engine.evaluate.UserGroups;

/** The users of a run by what they have in common, without its weights. */
public final class RunUserGroups {
  private RunUserGroups() {}

  /**
   * As {@link UserGroups#of}, with what is known of noise in the run's data.
   *
   * @param users with a target of this split
   * @throws IOException if the folder is not one of a run, or its data have changed
   */
  public static List<UserGroup> of(Path runFolder, Split split, int[] users) throws IOException {
    RunFolder folder = new RunFolder(runFolder);
    RunRecord record = RunRecord.read(folder);
    PreparedData data = PreparedData.reopen(folder, record);
    UserGroups.Noise noise =
        RunNoise.met(data.set(), record.config().data())
            .map(known -> known.shares(data.set().sequences()))
            .orElse(UserGroups.Noise.UNKNOWN);
    return UserGroups.of(data.split(), split, users, noise);
  }
}
