package recdenoiser.app.masks;

import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.CurveChart;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.chart.CurveSettings;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.recommend.MaskSnapshot;

/** How much attention goes how far back, a line for each block: the means of the diagonals. */
final class DistanceProfile extends VBox {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final double TITLE_GAP = 8;

  private final MasksModel model;
  private final CurveModel curves = new CurveModel(TEXTS.get("profile.value"), new CurveSettings());

  DistanceProfile(MasksModel model, ChartContext charts) {
    super(TITLE_GAP);
    this.model = model;
    setId("masks-profile");
    Label title = new Label(TEXTS.get("profile.title"));
    title.getStyleClass().add("map-title");
    title.setMinWidth(0);
    CurveChart chart = charts.chart(curves);
    charts.offerMenu(chart, chart, TEXTS.get("profile.title"));
    VBox.setVgrow(chart, Priority.ALWAYS);
    getChildren().addAll(title, chart);
    model.snapshotProperty().subscribe(snapshot -> show());
    model.headProperty().subscribe(head -> show());
  }

  private void show() {
    curves.clear();
    MaskSnapshot snapshot = model.snapshotProperty().get();
    if (snapshot != null) {
      fill(curves, snapshot, model.headProperty().get());
    }
  }

  /** Places are steps back from the query, below 0 ahead of it. */
  static void fill(CurveModel curves, MaskSnapshot snapshot, int head) {
    int n = snapshot.maxLength();
    curves.over(TEXTS.get("profile.place"));
    for (int block = 0; block < snapshot.blocks(); block++) {
      CurveSeries line = curves.add(TEXTS.get("profile.block", block + 1));
      float[] map = snapshot.attention().map(block, head);
      for (int back = 1 - n; back < n; back++) {
        double mean = diagonal(map, n, back);
        if (!Double.isNaN(mean)) {
          line.append(back, back, mean);
        }
      }
    }
  }

  /** Mean over all queries with a key {@code back} steps before them; NaN where there is none. */
  private static double diagonal(float[] map, int size, int back) {
    double sum = 0;
    int count = 0;
    for (int query = Math.max(0, back); query < Math.min(size, size + back); query++) {
      float weight = map[query * size + query - back];
      if (!Float.isNaN(weight)) {
        sum += weight;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
