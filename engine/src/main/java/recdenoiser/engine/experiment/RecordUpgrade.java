package recdenoiser.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Brings what an older version of this program recorded of a run up to date: what it did not record
 * yet is empty.
 */
final class RecordUpgrade {
  private RecordUpgrade() {}

  /**
   * @param report an epoch or a summary; changed in place where it lacks something
   */
  static void addHeads(JsonNode report) {
    if (report instanceof ObjectNode old) {
      for (String name : new String[] {"openShares", "alpha"}) {
        if (!old.has(name)) {
          old.putArray(name);
        }
      }
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
}
