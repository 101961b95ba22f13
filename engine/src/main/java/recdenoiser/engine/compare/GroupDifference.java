package recdenoiser.engine.compare;

import recdenoiser.engine.evaluate.PairedTest;
import recdenoiser.engine.evaluate.UserGroup;

/**
 * Who gains and who loses: one group of users, ranked by a run of the baseline and by one of
 * another member.
 *
 * @param member name of the other
 * @param group with places among the baseline run's users
 * @param users of the group whom both rank
 * @param baseline mean over these users
 * @param other mean over these users
 * @param test of their differences
 * @param holm p, corrected for all groups and members of this measure
 */
public record GroupDifference(
    String member,
    UserGroup group,
    int users,
    double baseline,
    double other,
    PairedTest test,
    double holm) {

  GroupDifference corrected(double p) {
    return new GroupDifference(member, group, users, baseline, other, test, p);
  }
}
