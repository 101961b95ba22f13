package recdenoiser.engine.study;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.train.TrainingSettings;

/** Whether a study can search as it says, before the first run. */
final class SearchCheck {
  private static final Set<String> OF_THE_SEARCH = Set.of("epochs", "evaluateEvery", "patience");

  private SearchCheck() {}

  /** Settings that cannot be searched: axes change them, or rounds. */
  static Set<String> taken(List<StudyAxis> axes) {
    Set<String> taken = new HashSet<>(OF_THE_SEARCH);
    axes.forEach(axis -> axis.points().forEach(point -> taken.addAll(point.settings().keySet())));
    return taken;
  }

  /** Why a setting cannot be searched. */
  static String taken(String setting) {
    return "The setting "
        + setting
        + " cannot be searched: it is given twice, an axis changes it, or it belongs to the rounds"
        + " of the search.";
  }

  /** Of every trial of every cell, if there were files for all data; empty if it can. */
  static Optional<String> refusal(Study study) {
    StudySearch search = study.search().orElseThrow();
    try {
      for (SearchTrial trial : search.drawTrials()) {
        StudyPlan.check(study.with(StudyChange.ofSettings(trial.settings())));
      }
    } catch (SettingProblem | StudyPlan.NotPossible e) {
      return Optional.of(e.getMessage());
    }
    return StudyPlan.onAnyData(study).cells().stream()
        .map(cell -> rounds(search, cell.config().training()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> rounds(StudySearch search, TrainingSettings training) {
    for (StudySearch.Round round : search.rounds(training.epochs())) {
      boolean last = round.epochs() == training.epochs();
      if (!last && round.epochs() % training.evaluateEvery() != 0) {
        return Optional.of(
            "A round of the search ends after epoch "
                + round.epochs()
                + ", which is not evaluated: evaluateEvery is "
                + training.evaluateEvery()
                + ".");
      }
      if (!last && training.patience() > 0) {
        return Optional.of(
            "\"halving\" decides which trials end early; patience must be 0, found "
                + training.patience()
                + ".");
      }
    }
    return Optional.empty();
  }
}
