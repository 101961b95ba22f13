package recdenoiser.engine.run.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QueueContentsTest {

  @Test
  void ofThoseThatHaveEndedTheOldestAreForgotten() {
    QueueContents contents = QueueContents.EMPTY.add(entry(1, EntryState.WAITING));
    int last = QueueContents.MOST_ENDED + 5;
    for (int id = 2; id <= last; id++) {
      contents = contents.add(entry(id, EntryState.FINISHED));
    }
    contents = contents.add(entry(last + 1, EntryState.WAITING));
    assertThat(contents.entries()).hasSize(QueueContents.MOST_ENDED + 2);
    assertThat(contents.entries().get(0).id()).isEqualTo(1);
    assertThat(contents.entries().get(1).id()).isEqualTo(6);
    assertThat(contents.next()).contains(entry(1, EntryState.WAITING));
    assertThat(contents.nextId()).isEqualTo(last + 2);
  }

  private static QueueEntry entry(int id, EntryState state) {
    return new QueueEntry(id, null, Path.of("run"), state, "");
  }
}
