package recdenoiser.engine.data.preparing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.run.PreparedData;

/** Users and items change places. */
final class TranspositionTest {
  @TempDir private Path folder;

  /**
   * a chose x at 1 and y at 2, b chose y at 1 and x at 3 and again at 5, c chose x at 3: x was
   * chosen by a, then at the same time by b and c, then by b; y by b, then by a.
   */
  private static final List<String> ACTIONS =
      List.of("a x 1", "a y 2", "b y 1", "b x 3", "b x 5", "c x 3");

  @Test
  void anItemsSequenceAreItsUsersByTime() throws IOException {
    Sequences data = DataSets.open(write(ACTIONS)).sequences();

    Sequences turned = Transposition.of(data);

    assertThat(turned.name()).isEqualTo(data.name() + "-transposed");
    assertThat(turned.userCount()).isEqualTo(2);
    assertThat(turned.itemCount()).isEqualTo(3);
    assertThat(chosenBy(turned, "x")).containsExactly("a", "b", "c", "b");
    assertThat(chosenBy(turned, "y")).containsExactly("b", "a");
    assertThat(turned.time(row(turned, "x"), 3)).isEqualTo(5);
  }

  /** Back again everybody has the own actions; of one who did two at a time, in order of items. */
  @Test
  void turnedTwiceItIsTheSame() throws IOException {
    Sequences data = DataSets.open(write(ACTIONS)).sequences();

    Sequences again = Transposition.of(Transposition.of(data));

    for (String user : List.of("a", "b", "c")) {
      assertThat(chosenBy(again, user)).isEqualTo(chosenBy(data, user));
    }
  }

  @Test
  void filtersComeFirstAndTheSplitLast() throws IOException {
    RunConfig config =
        Presets.load("sample")
            .config()
            .with("data", write(ACTIONS))
            .with("transposed", "true")
            .with("minUserActions", "2");

    Sequences prepared = PreparedData.split(config).sequences();

    assertThat(chosenBy(prepared, "x")).containsExactly("a", "b", "b");
    assertThat(PreparedData.split(config).evaluatedUsers()).containsExactly(row(prepared, "x"));
  }

  @Test
  void withoutTimesNobodyKnowsTheOrder() throws IOException {
    Path file = Files.writeString(folder.resolve("untimed.txt"), "1 1\n1 2\n2 1\n");
    Sequences data = DataSets.open(file.toString()).sequences();

    assertThatThrownBy(() -> Transposition.of(data))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("no times");
  }

  private String write(List<String> actions) throws IOException {
    StringBuilder text = new StringBuilder("user_id:token\titem_id:token\ttimestamp:float\n");
    actions.forEach(action -> text.append(action.replace(' ', '\t')).append('\n'));
    return Files.writeString(folder.resolve("timed.inter"), text.toString()).toString();
  }

  private static List<String> chosenBy(Sequences data, String owner) {
    int row = row(data, owner);
    return IntStream.range(0, data.length(row))
        .mapToObj(a -> data.itemToken(data.item(row, a)))
        .toList();
  }

  private static int row(Sequences data, String owner) {
    int row = 0;
    while (!data.userLabel(row).equals(owner)) {
      row++;
    }
    return row;
  }
}
