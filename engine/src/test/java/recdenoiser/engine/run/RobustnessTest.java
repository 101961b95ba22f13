package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.Split;

/** Without noise a model is as good as it is; with nothing but noise it knows nothing any more. */
class RobustnessTest {
  @TempDir Path folder;

  @Test
  void metricsFallWithTheShareOfNoise() throws IOException {
    ExperimentRun run =
        ExperimentRun.create(
            SmallData.config(SmallData.write(folder)).with("epochs", "30"),
            folder.resolve("runs"),
            1);
    run.execute(event -> {});
    SavedModel model = SavedModel.open(run.folder(), 1);

    List<Robustness> all = model.robustness(Split.TEST, List.of(0.0, 0.3, 1.0), 1);

    assertThat(all).extracting(Robustness::share).containsExactly(0.0, 0.3, 1.0);
    assertThat(all.get(0).evaluation().full())
        .usingRecursiveComparison()
        .isEqualTo(model.evaluate(Split.TEST).full());
    double quiet = all.get(0).evaluation().full().hitAt(10);
    double noise = all.get(2).evaluation().full().hitAt(10);
    assertThat(noise).isLessThan(quiet);
  }
}
