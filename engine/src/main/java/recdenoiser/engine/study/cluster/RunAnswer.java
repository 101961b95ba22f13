package recdenoiser.engine.study.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.train.RunState;

/**
 * What a machine says of a run.
 *
 * @param state in which it was left; null if it could not begin
 * @param folder name of its folder; empty if it could not begin
 * @param message why it ended, or could not begin
 * @param node that says so
 * @param begunAt epochs that the run had before; 0 if it began there
 */
public record RunAnswer(RunState state, String folder, String message, String node, int begunAt) {
  private static final String SOURCE = "The answer of a machine";

  static RunAnswer refusal(String why, String node) {
    return new RunAnswer(null, "", why, node, 0);
  }

  /**
   * @throws IOException if it is not an answer
   */
  static RunAnswer read(byte[] bytes) throws IOException {
    try {
      return Json.LINES.readValue(bytes, RunAnswer.class);
    } catch (JsonProcessingException e) {
      throw Json.malformed(SOURCE, e);
    }
  }

  byte[] bytes() {
    return Json.line(this).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether it came to its end. */
  public boolean finished() {
    return state == RunState.FINISHED || state == RunState.STOPPED_EARLY;
  }
}
