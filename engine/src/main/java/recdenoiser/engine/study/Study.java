package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure or a table as the runs it needs: every combination of data, points of the axes and seeds
 * is a run.
 *
 * @param id as {@link Studies#load} takes it; letters, digits and hyphens
 * @param source the paper and its figure or table
 * @param note what differs from the paper and what to know before running it
 * @param base what all runs have in common
 * @param data what is trained on, at least one
 * @param axes what is varied, at least one
 * @param seeds one run of each for every cell
 * @param measures what is read from the runs, the first is drawn
 * @param baseline what others are compared with
 * @param drawing how it is drawn
 * @param published name of the published numbers that stand beside, see {@link Published}; empty if
 *     there are none
 * @param quick what changes it into a study of minutes
 * @param search how every cell is tuned before; empty where its settings stand
 */
public record Study(
    String id,
    String title,
    String source,
    String note,
    StudyBase base,
    List<StudyData> data,
    List<StudyAxis> axes,
    List<Long> seeds,
    List<StudyMeasure> measures,
    Optional<StudyBaseline> baseline,
    StudyDrawing drawing,
    String published,
    StudyChange quick,
    Optional<StudySearch> search) {

  /** The axis that {@link #data()} are. */
  public static final String DATA_AXIS = "data";

  /** More runs than anybody means to start. */
  public static final int MOST_RUNS = 20_000;

  public Study {
    data = List.copyOf(data);
    axes = List.copyOf(axes);
    seeds = List.copyOf(seeds);
    measures = List.copyOf(measures);
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(drawing, "drawing");
    Objects.requireNonNull(quick, "quick");
  }

  /** A study whose settings stand. */
  public Study(
      String id,
      String title,
      String source,
      String note,
      StudyBase base,
      List<StudyData> data,
      List<StudyAxis> axes,
      List<Long> seeds,
      List<StudyMeasure> measures,
      Optional<StudyBaseline> baseline,
      StudyDrawing drawing,
      String published,
      StudyChange quick) {
    this(
        id,
        title,
        source,
        note,
        base,
        data,
        axes,
        seeds,
        measures,
        baseline,
        drawing,
        published,
        quick,
        Optional.empty());
  }

  /** The study of minutes, with {@link #quick()}. */
  public Study asQuick() {
    return with(quick).searching(search.map(StudySearch::asQuick));
  }

  /**
   * The same study with another search.
   *
   * @throws IllegalArgumentException with a sentence, if it does not search, or cannot search so
   */
  public Study searching(SearchChange change) {
    if (change.equals(SearchChange.NONE)) {
      return this;
    }
    StudySearch own =
        search.orElseThrow(
            () -> new IllegalArgumentException("The study " + id + " does not search."));
    Study changed = searching(Optional.of(change.of(own)));
    for (SearchDimension dimension : changed.search().orElseThrow().space()) {
      if (SearchCheck.taken(axes).contains(dimension.setting())) {
        throw new IllegalArgumentException(SearchCheck.taken(dimension.setting()));
      }
    }
    SearchCheck.refusal(changed)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return changed;
  }

  private Study searching(Optional<StudySearch> other) {
    return new Study(
        id, title, source, note, base, data, axes, seeds, measures, baseline, drawing, published,
        quick, other);
  }

  /**
   * The same study with other data, settings, seeds or points.
   *
   * @throws IllegalArgumentException if it names an axis or a point that there is not
   */
  public Study with(StudyChange change) {
    Map<String, String> settings = new LinkedHashMap<>(base.changes());
    settings.putAll(change.settings());
    List<StudyAxis> changed = new ArrayList<>();
    for (StudyAxis axis : axes) {
      List<String> wanted = change.points().get(axis.name());
      changed.add(wanted == null ? axis : axis.only(wanted));
    }
    for (String name : change.points().keySet()) {
      if (axes.stream().noneMatch(axis -> axis.name().equals(name))) {
        throw new IllegalArgumentException("The study " + id + " has no axis \"" + name + "\".");
      }
    }
    return new Study(
        id,
        title,
        source,
        note,
        base.changed(settings),
        change.data().isEmpty() ? data : change.data(),
        changed,
        change.seeds().isEmpty() ? seeds : change.seeds(),
        measures,
        baseline.filter(named -> hasPoint(changed, named)),
        drawing,
        published,
        quick,
        search);
  }

  /**
   * The same study on files that are at hand.
   *
   * @param files paths, or {@code sample:NAME}, by the name of the data they stand for; a name that
   *     the study does not have is one more data set without settings of its own
   */
  public Study on(Map<String, String> files) {
    List<StudyData> bound = new ArrayList<>();
    for (StudyData one : data) {
      bound.add(files.containsKey(one.name()) ? one.at(files.get(one.name())) : one);
    }
    files.forEach(
        (name, file) -> {
          if (data.stream().noneMatch(one -> one.name().equals(name))) {
            bound.add(new StudyData(name, name, file, "", Map.of()));
          }
        });
    return with(new StudyChange(bound, Map.of(), List.of(), Map.of()));
  }

  /**
   * @throws IllegalArgumentException if there is no such axis
   */
  public StudyAxis axis(String name) {
    return axes.stream()
        .filter(axis -> axis.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("The study " + id + " has no axis \"" + name + "\"."));
  }

  /** What is at hand: data that name a file. */
  public List<StudyData> dataAtHand() {
    return data.stream().filter(StudyData::atHand).toList();
  }

  /** The baseline may be among the points that were left out. */
  private static boolean hasPoint(List<StudyAxis> axes, StudyBaseline baseline) {
    return axes.stream()
        .filter(axis -> axis.name().equals(baseline.axis()))
        .flatMap(axis -> axis.points().stream())
        .anyMatch(point -> point.name().equals(baseline.point()));
  }
}
