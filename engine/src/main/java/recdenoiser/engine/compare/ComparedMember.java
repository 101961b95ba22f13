package recdenoiser.engine.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.evaluate.Measure;

/**
 * A member with its numbers.
 *
 * @param scores by measure, in the order of {@link Measure#all()}
 * @param obstacles what keeps it from being tested against the baseline; empty if nothing
 * @param sharedUsers how many users the tested pair of runs both rank
 */
public record ComparedMember(
    Member member, Map<Measure, Score> scores, List<Obstacle> obstacles, int sharedUsers) {

  public ComparedMember {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    obstacles = List.copyOf(obstacles);
  }

  public String name() {
    return member.name();
  }

  public Score score(Measure measure) {
    return scores.get(measure);
  }

  ComparedMember with(Measure measure, Score score) {
    Map<Measure, Score> changed = new LinkedHashMap<>(scores);
    changed.put(measure, score);
    return new ComparedMember(member, changed, obstacles, sharedUsers);
  }
}
