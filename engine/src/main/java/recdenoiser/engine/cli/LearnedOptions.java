package recdenoiser.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.UserSequence;
import recdenoiser.engine.inspect.learned.ChosenItems;
import recdenoiser.engine.inspect.learned.LearnedQuestion;
import recdenoiser.engine.inspect.learned.LearnedView;
import recdenoiser.engine.inspect.learned.LearnedViews;
import recdenoiser.engine.inspect.learned.Similarity;
import recdenoiser.engine.inspect.learned.Unit;

/** Which of what models have learned is to be looked at. */
final class LearnedOptions {
  private static final String ALL = "all";
  private static final String NEAREST = "nearest";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--learned", paramLabel = "WHAT", split = ",", descriptionKey = "learned")
  private List<String> what = new ArrayList<>();

  @Option(names = "--item", paramLabel = "ITEM", descriptionKey = "item")
  private String item;

  @Option(names = "--nearest", paramLabel = "K", descriptionKey = "nearest")
  private Integer nearest;

  @Option(names = "--count", paramLabel = "K", descriptionKey = "count")
  private Integer count;

  @Option(
      names = "--similarity",
      paramLabel = "MEASURE",
      defaultValue = "COSINE",
      descriptionKey = "similarity")
  private Similarity similarity;

  @Option(
      names = "--items",
      paramLabel = "WHICH",
      defaultValue = "SEQUENCE",
      descriptionKey = "items")
  private ChosenItems items;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "DEVIATIONS",
      descriptionKey = "unit")
  private Unit unit;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "out")
  private Path out;

  boolean isAsked() {
    return !what.isEmpty() || item != null || nearest != null;
  }

  Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  /**
   * @throws ParameterException if something is asked for that is nothing, or too many of it
   */
  void require() {
    if (out != null && !isAsked()) {
      throw wrong("inspect.outOfWhat");
    }
    what.stream()
        .filter(name -> !name.equals(ALL) && LearnedViews.named(name).isEmpty())
        .findFirst()
        .ifPresent(
            unknown -> {
              throw wrong("inspect.learnedSyntax", names(LearnedViews.all()), unknown);
            });
    if (nearest != null && nearest < 1) {
      throw wrong("inspect.countRange", "--nearest", nearest.toString());
    }
    if (count != null && count < 1) {
      throw wrong("inspect.countRange", "--count", count.toString());
    }
  }

  /**
   * What is looked at in a run.
   *
   * @throws ParameterException if the run has nothing of what is asked for
   */
  List<LearnedView> in(InspectedRun run) {
    List<LearnedView> there = LearnedViews.in(run);
    Set<LearnedView> asked = new LinkedHashSet<>();
    if (nearest != null || (item != null && what.isEmpty())) {
      asked.add(there(NEAREST, there, run));
    }
    for (String name : what) {
      if (name.equals(ALL)) {
        asked.addAll(there);
      } else {
        asked.add(there(name, there, run));
      }
    }
    return List.copyOf(asked);
  }

  private LearnedView there(String name, List<LearnedView> there, InspectedRun run) {
    return there.stream()
        .filter(view -> view.id().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "inspect.notLearned",
                    run.name(),
                    name,
                    there.isEmpty() ? CliTexts.format("inspect.nothingLearned") : names(there)));
  }

  /**
   * @param sequence in the numbers of the run's data
   * @param first whose data name the item
   * @throws recdenoiser.engine.data.DataProblem if no data have the item
   * @throws ParameterException if the data of {@code run} do not have it
   */
  LearnedQuestion question(
      LearnedView view, InspectedRun run, UserSequence sequence, InspectedRun first) {
    int asked = item == null ? 0 : run.itemOf(first.items().find(item), first);
    if (item != null && asked == 0) {
      throw wrong("inspect.itemUnknown", run.name(), item);
    }
    int wanted = count == null ? view.usual() : count;
    int shown = view.id().equals(NEAREST) && nearest != null ? nearest : wanted;
    if (shown > view.most()) {
      throw wrong(
          "inspect.countMost", view.id(), Integer.toString(view.most()), Integer.toString(shown));
    }
    return new LearnedQuestion(
        sequence, asked == 0 ? sequence.action(0).item() : asked, shown, similarity, items, unit);
  }

  private static String names(List<LearnedView> views) {
    return views.stream().map(LearnedView::id).collect(Collectors.joining(", "));
  }

  private ParameterException wrong(String key, String... values) {
    return new ParameterException(spec.commandLine(), CliTexts.format(key, values));
  }
}
