package recdenoiser.engine.data.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.reading.MissingMarkers;

/** What was written is what is read, whatever it was. */
class DataFilesPropertyTest {
  record Action(String user, String item, long time) {}

  private Path file;

  @BeforeProperty
  void makeFile() throws IOException {
    file = Files.createTempFile("actions", ".txt");
  }

  @AfterProperty
  void deleteFile() throws IOException {
    Files.delete(file);
  }

  @Provide
  Arbitrary<List<Action>> actions() {
    Arbitrary<String> users = Arbitraries.of("u", "user-2", "Zoë", "30000000000", "-1");
    Arbitrary<String> items =
        Arbitraries.oneOf(
                Arbitraries.integers().between(0, 40).map(String::valueOf),
                Arbitraries.strings()
                    .withCharRange('!', '~')
                    .withChars("äß€日")
                    .ofMinLength(1)
                    .ofMaxLength(6),
                Arbitraries.just("letters"))
            .filter(item -> !MissingMarkers.is(item));
    Arbitrary<Long> times =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-3, 3), Arbitraries.longs().between(-(1L << 50), 1L << 50));
    return Combinators.combine(users, items, times)
        .as(Action::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void sequencesOfPairs(@ForAll("actions") List<Action> actions) throws IOException {
    assumeUsable(actions);
    assertThat(SequencesInWords.described(written(actions, "%1$s %2$s\n", "")))
        .isEqualTo(expected(actions, false));
  }

  @Property(tries = 300)
  void sequencesWithTimes(@ForAll("actions") List<Action> actions) throws IOException {
    assumeUsable(actions);
    Sequences data = written(actions, "%1$s\t%2$s\t%3$s\n", "");
    assertThat(SequencesInWords.described(data)).isEqualTo(expected(actions, true));
  }

  @Property(tries = 300)
  void atomicFiles(@ForAll("actions") List<Action> actions) throws IOException {
    assumeUsable(actions);
    String header = "timestamp:float\titem_id:token\trating:float\tuser_id:token\n";
    Sequences data = written(actions, "%3$s.25\t%2$s\t4\t%1$s\r\n", header);
    assertThat(SequencesInWords.described(data))
        .isEqualTo(
            expected(actions, Comparator.comparingDouble(DataFilesPropertyTest::quarterAfter)));
  }

  private static double quarterAfter(Action action) {
    return Double.parseDouble(action.time() + ".25");
  }

  private Sequences written(List<Action> actions, String line, String header) throws IOException {
    StringBuilder text = new StringBuilder(header);
    for (Action action : actions) {
      text.append(line.formatted(action.user(), action.item(), action.time()));
    }
    Files.writeString(file, text);
    return DataFiles.read(file);
  }

  /** Somebody has two actions, and not every id is an integer. */
  private static void assumeUsable(List<Action> actions) {
    Assume.that(actions.stream().map(Action::user).distinct().count() < actions.size());
    Assume.that(actions.stream().anyMatch(action -> action.user().startsWith("u")));
  }

  private static List<String> expected(List<Action> actions, boolean byTime) {
    return expected(actions, Comparator.comparingLong(action -> byTime ? action.time() : 0));
  }

  private static List<String> expected(List<Action> actions, Comparator<Action> order) {
    Map<String, List<Action>> users = new LinkedHashMap<>();
    actions.forEach(
        action -> users.computeIfAbsent(action.user(), user -> new ArrayList<>()).add(action));
    List<String> lines = new ArrayList<>();
    users.forEach(
        (user, own) -> {
          own.sort(order);
          lines.add(
              user
                  + ":"
                  + own.stream().map(action -> " " + action.item()).reduce("", String::concat));
        });
    return lines;
  }
}
