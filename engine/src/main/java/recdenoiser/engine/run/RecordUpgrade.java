package recdenoiser.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import recdenoiser.engine.data.SplitPlan;

/**
 * Brings what an older version of this program recorded of a run up to date: what it did not record
 * yet is empty.
 */
final class RecordUpgrade {
  private static final String PROBES = "probes";
  private static final String POPULAR = "popular";
  private static final String FURTHER = "further";
  private static final String OPEN_SHARE = "openShare";
  private static final String OPEN_SHARES = "openShares";

  private RecordUpgrade() {}

  /**
   * Numbers of the attention rule once stood side by side, and first of all for blocks alone.
   *
   * @param report an epoch or a summary; changed in place where it is old
   */
  static void gatherProbes(JsonNode report) {
    if (!(report instanceof ObjectNode old) || old.has(PROBES)) {
      return;
    }
    ObjectNode probes = old.putObject(PROBES);
    JsonNode blocks = old.remove(OPEN_SHARE);
    if (!old.has(OPEN_SHARES) && blocks instanceof ArrayNode) {
      ArrayNode shares = old.putArray(OPEN_SHARES);
      blocks.forEach(share -> shares.addArray().add(share));
    }
    for (String name : List.of(OPEN_SHARES, "alpha")) {
      JsonNode values = old.remove(name);
      if (values != null && !values.isEmpty()) {
        probes.set(name, values);
      }
    }
  }

  /**
   * @param environment of a run; changed in place where it does not say how numbers are computed
   */
  static void addNumerics(JsonNode environment) {
    if (environment instanceof ObjectNode old && !old.has("numerics")) {
      old.put("numerics", Environment.FIRST_NUMERICS);
    }
  }

  /**
   * @param summary of a run; changed in place where the latest validation was not kept
   */
  static void addLatest(JsonNode summary) {
    if (summary instanceof ObjectNode old && !old.has("latest")) {
      old.putNull("latest");
    }
  }

  /**
   * @param record of a run; changed in place where it does not say whether it was extended
   */
  static void addExtensions(JsonNode record) {
    if (record instanceof ObjectNode old && !old.has("extensions")) {
      old.putArray("extensions");
    }
  }

  /**
   * @param evaluation changed in place where there were no popular negatives yet, or nothing was
   *     measured beside ranks
   */
  static void addMetrics(JsonNode evaluation) {
    for (String name : List.of(POPULAR, FURTHER)) {
      if (evaluation instanceof ObjectNode old && !old.has(name)) {
        old.putNull(name);
      }
    }
  }

  /**
   * @param facts of ranks; changed in place where they are of the first format
   */
  static void ranks(JsonNode facts) {
    if (facts instanceof ObjectNode old && old.path("format").asInt() == 1) {
      old.put("format", RankFacts.FORMAT);
      old.put(POPULAR, "");
      old.put("dataSplit", SplitPlan.Kind.LEAVE_ONE_OUT.name());
    }
  }

  /**
   * @param data facts of a run's data; changed in place where there was no split by time yet
   */
  static void addTimeSplit(JsonNode data) {
    if (data instanceof ObjectNode old && !old.has("timeSplit")) {
      old.putNull("timeSplit");
    }
  }

  /** The beginning of a run once said whether masks are learned. */
  static void forgetMasks(JsonNode started) {
    if (started instanceof ObjectNode old) {
      old.remove("learnsMasks");
    }
  }

  /**
   * @param data facts of a run's data; changed in place where they lack something
   */
  static void addOrigin(JsonNode data) {
    if (data instanceof ObjectNode old && !old.has("origin")) {
      old.putNull("origin");
    }
  }

  /**
   * @param data facts of a run's data; changed in place where it is not recorded how they were read
   */
  static void addReading(JsonNode data) {
    if (data instanceof ObjectNode old && !old.has("reading")) {
      old.putNull("reading");
    }
  }

  /**
   * @param data facts of a run's data; changed in place where it was not recorded who had too few
   *     negatives, when nobody could
   */
  static void addShortages(JsonNode data) {
    if (data instanceof ObjectNode old && !old.has("shortages")) {
      old.putArray("shortages");
    }
  }
}
