package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.importing.FileLayout.Format;

class ActionSinkTest {
  @Test
  void moreActionsThanCanBeMappedAreRefused() {
    ImportPlan plan =
        new ImportPlan(
            "",
            new FileLayout(Format.TEXT, " ", false),
            new ActionColumns("1", "2", "", ""),
            TimeNotation.SECONDS);
    ActionSink sink =
        new ActionSink(
            "huge.txt",
            2,
            plan,
            ImportRecipe.PLAIN,
            new Rejections(null),
            ImportWatch.NONE,
            () -> 0.5);
    for (Field field : sink.fields()) {
      field.set("a".getBytes(StandardCharsets.UTF_8), 0, 1);
    }
    sink.record(1);
    sink.record(2);

    assertThatThrownBy(() -> sink.record(3))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "huge.txt, line 3: found more than 2 actions, expected at most as many; part the file by"
                + " users.");
  }
}
