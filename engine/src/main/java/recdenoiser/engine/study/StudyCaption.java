package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What has to be said below a figure or a table of a study. */
final class StudyCaption {
  private final StudyResult result;
  private final Optional<Published> published;

  StudyCaption(StudyResult result, Optional<Published> published) {
    this.result = result;
    this.published = published;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(runs());
    sentences.addAll(traces());
    result.study().search().ifPresent(search -> sentences.add(searched(search)));
    if (!result.complete()) {
      sentences.add(
          StudyTexts.format(
              "caption.incomplete",
              Integer.toString(result.finished()),
              Integer.toString(result.runs())));
    }
    sentences.addAll(differences());
    sentences.addAll(result.notes());
    return sentences;
  }

  private String runs() {
    int seeds = result.study().seeds().size();
    String epochs =
        StudyPlan.untuned(result.study()).cells().stream()
            .map(cell -> cell.config().training().epochs())
            .distinct()
            .sorted()
            .map(count -> Integer.toString(count))
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    String key = seeds == 1 ? "caption.one" : "caption.seeds";
    return StudyTexts.format(key, Integer.toString(seeds), epochs);
  }

  /** What lines over time and maps of attention are of. */
  private List<String> traces() {
    return switch (result.study().drawing().kind()) {
      case TIME_LINES -> List.of(StudyTexts.format("caption.timeLines"));
      case ATTENTION_MAPS ->
          List.of(StudyTexts.format("caption.attentionMaps", Integer.toString(RunTrace.POSITIONS)));
      case LINES, BARS, TABLE, HEAT_MAP, SCATTER -> List.of();
    };
  }

  private static String searched(StudySearch search) {
    return StudyTexts.format("caption.search", Integer.toString(search.trials()));
  }

  /** Of those data alone that have published numbers here. */
  private List<String> differences() {
    if (published.isEmpty()) {
      return List.of();
    }
    Set<String> shown = new LinkedHashSet<>();
    for (CellResult cell : result.cells()) {
      for (StudyMeasure measure : result.study().measures()) {
        if (find(cell.at(), measure).isPresent()) {
          shown.add(cell.at().get(Study.DATA_AXIS));
        }
      }
    }
    if (shown.isEmpty()) {
      return List.of();
    }
    Published numbers = published.get();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        StudyTexts.format(
            "caption.published", Published.MARK, numbers.source(), numbers.protocol()));
    for (String data : shown) {
      sentences.add(
          StudyTexts.format("caption.data", title(data), numbers.differences().get(data)));
    }
    return sentences;
  }

  OptionalDouble find(Map<String, String> at, StudyMeasure measure) {
    return published.isEmpty() ? OptionalDouble.empty() : published.get().find(at, measure);
  }

  String title(String data) {
    return result.study().data().stream()
        .filter(one -> one.name().equals(data))
        .map(StudyData::title)
        .findFirst()
        .orElse(data);
  }
}
