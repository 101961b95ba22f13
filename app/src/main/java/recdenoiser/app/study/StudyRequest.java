package recdenoiser.app.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.study.SearchChange;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyChange;
import recdenoiser.engine.study.StudyData;

/**
 * What a person asks for: a study, and what is done otherwise than it says.
 *
 * @param files paths, or {@code sample:NAME}, by the names of data; of any study
 * @param points of axes by their names; an axis without keeps its own
 * @param seeds empty for the study's own
 * @param search what is searched otherwise
 */
public record StudyRequest(
    Study study,
    boolean quick,
    Map<String, String> files,
    Map<String, List<String>> points,
    List<Long> seeds,
    SearchChange search) {

  public StudyRequest {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
    seeds = List.copyOf(seeds);
  }

  /** The study as it is, on files that are remembered. */
  static StudyRequest of(Study study, boolean quick, Map<String, String> files) {
    return new StudyRequest(study, quick, files, Map.of(), List.of(), SearchChange.NONE);
  }

  StudyRequest withStudy(Study other) {
    return of(other, quick, files);
  }

  StudyRequest withQuick(boolean now) {
    return of(study, now, files);
  }

  StudyRequest withFile(String data, String file) {
    Map<String, String> changed = new LinkedHashMap<>(files);
    if (file.isEmpty()) {
      changed.remove(data);
    } else {
      changed.put(data, file);
    }
    return new StudyRequest(study, quick, changed, points, seeds, search);
  }

  /**
   * @param names empty for the axis' own
   */
  StudyRequest withPoints(String axis, List<String> names) {
    Map<String, List<String>> changed = new LinkedHashMap<>(points);
    if (names.isEmpty()) {
      changed.remove(axis);
    } else {
      changed.put(axis, names);
    }
    return new StudyRequest(study, quick, files, changed, seeds, search);
  }

  StudyRequest withSeeds(List<Long> now) {
    return new StudyRequest(study, quick, files, points, now, search);
  }

  StudyRequest withSearch(SearchChange now) {
    return new StudyRequest(study, quick, files, points, seeds, now);
  }

  /** On the files that are at hand, in full or as quick, with its own axes. */
  Study onFiles() {
    Study plain = quick ? study.asQuick() : study;
    Map<String, String> own = new LinkedHashMap<>();
    for (StudyData data : plain.data()) {
      if (files.containsKey(data.name())) {
        own.put(data.name(), files.get(data.name()));
      }
    }
    return plain.on(own);
  }

  /**
   * All of it.
   *
   * @throws IllegalArgumentException if an axis has no such point, or it cannot search so
   */
  Study asked() {
    return onFiles().with(new StudyChange(List.of(), Map.of(), seeds, points)).searching(search);
  }
}
