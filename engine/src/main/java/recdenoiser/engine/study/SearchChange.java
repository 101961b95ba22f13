package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a study is to search otherwise than it says.
 *
 * @param trials of each cell; {@link #SAME} for the study's own
 * @param firstEpochs of every trial, 0 to train all of them to the end; {@link #SAME} for its own
 * @param keep of so many one goes on; {@link #SAME} for its own
 * @param space ranges and lists as {@link SearchDimension#parse} takes them, by setting; an empty
 *     text leaves the setting out
 */
public record SearchChange(int trials, int firstEpochs, int keep, Map<String, String> space) {
  /** Stands for what the study says. */
  public static final int SAME = -1;

  public static final SearchChange NONE = new SearchChange(SAME, SAME, SAME, Map.of());

  public SearchChange {
    space = Collections.unmodifiableMap(new LinkedHashMap<>(space));
  }

  public SearchChange withTrials(int now) {
    return new SearchChange(now, firstEpochs, keep, space);
  }

  public SearchChange withFirstEpochs(int now) {
    return new SearchChange(trials, now, keep, space);
  }

  public SearchChange withKeep(int now) {
    return new SearchChange(trials, firstEpochs, now, space);
  }

  /**
   * @param text empty to leave it out; null for the study's own
   */
  public SearchChange withSetting(String setting, String text) {
    Map<String, String> changed = new LinkedHashMap<>(space);
    if (text == null) {
      changed.remove(setting);
    } else {
      changed.put(setting, text);
    }
    return new SearchChange(trials, firstEpochs, keep, changed);
  }

  /**
   * @throws IllegalArgumentException with a sentence, if a number is out of its range, a text is no
   *     range and no list, or nothing is left to search
   */
  StudySearch of(StudySearch search) {
    int count = number("trials of each cell", trials, search.trials(), 1, StudySearch.MOST_TRIALS);
    return new StudySearch(
        count,
        count,
        search.seed(),
        number(
            "epochs of the first round",
            firstEpochs,
            search.firstEpochs(),
            0,
            StudySearch.MOST_EPOCHS),
        number("trials of which one goes on", keep, search.keep(), 2, StudySearch.MOST_KEEP),
        space(search));
  }

  private static int number(String what, int wanted, int own, int least, int most) {
    if (wanted == SAME) {
      return own;
    }
    if (wanted < least || wanted > most) {
      throw new IllegalArgumentException(
          "The number of "
              + what
              + " must be "
              + least
              + " to "
              + most
              + "; found "
              + wanted
              + ".");
    }
    return wanted;
  }

  private List<SearchDimension> space(StudySearch search) {
    Map<String, SearchDimension> changed = new LinkedHashMap<>();
    search.space().forEach(one -> changed.put(one.setting(), one));
    space.forEach(
        (setting, text) -> {
          if (text.isBlank()) {
            changed.remove(setting);
          } else {
            changed.put(setting, SearchDimension.parse(setting, text));
          }
        });
    if (changed.isEmpty()) {
      throw new IllegalArgumentException("A search needs a setting that is searched.");
    }
    return new ArrayList<>(changed.values());
  }
}
