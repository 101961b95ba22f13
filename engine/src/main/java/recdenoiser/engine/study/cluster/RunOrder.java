package recdenoiser.engine.study.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.storage.Json;

/**
 * What a machine is to do for one run.
 *
 * @param config with the place of the data where the study was asked for
 * @param checksum of the data
 * @param sent name of the file of the data that is sent along; empty where it is not
 * @param runs folder of runs that all machines see; empty where the run is to come back
 * @param token name of a file in that folder, by which a machine knows it
 * @param threads to train with
 */
record RunOrder(
    RunConfig config, String checksum, String sent, String runs, String token, int threads) {
  private static final String SOURCE = "The order of a run";

  /**
   * @throws IOException if it is not the text of an order
   */
  static RunOrder read(String text) throws IOException {
    try {
      return Json.LINES.readValue(text, RunOrder.class);
    } catch (JsonProcessingException e) {
      throw Json.malformed(SOURCE, e);
    }
  }

  String text() {
    return Json.line(this);
  }

  boolean shared() {
    return !runs.isEmpty();
  }
}
