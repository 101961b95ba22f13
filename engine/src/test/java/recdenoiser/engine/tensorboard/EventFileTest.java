package recdenoiser.engine.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.RealData;
import recdenoiser.engine.tensorboard.EventReader.Event;

class EventFileTest {
  @TempDir Path folder;

  @Test
  void theSameEventsGiveTheBytesThatTensorBoardsOwnWriterWrote() throws IOException {
    byte[] theirs = Files.readAllBytes(RealData.golden("tensorboard-scalars.tfevents"));
    Event first = EventReader.read(theirs).get(0);
    assertThat(first.version()).isEqualTo("brain.Event:2");

    ByteArrayOutputStream ours = new ByteArrayOutputStream();
    write(ours, EventMessage.version(first.wallTime(), first.writer()));
    for (JsonNode one : golden()) {
      write(
          ours,
          EventMessage.scalar(
              one.get("wall_time").doubleValue(),
              one.get("step").longValue(),
              one.get("tag").textValue(),
              one.get("value").floatValue()));
    }
    assertThat(ours.toByteArray()).isEqualTo(theirs);
  }

  @Test
  void whatTensorBoardWroteIsReadAsWhatItSaysItWrote() throws IOException {
    List<Event> events =
        EventReader.read(Files.readAllBytes(RealData.golden("tensorboard-scalars.tfevents")));
    assertThat(events).hasSize(golden().size() + 1);
    for (int i = 0; i < golden().size(); i++) {
      JsonNode one = golden().get(i);
      Event event = events.get(i + 1);
      assertThat(event.tag()).isEqualTo(one.get("tag").textValue());
      assertThat(event.step()).isEqualTo(one.get("step").longValue());
      assertThat(event.value()).isEqualTo(one.get("value").floatValue());
      assertThat(event.wallTime()).isEqualTo(one.get("wall_time").doubleValue());
    }
  }

  @Test
  void checksumsAreMasked() {
    // CRC-32C of "123456789" is 0xE3069283; turned right by 15 bits it is 0x2507C60D.
    assertThat(MaskedChecksum.of("123456789".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(0x2507C60D + 0xA282EAD8);
  }

  @Test
  void aCutOffRecordCostsItselfAlone() throws IOException {
    Path file = folder.resolve("events");
    try (EventFile events = EventFile.create(file, 5)) {
      events.scalar(6, 1, "loss/total", 0.5);
      events.scalar(7, 2, "loss/total", 0);
    }
    byte[] whole = Files.readAllBytes(file);
    assertThat(EventReader.read(whole)).extracting(Event::step).containsExactly(0L, 1L, 2L);
    assertThat(EventReader.read(Arrays.copyOf(whole, whole.length - 3)))
        .extracting(Event::step)
        .containsExactly(0L, 1L);
  }

  @Test
  void aLaterFileIsReadLaterAndTakesBackWhatIsDoneAgain() throws IOException {
    try (EventFile first = EventFile.begin(folder, 1_700_000_000)) {
      for (int step = 1; step <= 5; step++) {
        first.scalar(step, step, "loss/total", step);
      }
    }
    try (EventFile second = EventFile.begin(folder, 1_700_000_000)) {
      second.restartFrom(9, 4);
      second.scalar(9, 4, "loss/total", 40);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "events.out.tfevents.1700000000.recdenoiser",
              "events.out.tfevents.1700000001.recdenoiser");
    }
    assertThat(EventReader.scalars(folder))
        .extracting(Event::value)
        .containsExactly(1f, 2f, 3f, 40f);
  }

  private static void write(ByteArrayOutputStream out, byte[] event) {
    out.writeBytes(EventFile.record(event).array());
  }

  private static JsonNode golden() throws IOException {
    return new ObjectMapper()
        .readTree(RealData.golden("tensorboard-scalars.json").toFile())
        .get("values");
  }
}
