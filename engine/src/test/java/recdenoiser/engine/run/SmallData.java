package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.KeyedRandom;

/** A file of actions small enough for tests that train. */
public final class SmallData {
  private static final int USERS = 60;
  private static final int ITEMS = 40;

  private SmallData() {}

  public static Path write(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int user = 1; user <= USERS; user++) {
      KeyedRandom random = new KeyedRandom(3, "small data", user);
      int length = 4 + random.nextInt(9);
      int item = random.nextInt(ITEMS);
      for (int action = 0; action < length; action++) {
        item = (item + 1 + random.nextInt(3)) % ITEMS;
        lines.append(user).append(' ').append(item + 1).append('\n');
      }
    }
    return Files.writeString(folder.resolve("small.txt"), lines.toString());
  }

  public static RunConfig config(Path data) {
    return Presets.load("sample")
        .config()
        .with("data", data.toString())
        .with("loss", "BINARY")
        .with("negatives", "10")
        .with("batchSize", "16")
        .with("maxLength", "8")
        .with("width", "8")
        .with("evaluateEvery", "1")
        .with("epochs", "5");
  }
}
