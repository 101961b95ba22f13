package recdenoiser.app.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.RunList;
import recdenoiser.app.chart.FigureSpace;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Failure;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.inspect.analysis.Analysed;
import recdenoiser.engine.inspect.analysis.AnalysisProgress;
import recdenoiser.engine.inspect.analysis.ConsistencyAnalysis;
import recdenoiser.engine.inspect.analysis.ExposureAnalysis;
import recdenoiser.engine.inspect.analysis.Language;
import recdenoiser.engine.inspect.analysis.StepsAnalysis;
import recdenoiser.engine.run.SavedModel;

/** Asks the engine off the JavaFX thread, tells how far it is, and draws what came out. */
public final class AnalysisController implements AutoCloseable {
  private static final Texts TEXTS = Texts.bundle("analysis-page");

  private final AnalysisModel model;
  private final RunList library;
  private final int threads;
  private final Latest analysing;
  private final Latest drawing;
  private Analysed analysed;
  private FigureSpace space;

  /** Which of the analyses that were asked for is the latest: news of others are not shown. */
  private int latest;

  /**
   * @param threads that rank; they do not change the result
   */
  public AnalysisController(
      AnalysisModel model, RunList library, Background background, int threads) {
    this.model = model;
    this.library = library;
    this.threads = threads;
    this.analysing = new Latest(background);
    this.drawing = new Latest(background);
    model.kindProperty().addListener((property, before, now) -> turnTo(now));
  }

  AnalysisModel model() {
    return model;
  }

  RunList library() {
    return library;
  }

  /** What another kind said is not shown for this one. */
  private void turnTo(AnalysisKind now) {
    cancel();
    analysed = null;
    model.setDrawn(null);
    model.setProblem("");
    if (!now.severalRuns() && model.runs().size() > 1) {
      model.runs().remove(1, model.runs().size());
    }
  }

  /** Instead of the run before, or beside it where the kind is of several. */
  public void choose(RunChoice run) {
    if (!model.kindProperty().get().severalRuns()) {
      model.runs().setAll(run);
    } else if (!model.runs().contains(run)) {
      model.runs().add(run);
    }
  }

  public void leaveOut(RunChoice run) {
    model.runs().remove(run);
  }

  /** Asks the run that was made last, if there is one. */
  public void askTheNewest() {
    library.runs().stream().findFirst().ifPresent(this::choose);
    start();
  }

  /** Begins; what was asked for before is given up. */
  public void start() {
    model.setProblem("");
    Callable<Analysed> work;
    int now = ++latest;
    AnalysisProgress progress = share -> Platform.runLater(() -> tell(now, share));
    try {
      work = work(progress);
    } catch (IllegalArgumentException e) {
      model.setProblem(e.getMessage());
      return;
    }
    model.setProgress(0);
    analysing.run(
        work,
        result -> {
          latest++;
          model.setProgress(AnalysisModel.IDLE);
          analysed = result;
          draw();
        },
        problem -> {
          latest++;
          model.setProgress(AnalysisModel.IDLE);
          model.setProblem(Failure.sentence(problem));
        });
  }

  private void tell(int which, double share) {
    if (which == latest) {
      model.setProgress(share);
    }
  }

  /** Gives up what is being computed; what came out before stays. */
  public void cancel() {
    latest++;
    analysing.cancel();
    model.setProgress(AnalysisModel.IDLE);
  }

  private Callable<Analysed> work(AnalysisProgress progress) {
    List<Path> folders = model.runs().stream().map(RunChoice::folder).toList();
    AnalysisKind kind = model.kindProperty().get();
    if (!kind.ofData() && folders.isEmpty()) {
      throw new IllegalArgumentException(TEXTS.get("noRun"));
    }
    return switch (kind) {
      case EXPOSURE -> {
        List<Double> limits = numbers(model.limitsProperty().get());
        yield () ->
            Analysed.of(ExposureAnalysis.of(SavedModel.open(folders.get(0), 1), limits, progress));
      }
      case CONSISTENCY -> {
        int most = whole(model.mostProperty().get());
        yield () ->
            Analysed.of(ConsistencyAnalysis.of(SavedModel.open(folders.get(0), 1), most, progress));
      }
      case STEPS -> () -> Analysed.of(StepsAnalysis.of(folders, threads, progress));
      case LANGUAGE -> {
        String file = model.textProperty().get().strip();
        if (file.isEmpty()) {
          throw new IllegalArgumentException(TEXTS.get("noText"));
        }
        Path text = Path.of(file);
        String data = model.dataProperty().get().strip();
        int tokens = whole(model.tokensProperty().get());
        yield () -> language(data, text, tokens, progress);
      }
    };
  }

  private static Analysed language(String data, Path text, int tokens, AnalysisProgress progress)
      throws IOException {
    return Analysed.of(Language.of(DataSets.open(data).sequences(), text, tokens, progress));
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String part : Arrays.stream(text.split("[;,]")).map(String::strip).toList()) {
      if (!part.isEmpty()) {
        try {
          numbers.add(Double.parseDouble(part));
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(TEXTS.get("noNumber", part), e);
        }
      }
    }
    return numbers;
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(TEXTS.get("noNumber", text), e);
    }
  }

  /** Draws from now on as large as this. */
  void drawAt(FigureSpace now) {
    if (!now.equals(space)) {
      space = now;
      draw();
    }
  }

  private void draw() {
    if (analysed == null) {
      return;
    }
    Analysed result = analysed;
    FigureSpace room = space;
    if (room != null) {
      drawing.run(
          () -> DrawnAnalysis.of(result, room),
          model::setDrawn,
          problem -> model.setProblem(Failure.sentence(problem)));
    }
  }

  /** Lists the runs that may be asked. */
  void refresh() {
    library.refresh();
  }

  @Override
  public void close() {
    analysed = null;
    analysing.cancel();
    drawing.cancel();
  }
}
