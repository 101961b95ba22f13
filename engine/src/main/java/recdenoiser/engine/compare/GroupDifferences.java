package recdenoiser.engine.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recdenoiser.engine.evaluate.Holm;
import recdenoiser.engine.evaluate.McNemarTest;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Metric;
import recdenoiser.engine.evaluate.PairedTest;
import recdenoiser.engine.evaluate.UserGroup;
import recdenoiser.engine.evaluate.WilcoxonTest;
import recdenoiser.engine.run.RunUserGroups;

/**
 * Differences of a comparison by groups of users, with the first seed that the baseline and a
 * member share. Members that cannot be tested user by user are left out.
 */
public final class GroupDifferences {
  private GroupDifferences() {}

  /**
   * @throws IOException if the data of the baseline's run cannot be read or have changed
   */
  public static List<GroupDifference> of(Comparison comparison, Measure measure)
      throws IOException {
    Member reference = comparison.baselineMember().member();
    List<GroupDifference> all = new ArrayList<>();
    for (ComparedMember compared : comparison.members()) {
      Member member = compared.member();
      if (member.equals(reference)) {
        continue;
      }
      RunPair pair = RunPair.of(reference, member).get(0);
      if (pair.testable(measure.ranking()) && !pair.baseline().fromElsewhere()) {
        all.addAll(of(member.name(), pair, measure));
      }
    }
    double[] holm = Holm.correct(all.stream().mapToDouble(one -> one.test().p()).toArray());
    List<GroupDifference> corrected = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      corrected.add(all.get(i).corrected(holm[i]));
    }
    return List.copyOf(corrected);
  }

  private static List<GroupDifference> of(String member, RunPair pair, Measure measure)
      throws IOException {
    List<GroupDifference> differences = new ArrayList<>();
    for (UserGroup group :
        RunUserGroups.of(
            pair.baseline().folder(),
            pair.baseline().ranks().split(),
            pair.baseline().ranks().users())) {
      differences.add(difference(member, pair, measure, group));
    }
    return differences;
  }

  private static GroupDifference difference(
      String member, RunPair pair, Measure measure, UserGroup group) {
    int[] first = pair.shared().first();
    int[] second = pair.shared().second();
    int[] own =
        IntStream.range(0, first.length)
            .filter(i -> Arrays.binarySearch(group.rows(), first[i]) >= 0)
            .toArray();
    double[] baseline = measure.perUser(pair.baseline().ranks());
    double[] other = measure.perUser(pair.other().ranks());
    double[] from = Arrays.stream(own).mapToDouble(i -> baseline[first[i]]).toArray();
    double[] to = Arrays.stream(own).mapToDouble(i -> other[second[i]]).toArray();
    return new GroupDifference(
        member, group, own.length, mean(from), mean(to), test(measure, from, to), Double.NaN);
  }

  private static PairedTest test(Measure measure, double[] from, double[] to) {
    if (measure.metric() == Metric.HIT) {
      return McNemarTest.of(to, from);
    }
    double[] differences = new double[from.length];
    Arrays.setAll(differences, user -> to[user] - from[user]);
    return WilcoxonTest.of(differences);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
