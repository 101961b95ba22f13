package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;
import recdenoiser.engine.run.GateReport.OfItem;
import recdenoiser.engine.run.GateReport.OfUser;

/**
 * Two users of whom the test asks what follows the first four actions: a did w x y z, b did w y z
 * x; a's x and z are known to be noise, nothing is known of b.
 */
class GateMeasureTest {
  private static final int WINDOW = 10;

  @TempDir Path folder;
  private DataSet set;
  private DataSettings settings;
  private LeaveOneOut data;
  private int w;
  private int x;
  private int y;
  private int z;

  @BeforeEach
  void write() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.tsv"), "a w\na x\na y\na z\na w\nb w\nb y\nb z\nb x\nb y\n");
    Files.writeString(
        folder.resolve("a.truth.tsv"),
        "user\tposition\tdepends_on\tnoise\tinterest\n"
            + "a\t0\t-1\t0\t0\na\t1\t-1\t1\t-1\na\t2\t0\t0\t0\na\t3\t-1\t1\t-1\na\t4\t2\t0\t0\n");
    settings = new DataSettings(file.toString(), 0, 0, CoreRule.ONCE, 0);
    set = DataSets.prepare(settings, 1);
    data = new LeaveOneOut(set.sequences());
    w = set.sequences().item(0, 0);
    x = set.sequences().item(0, 1);
    y = set.sequences().item(0, 2);
    z = set.sequences().item(0, 3);
  }

  @Test
  void itemsAndUsersAreCountedAndKnownNoiseIsComparedWith() {
    // of a: w .9, x .2, y .3, z .4; of b: w .8, y .6, z .3, x .1
    GateReport report = measure(0.9, 0.2, 0.3, 0.4, 0.8, 0.6, 0.3, 0.1);

    assertThat(report.users()).isEqualTo(2);
    assertThat(report.actions()).isEqualTo(8);
    assertThat(report.taken()).isEqualTo(5);
    assertThat(report.items())
        .containsExactly(
            new OfItem(x, 2, 2, 1, (0.2 + 0.1) / 2),
            new OfItem(z, 2, 2, 1, (0.4 + 0.3) / 2),
            new OfItem(y, 2, 1, 0, (0.3 + 0.6) / 2));
    assertThat(report.byUser())
        .containsExactly(new OfUser(0, 4, 3, 2), new OfUser(1, 4, 2, GateReport.UNKNOWN));
    assertThat(report.byUser().get(0).share()).isEqualTo(0.75);
    // of a's pairs of noise x, z and other w, y all are in order but z before y
    assertThat(report.roc().orElseThrow().auc()).isEqualTo(0.75);
    assertThat(report.roc().orElseThrow().positives()).isEqualTo(2);
  }

  @Test
  void whatTheModelDoesNotLookAtDoesNotCount() {
    GateReport report = measure(Double.NaN, 0.2, 0.3, 0.4, Double.NaN, 0.6, 0.7, 0.8);

    assertThat(report.actions()).isEqualTo(6);
    assertThat(report.items()).extracting(OfItem::item).doesNotContain(w);
    assertThat(report.byUser()).extracting(OfUser::actions).containsExactly(3, 3);
  }

  @Test
  void withoutTruthThereAreListsAndNoCurve() {
    GateReport report =
        new GateMeasure(data, Optional.empty(), WINDOW)
            .of(histories -> same(histories, 0.1), Split.TEST, data.evaluatedUsers(Split.TEST));

    assertThat(report.roc()).isEmpty();
    assertThat(report.taken()).isEqualTo(8);
    assertThat(report.items()).extracting(OfItem::noise).containsOnly(GateReport.UNKNOWN);
  }

  private GateReport measure(double... genuine) {
    Function<PackedHistories, double[]> gate =
        histories -> {
          assertThat(histories.items()).containsExactly(w, x, y, z, w, y, z, x);
          return genuine;
        };
    return new GateMeasure(data, RunNoise.of(set, settings), WINDOW)
        .of(gate, Split.TEST, data.evaluatedUsers(Split.TEST));
  }

  private static double[] same(PackedHistories histories, double genuine) {
    double[] all = new double[histories.items().length];
    Arrays.fill(all, genuine);
    return all;
  }
}
