package recdenoiser.engine.cli;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import recdenoiser.engine.attention.EntmaxKind;
import recdenoiser.engine.cli.RunFigures.HeadValues;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.denoise.LearnedMaskKind;
import recdenoiser.engine.evaluate.EvaluationSettings;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.CurveOptions;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.figure.Curves;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.run.NoiseProbes;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingEvent.EpochEnded;

/** Curves of a run over its epochs. */
final class CurveFigures {
  /** Terms of the loss that keep their colour in every run. */
  private static final List<String> TERM_SLOTS =
      List.of(LossTerms.PREDICTION, "masks", LossTerms.JACOBIAN, LossTerms.WEIGHTS);

  private CurveFigures() {}

  static Figure loss(List<TrainingEvent> events, FigureSize size) {
    Curves curves = curves("plot.loss");
    addEpochs(curves.add(CliTexts.format("plot.total"), 0), events, LossTerms::total);
    int next = TERM_SLOTS.size() + 1;
    for (String term : terms(events)) {
      int slot = TERM_SLOTS.contains(term) ? 1 + TERM_SLOTS.indexOf(term) : next++;
      addEpochs(curves.add(termName(term), slot), events, loss -> loss.value(term));
    }
    return figure("plot.lossTitle", curves, size);
  }

  /** Of all epochs, in the order in which they first appear. */
  private static Set<String> terms(List<TrainingEvent> events) {
    Set<String> terms = new LinkedHashSet<>();
    for (TrainingEvent event : events) {
      if (event instanceof EpochEnded epoch) {
        terms.addAll(epoch.meanLoss().values().keySet());
      }
    }
    return terms;
  }

  private static String termName(String term) {
    String key = "plot.term." + term;
    return CliTexts.has(key) ? CliTexts.format(key) : term;
  }

  /**
   * @param settings whose metric chose the best epoch, which is marked
   */
  static Figure validation(
      List<TrainingEvent> events, EvaluationSettings settings, FigureSize size) {
    Curves curves = curves("plot.metric").within(0, 1);
    for (Measure measure : Measure.shown()) {
      if (measured(events, measure.ranking())) {
        String name =
            CliTexts.format(
                "plot." + measure.ranking().textKey(settings.seenItems()),
                measure.metric().label());
        CurveSeries line = addEvaluations(curves.add(name), events, measure);
        if (measure.equals(settings.selectBy().measure())) {
          markBest(curves, line, events);
        }
      }
    }
    return figure("plot.validationTitle", curves, size);
  }

  private static boolean measured(List<TrainingEvent> events, Ranking ranking) {
    return ranking != Ranking.POPULAR
        || events.stream()
            .anyMatch(
                event ->
                    event instanceof TrainingEvent.Evaluated evaluated
                        && evaluated.evaluation().has(ranking));
  }

  /** Share of connections that each mask keeps. */
  static Figure openShares(List<TrainingEvent> events, FigureSize size) {
    Curves curves = curves("plot.openShare").within(0, 100);
    addHeads(curves, events, probe(LearnedMaskKind.OPEN_SHARES), 100);
    return figure("plot.openTitle", curves, size);
  }

  /** α of every head, between the softmax and the most sparse. */
  static Figure alpha(List<TrainingEvent> events, FigureSize size) {
    Curves curves = curves("plot.alpha").within(1, 2);
    addHeads(curves, events, probe(EntmaxKind.ALPHA), 1);
    return figure("plot.alphaTitle", curves, size);
  }

  /** Share of attention on known noise, and what it would be by chance. */
  static Figure onNoise(List<TrainingEvent> events, FigureSize size) {
    Curves curves = curves("plot.onNoise").within(0, 100);
    addHeads(curves, events, probe(NoiseProbes.SHARE), 100);
    chance(events)
        .ifPresent(chance -> curves.addReference(CliTexts.format("plot.chance"), 100 * chance));
    return figure("plot.onNoiseTitle", curves, size);
  }

  private static OptionalDouble chance(List<TrainingEvent> events) {
    return events.stream()
        .filter(EpochEnded.class::isInstance)
        .flatMap(event -> Arrays.stream(probe(NoiseProbes.CHANCE).of((EpochEnded) event)))
        .flatMapToDouble(Arrays::stream)
        .filter(Double::isFinite)
        .findFirst();
  }

  /** Numbers of an attention rule, empty where it has none of that name. */
  static HeadValues probe(String name) {
    return epoch -> epoch.probes().getOrDefault(name, new double[0][]);
  }

  private static void addHeads(
      Curves curves, List<TrainingEvent> events, HeadValues values, double factor) {
    for (TrainingEvent event : events) {
      if (event instanceof EpochEnded epoch) {
        addEpoch(curves, epoch, values.of(epoch), factor);
      }
    }
  }

  private static void addEpoch(Curves curves, EpochEnded epoch, double[][] values, double factor) {
    int line = 0;
    for (int b = 0; b < values.length; b++) {
      for (int h = 0; h < values[b].length; h++) {
        if (line == curves.series().size()) {
          curves.add(head(b + 1, h + 1, values[b].length));
        }
        CurveSeries series = curves.series().get(line++);
        series.append(epoch.epoch(), epoch.elapsedSeconds(), factor * values[b][h]);
      }
    }
  }

  private static String head(int block, int head, int heads) {
    return heads == 1
        ? CliTexts.format("plot.block", Integer.toString(block))
        : CliTexts.format("plot.head", Integer.toString(block), Integer.toString(head));
  }

  private static void addEpochs(
      CurveSeries series, List<TrainingEvent> events, ToDoubleFunction<LossTerms> part) {
    for (TrainingEvent event : events) {
      if (event instanceof EpochEnded epoch) {
        series.append(epoch.epoch(), epoch.elapsedSeconds(), part.applyAsDouble(epoch.meanLoss()));
      }
    }
  }

  private static CurveSeries addEvaluations(
      CurveSeries series, List<TrainingEvent> events, Measure measure) {
    for (TrainingEvent event : events) {
      if (event instanceof TrainingEvent.Evaluated evaluated
          && evaluated.split() == Split.VALIDATION) {
        series.append(
            evaluated.epoch(), evaluated.elapsedSeconds(), evaluated.evaluation().at(measure));
      }
    }
    return series;
  }

  /** The epoch that was tested. */
  private static void markBest(Curves curves, CurveSeries marked, List<TrainingEvent> events) {
    for (TrainingEvent event : events) {
      if (event instanceof TrainingEvent.Evaluated evaluated && evaluated.split() == Split.TEST) {
        curves.markBest(marked, evaluated.epoch());
      }
    }
  }

  private static Curves curves(String valueKey) {
    return new Curves(CliTexts.format(valueKey));
  }

  private static Figure figure(String titleKey, Curves curves, FigureSize size) {
    return ChartFigure.of(CliTexts.format(titleKey), curves, CurveOptions.PLAIN, size);
  }
}
