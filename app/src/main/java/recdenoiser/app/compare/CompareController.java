package recdenoiser.app.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Failure;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.compare.ComparedMember;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.ComparisonPlan;
import recdenoiser.engine.compare.ComparisonReader;
import recdenoiser.engine.compare.CurveLabels;
import recdenoiser.engine.compare.MemberCurves;
import recdenoiser.engine.report.HtmlReport;
import recdenoiser.engine.run.ComparedCurves;
import recdenoiser.engine.run.ComparedCurves.Compared;
import recdenoiser.engine.run.RunMetric;
import recdenoiser.engine.storage.AtomicFiles;

/** Reads and compares off the JavaFX thread; of several requests the newest counts. */
public final class CompareController {
  private static final Texts TEXTS = Texts.bundle("compare-page");

  private final CompareModel model;
  private final Background background;
  private final int threads;
  private final Consumer<String> notice;
  private final Consumer<Comparison> compared;
  private final ComparisonReader reader = new ComparisonReader();
  private final Latest comparing;
  private final Latest drawing;
  private final Runnable news;
  private List<Compared> lines = List.of();

  /** What the work says of itself on its own thread, until the model hears it. */
  private volatile String words = "";

  /**
   * @param threads that rank where no ranks are kept
   * @param news told on any thread that there is something to {@link #drain}
   * @param notice told in one sentence what came of an export
   * @param compared hears of every comparison that is shown
   */
  public CompareController(
      CompareModel model,
      Background background,
      int threads,
      Runnable news,
      Consumer<String> notice,
      Consumer<Comparison> compared) {
    this.model = model;
    this.background = background;
    this.threads = threads;
    this.news = news;
    this.notice = notice;
    this.compared = compared;
    this.comparing = new Latest(background);
    this.drawing = new Latest(background);
    model.measureProperty().addListener((property, before, now) -> refresh());
    model.splitProperty().addListener((property, before, now) -> refresh());
    model.curveMetricProperty().addListener((property, before, now) -> draw());
  }

  /** Compares the runs in these folders, with the control among them as the baseline. */
  public void compare(List<Path> folders) {
    if (folders.isEmpty()) {
      return;
    }
    lines = List.of();
    model.curves().clear();
    model.begin(folders);
    refresh();
  }

  /** Compares all others with this member. */
  public void makeBaseline(ComparedMember member) {
    Path folder = member.member().runs().get(0).folder();
    if (folder != null && !folder.equals(model.baselineProperty().get())) {
      model.baselineProperty().set(folder);
      refresh();
    }
  }

  /** Takes a member out, if another one is left. */
  public void remove(ComparedMember member) {
    if (member.member().fromElsewhere()) {
      model.ranks().remove(member.name());
      refresh();
      return;
    }
    List<Path> left = new ArrayList<>(model.runs());
    member.member().runs().forEach(run -> left.remove(run.folder()));
    if (!left.isEmpty()) {
      model.runs().setAll(left);
      if (!left.contains(model.baselineProperty().get())) {
        model.baselineProperty().set(left.get(0));
      }
      refresh();
    }
  }

  /** Adds a file of {@code user,rank} under its own name; one that cannot be read is left out. */
  public void addRanks(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    Path before = model.ranks().put(name, file);
    refresh(
        problem -> {
          if (before == null) {
            model.ranks().remove(name);
          } else {
            model.ranks().put(name, before);
          }
          failed(problem);
        });
  }

  /** Writes all of it as one page. */
  public void report(Path file) {
    Comparison shown = model.comparisonProperty().get();
    background.run(
        () -> {
          AtomicFiles.write(file, HtmlReport.of(shown).getBytes(StandardCharsets.UTF_8));
          return file;
        },
        written -> notice.accept(TEXTS.get("report.done", written.toString())),
        problem ->
            notice.accept(TEXTS.get("report.failed", file.toString(), problem.getMessage())));
  }

  /** Takes over what the work says of itself; to be called now and then on the JavaFX thread. */
  public void drain() {
    String now = words;
    if (!now.equals(model.progressProperty().get())) {
      model.setProgress(now);
    }
  }

  private void refresh() {
    refresh(this::failed);
  }

  private void refresh(Consumer<Exception> onFailed) {
    if (model.runs().isEmpty()) {
      return;
    }
    List<Path> runs = List.copyOf(model.runs());
    Path baseline = model.baselineProperty().get();
    Map<String, Path> ranks = model.ranksNow();
    ComparisonPlan plan =
        new ComparisonPlan(model.splitProperty().get(), model.measureProperty().get());
    words = TEXTS.get("progress.tests");
    drain();
    comparing.run(() -> read(runs, baseline, ranks, plan), this::show, onFailed);
  }

  private Comparison read(
      List<Path> runs, Path baseline, Map<String, Path> ranks, ComparisonPlan plan)
      throws IOException {
    Path control = baseline == null ? ComparisonReader.suggestBaseline(runs) : baseline;
    return reader.read(
        new ComparisonReader.Request(runs, control, ranks, plan), threads, this::reading);
  }

  private void reading(Path run, int done, int all) {
    words =
        TEXTS.get(
            "progress.run",
            run.getFileName().toString(),
            Integer.toString(done + 1),
            Integer.toString(all));
    news.run();
  }

  private void show(Comparison found) {
    words = "";
    model.baselineProperty().set(found.baselineMember().member().runs().get(0).folder());
    model.setComparison(found);
    compared.accept(found);
    drawing.run(() -> MemberCurves.of(found), this::opened, this::failed);
  }

  private void opened(List<Compared> opened) {
    lines = opened;
    Set<RunMetric> metrics = new LinkedHashSet<>();
    opened.forEach(one -> one.runs().forEach(run -> metrics.addAll(run.metrics())));
    RunMetric chosen = model.curveMetricProperty().get();
    model.offerCurves(metrics, ComparedCurves.seen(lines));
    if (metrics.contains(chosen) || metrics.isEmpty()) {
      model.curveMetricProperty().set(chosen);
      draw();
    } else {
      model.curveMetricProperty().set(metrics.iterator().next());
    }
  }

  private void draw() {
    RunMetric metric = model.curveMetricProperty().get();
    if (metric != null) {
      model
          .curves()
          .show(
              curves -> {
                curves.of(CurveLabels.of(metric, model.curvesSeen()));
                curves.within(
                    metric.isShare() ? 0 : Double.NEGATIVE_INFINITY,
                    metric.isShare() ? 1 : Double.POSITIVE_INFINITY);
                ComparedCurves.fill(curves, lines, metric);
              });
    }
  }

  private void failed(Exception cause) {
    words = "";
    model.fail(Failure.sentence(cause));
  }
}
