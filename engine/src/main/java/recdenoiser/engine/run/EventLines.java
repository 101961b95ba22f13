package recdenoiser.engine.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.train.TrainingEvent;

/** Training events as lines of JSON: {@code {"event":"epoch","epoch":1,…}}. */
final class EventLines {
  private static final String EPOCH = "epoch";
  private static final String STARTED = "started";
  private static final String EVALUATED = "evaluated";
  private static final ObjectMapper MAPPER =
      Json.LINES.copy().addMixIn(TrainingEvent.class, Named.class);

  private static final TrainingEvent.Visitor<Boolean> RECORDED =
      new TrainingEvent.Visitor<>() {
        @Override
        public Boolean started(TrainingEvent.Started started) {
          return true;
        }

        @Override
        public Boolean stepTaken(TrainingEvent.StepTaken step) {
          return true;
        }

        @Override
        public Boolean epochEnded(TrainingEvent.EpochEnded epoch) {
          return true;
        }

        @Override
        public Boolean evaluated(TrainingEvent.Evaluated evaluated) {
          return true;
        }

        @Override
        public Boolean masksTaken(TrainingEvent.MasksTaken taken) {
          return false;
        }

        @Override
        public Boolean checkpointWritten(TrainingEvent.CheckpointWritten written) {
          return false;
        }

        @Override
        public Boolean stateChanged(TrainingEvent.StateChanged changed) {
          return true;
        }

        @Override
        public Boolean finished(TrainingEvent.Finished finished) {
          return true;
        }
      };

  private EventLines() {}

  /** The events that are recorded; masks and checkpoints have files of their own. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = TrainingEvent.Started.class, name = STARTED),
    @JsonSubTypes.Type(value = TrainingEvent.StepTaken.class, name = "step"),
    @JsonSubTypes.Type(value = TrainingEvent.EpochEnded.class, name = EPOCH),
    @JsonSubTypes.Type(value = TrainingEvent.Evaluated.class, name = EVALUATED),
    @JsonSubTypes.Type(value = TrainingEvent.StateChanged.class, name = "state"),
    @JsonSubTypes.Type(value = TrainingEvent.Finished.class, name = "finished")
  })
  private interface Named {}

  static boolean isRecorded(TrainingEvent event) {
    return event.accept(RECORDED);
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
    switch (tree.path("event").asText()) {
      case EPOCH -> RecordUpgrade.gatherProbes(tree);
      case STARTED -> RecordUpgrade.forgetMasks(tree);
      case EVALUATED -> RecordUpgrade.addMetrics(tree.path("evaluation"));
      default -> {}
    }
    return MAPPER.treeToValue(tree, TrainingEvent.class);
  }
}
