package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.inspect.Action;
import recdenoiser.engine.inspect.Answer;
import recdenoiser.engine.inspect.AttentionStatistics;
import recdenoiser.engine.inspect.UserSequence;

/** What an inspection found, for machines; numbers that do not exist are null. */
final class InspectJson {
  private InspectJson() {}

  static Map<String, Object> of(List<InspectedAnswer> answers, InspectedMaps maps) {
    InspectedAnswer first = answers.get(0);
    UserSequence sequence = first.adopted().sequence();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("user", sequence.user());
    result.put("sequence", sequence(first));
    result.put("target", item(first.run().data(), sequence.target()));
    result.put("runs", answers.stream().map(answer -> run(answer, first, maps)).toList());
    return result;
  }

  private static List<Map<String, Object>> sequence(InspectedAnswer answer) {
    List<Action> given = answer.inspection().given();
    List<Map<String, Object>> actions = new ArrayList<>();
    for (int a = 0; a < given.size(); a++) {
      Map<String, Object> action = item(answer.run().data(), given.get(a).item());
      action.put("place", a - given.size() + 1);
      action.put("origin", given.get(a).origin());
      actions.add(action);
    }
    return actions;
  }

  private static Map<String, Object> run(
      InspectedAnswer answer, InspectedAnswer first, InspectedMaps maps) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("run", answer.run().folder().toString());
    run.put("name", answer.run().name());
    run.put("knownUser", answer.adopted().knownUser());
    run.put("sameHistory", answer.adopted().sameHistory());
    run.put("unknownItems", answer.adopted().unknownItems());
    run.put("overlapWithFirst", AnswersSideBySide.overlap(answer, first));
    run.put("withRule", ranking(answer, answer.inspection().withRule()));
    run.put("withoutRule", ranking(answer, answer.inspection().withoutRule()));
    answer
        .trial()
        .ifPresent(
            trial -> {
              Map<String, Object> noise = new LinkedHashMap<>();
              noise.put("repeats", trial.repeats());
              noise.put("overlap", trial.overlap());
              noise.put("rankBefore", orNull(trial.rankBefore()));
              noise.put("rankAfter", orNull(trial.rankAfter()));
              run.put("noise", noise);
            });
    run.put(
        "maps",
        maps.rows().stream()
            .filter(row -> row.answer().number() == answer.number())
            .map(InspectJson::statistics)
            .toList());
    return run;
  }

  private static Map<String, Object> ranking(InspectedAnswer answer, Answer ranking) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("rank", orNull(ranking.rank()));
    object.put("candidates", ranking.candidates());
    List<Map<String, Object>> top = new ArrayList<>();
    ranking
        .top()
        .forEach(
            scored -> {
              Map<String, Object> item = item(answer.run().data(), scored.item());
              item.put("score", scored.score());
              top.add(item);
            });
    object.put("top", top);
    return object;
  }

  private static Map<String, Object> statistics(InspectedMaps.Row row) {
    AttentionStatistics s = row.statistics();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("block", row.block() + 1);
    object.put("map", row.average() ? "AVERAGE" : row.part().name());
    object.put("zeros", orNull(s.zeros()));
    object.put("entropy", orNull(s.entropy()));
    object.put("effectiveKeys", orNull(s.effectiveKeys()));
    object.put("distance", orNull(s.distance()));
    object.put("moved", orNull(row.moved()));
    object.put("noiseShare", orNull(s.noiseShare()));
    object.put("noiseChance", orNull(s.noiseChance()));
    object.put("timesChance", orNull(s.timesChance()));
    return object;
  }

  private static Map<String, Object> item(Sequences data, int item) {
    if (item == 0) {
      return null;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("item", data.itemToken(item));
    object.put("label", data.itemLabel(item));
    return object;
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }
}
