package recdenoiser.engine.experiment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import recdenoiser.engine.train.TrainingEvent;

/** Training events as lines of JSON: {@code {"event":"epoch","epoch":1,…}}. */
final class EventLines {
  private static final String EPOCH = "epoch";
  private static final ObjectMapper MAPPER =
      Json.LINES.copy().addMixIn(TrainingEvent.class, Named.class);

  private EventLines() {}

  /** The events that are recorded; masks and checkpoints have files of their own. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = TrainingEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = TrainingEvent.StepTaken.class, name = "step"),
    @JsonSubTypes.Type(value = TrainingEvent.EpochEnded.class, name = EPOCH),
    @JsonSubTypes.Type(value = TrainingEvent.Evaluated.class, name = "evaluated"),
    @JsonSubTypes.Type(value = TrainingEvent.StateChanged.class, name = "state"),
    @JsonSubTypes.Type(value = TrainingEvent.Finished.class, name = "finished")
  })
  private interface Named {}

  static boolean isRecorded(TrainingEvent event) {
    return !(event instanceof TrainingEvent.MasksTaken)
        && !(event instanceof TrainingEvent.CheckpointWritten);
  }

  static String write(TrainingEvent event) {
    try {
      return MAPPER.writerFor(TrainingEvent.class).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write " + event + " as a line of JSON.", e);
    }
  }

  static TrainingEvent read(String line) throws JsonProcessingException {
    JsonNode tree = MAPPER.readTree(line);
    if (EPOCH.equals(tree.path("event").asText())) {
      RecordUpgrade.addHeads(tree);
    }
    return MAPPER.treeToValue(tree, TrainingEvent.class);
  }
}
