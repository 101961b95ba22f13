package recdenoiser.engine.run.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.train.RunState;

/** Entries of a few runs, written and read. */
final class RunRowsForTests {
  static final RunConfig PLAIN = Presets.load(Presets.DEFAULT).config().with("data", "games.txt");

  private final Path runs;
  private int written;

  RunRowsForTests(Path runs) {
    this.runs = runs;
  }

  RunRowsForTests with(RunConfig config, double quality) throws IOException {
    return with(config, RunState.FINISHED, quality);
  }

  RunRowsForTests with(RunConfig config, RunState state, double quality) throws IOException {
    written++;
    Path folder = runs.resolve(String.format(Locale.ROOT, "run-%03d", written));
    SyntheticRuns.write(folder, config, state, quality, -written);
    return this;
  }

  /** In the order in which they were written. */
  List<LibraryEntry> entries() {
    return new LibraryReader().read(List.of(runs)).entries();
  }
}
