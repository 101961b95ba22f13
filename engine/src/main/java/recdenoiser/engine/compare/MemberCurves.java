package recdenoiser.engine.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.run.ComparedCurves.Compared;
import recdenoiser.engine.run.RunCurveReader;
import recdenoiser.engine.run.RunFolder;

/** How the members of a comparison learned. */
public final class MemberCurves {
  private MemberCurves() {}

  /**
   * One line, or band over seeds, for each member, in their order; ranks from elsewhere, which come
   * last, have none.
   *
   * @throws IOException if what a run reported cannot be read, naming the line at fault
   */
  public static List<Compared> of(Comparison comparison) throws IOException {
    List<Compared> lines = new ArrayList<>();
    for (ComparedMember member : comparison.members()) {
      if (!member.member().fromElsewhere()) {
        List<RunCurveReader> runs = new ArrayList<>();
        for (RankedRun run : member.member().runs()) {
          runs.add(RunCurveReader.open(new RunFolder(run.folder())));
        }
        lines.add(new Compared(member.name(), runs));
      }
    }
    return lines;
  }
}
