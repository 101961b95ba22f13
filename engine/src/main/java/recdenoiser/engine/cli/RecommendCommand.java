package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.recommend.TopItems;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.recommend.UserHistories;
import recdenoiser.engine.run.SavedModel;

/** Recommends what comes next after sequences of items. */
@Command(name = "recommend", mixinStandardHelpOptions = true)
final class RecommendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN")
  private Path folder;

  @ArgGroup(multiplicity = "1")
  private After after;

  @Option(names = "--top", paramLabel = "K", defaultValue = "10")
  private int top;

  @Option(names = "--include-seen")
  private boolean includeSeen;

  /** What is to be recommended after. */
  private static final class After {
    @Option(names = "--input", paramLabel = "FILE")
    private Path input;

    @Option(names = "--user", paramLabel = "NAME")
    private List<String> users;
  }

  @Override
  public Integer call() throws IOException {
    if (top < 1) {
      throw new ParameterException(
          spec.commandLine(), CliTexts.format("topRange", Integer.toString(top)));
    }
    SavedModel model = SavedModel.open(folder, threads.count());
    List<PackedHistories> histories = histories(model.sequences());
    TopItems recommender = new TopItems(model.model(), includeSeen);
    List<List<Map<String, Object>>> all = new ArrayList<>();
    for (int h = 0; h < histories.size(); h++) {
      List<Scored> items = recommender.after(histories.get(h), top);
      print(model, after.input == null ? after.users.get(h) : Integer.toString(h + 1), items);
      all.add(items.stream().map(scored -> object(model, scored)).toList());
    }
    json.print(spec.commandLine().getOut(), Map.of("recommendations", all));
    return ExitCode.OK;
  }

  private List<PackedHistories> histories(Sequences data) throws IOException {
    if (after.input != null) {
      return HistoryFile.read(after.input, data).stream().map(PackedHistories::of).toList();
    }
    UserHistories known = new UserHistories(data);
    for (String user : after.users) {
      if (!known.has(user)) {
        throw DataProblem.of(data.name(), CliTexts.format("noSuchUser", user, data.name()));
      }
    }
    return after.users.stream().map(known::of).toList();
  }

  private void print(SavedModel model, String sequence, List<Scored> items) {
    for (int rank = 1; rank <= items.size(); rank++) {
      Scored scored = items.get(rank - 1);
      String title =
          model.sequences().hasTitles() ? model.sequences().itemLabel(scored.item()) : "";
      spec.commandLine()
          .getOut()
          .println(
              String.format(
                      Locale.ROOT,
                      "%s\t%d\t%s\t%.6f\t%s",
                      sequence,
                      rank,
                      model.sequences().itemToken(scored.item()),
                      scored.score(),
                      title)
                  .stripTrailing());
    }
  }

  private static Map<String, Object> object(SavedModel model, Scored scored) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("item", model.sequences().itemToken(scored.item()));
    object.put("label", model.sequences().itemLabel(scored.item()));
    object.put("score", scored.score());
    return object;
  }
}
