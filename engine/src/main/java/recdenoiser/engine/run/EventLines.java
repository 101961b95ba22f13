package recdenoiser.engine.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import recdenoiser.engine.storage.DamagedFile;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.train.TrainingEvent;

/**
 * Training events as lines of JSON, each with its own CRC-32: {@code
 * {"event":"epoch","epoch":1,…,"crc32":"0a1b2c3d"}}.
 */
final class EventLines {
  private static final String EPOCH = "epoch";
  private static final String STARTED = "started";
  private static final String EVALUATED = "evaluated";
  private static final String CRC = ",\"crc32\":\"";
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

  /** The line without its checksum, which is its last component. */
  private static String unsealed(String line) throws DamagedFile {
    int begin = line.lastIndexOf(CRC);
    if (begin < 0) {
      return line;
    }
    String event = line.substring(0, begin) + "}";
    if (!line.equals(event.substring(0, begin) + CRC + crc(event) + "\"}")) {
      throw new DamagedFile("its checksum does not fit");
    }
    return event;
  }

  /**
   * Reads a whole log.
   *
   * @return whether every line has a checksum
   * @throws java.io.IOException if a line is damaged, naming it
   */
  static boolean haveChecksums(Path log) throws IOException {
    MetricsLog.read(log);
    try (Stream<String> lines = Files.lines(log)) {
      return lines.allMatch(line -> line.contains(CRC));
    }
  }

  private static String crc(String line) {
    CRC32 crc = new CRC32();
    crc.update(line.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  static boolean isRecorded(TrainingEvent event) {
    return event.accept(RECORDED);
  }

  static String write(TrainingEvent event) {
    try {
      String line = MAPPER.writerFor(TrainingEvent.class).writeValueAsString(event);
      return line.substring(0, line.length() - 1) + CRC + crc(line) + "\"}";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write " + event + " as a line of JSON.", e);
    }
  }

  /**
   * @throws DamagedFile if the line is not what its checksum says; older lines have none
   */
  static TrainingEvent read(String line) throws JsonProcessingException, DamagedFile {
    JsonNode tree = MAPPER.readTree(unsealed(line));
    switch (tree.path("event").asText()) {
      case EPOCH -> RecordUpgrade.gatherProbes(tree);
      case STARTED -> RecordUpgrade.forgetMasks(tree);
      case EVALUATED -> RecordUpgrade.addMetrics(tree.path("evaluation"));
      default -> {}
    }
    return MAPPER.treeToValue(tree, TrainingEvent.class);
  }
}
