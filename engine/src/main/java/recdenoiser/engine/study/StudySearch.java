package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.data.KeyedRandom;

/**
 * How every cell of a study is tuned before it is run with all seeds: with the same trials, drawn
 * at random (Bergstra and Bengio, JMLR 2012), judged on validation alone by the metric that {@code
 * selectBy} names. With halving (Jamieson and Talwalkar, AISTATS 2016) all trials train for a few
 * epochs, the best share of them goes on for more, and so on; rounds are synchronous, so that the
 * result does not depend on how many train side by side.
 *
 * @param trials of each cell, the study as it stands among them as the first
 * @param quickTrials of the study of minutes
 * @param seed of the draws
 * @param firstEpochs of every trial; 0 to train all of them to the end
 * @param keep of so many one goes on, for as many times the epochs
 * @param space what is drawn, at least one
 */
public record StudySearch(
    int trials,
    int quickTrials,
    long seed,
    int firstEpochs,
    int keep,
    List<SearchDimension> space) {

  /** More trials than anybody means to start. */
  public static final int MOST_TRIALS = 10_000;

  /** Of the first round. */
  public static final int MOST_EPOCHS = 100_000;

  /** Of so many one goes on, at most. */
  public static final int MOST_KEEP = 100;

  private static final String PURPOSE = "search";

  public StudySearch {
    space = List.copyOf(space);
  }

  /**
   * A round of a search.
   *
   * @param epochs that trials have trained at its end
   * @param trials that take part
   */
  public record Round(int epochs, int trials) {}

  StudySearch asQuick() {
    return new StudySearch(quickTrials, quickTrials, seed, firstEpochs, keep, space);
  }

  /** The same for every cell. A trial does not depend on how many there are. */
  public List<SearchTrial> drawTrials() {
    List<SearchTrial> all = new ArrayList<>();
    all.add(new SearchTrial(1, Map.of()));
    for (int number = 2; number <= trials; number++) {
      KeyedRandom random = new KeyedRandom(seed, PURPOSE, number);
      Map<String, String> settings = new LinkedHashMap<>();
      for (SearchDimension dimension : space) {
        settings.put(dimension.setting(), dimension.draw(random));
      }
      all.add(new SearchTrial(number, settings));
    }
    return List.copyOf(all);
  }

  /**
   * @param epochs of a whole run
   */
  public List<Round> rounds(int epochs) {
    List<Round> rounds = new ArrayList<>();
    int left = trials;
    long reached = firstEpochs == 0 ? epochs : firstEpochs;
    while (reached < epochs) {
      rounds.add(new Round((int) reached, left));
      left = Math.max(1, left / keep);
      reached *= keep;
    }
    rounds.add(new Round(epochs, left));
    return List.copyOf(rounds);
  }

  /**
   * The budget: epochs that all trials of a cell train together.
   *
   * @param epochs of a whole run
   */
  public long epochs(int epochs) {
    long all = 0;
    int before = 0;
    for (Round round : rounds(epochs)) {
      all += (long) round.trials() * (round.epochs() - before);
      before = round.epochs();
    }
    return all;
  }

  /** Whether a study can search a setting: no axis changes it, and no round. */
  public static boolean mayBeSearched(Study study, String setting) {
    return !StudyReader.OWN_AXES.contains(setting)
        && !SearchCheck.taken(study.axes()).contains(setting);
  }

  /** The value that a study gives a setting, in its first cell. */
  public static String own(Study study, String setting) {
    return SettingCatalogue.get().get(StudyPlan.onAnyData(study).cells().get(0).config(), setting);
  }
}
