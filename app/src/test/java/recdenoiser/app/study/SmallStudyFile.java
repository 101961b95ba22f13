package recdenoiser.app.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A study of two points and two seeds on the sample data. */
public final class SmallStudyFile {
  private static final String TEXT =
      """
      {
        "format": 1,
        "id": "small",
        "title": "Widths compared",
        "source": "written for a test",
        "note": "Two widths.",
        "base": {
          "preset": "sample",
          "settings": { "epochs": %d, "negatives": 10, "maxLength": 12, "evaluateEvery": 1 }
        },
        "data": [ { "name": "shop", "title": "Sample shop", "file": "sample:shop" } ],
        "axes": [
          { "name": "width", "label": "width", "setting": "width", "scale": "LINEAR", "values": [4, 8] }
        ],
        "seeds": [1, 2],
        "measures": ["hit@10", "ndcg@10"],
        "baseline": { "axis": "width", "point": "4" },
        "draw": { "kind": "LINES", "across": "width" }
      }
      """;

  private SmallStudyFile() {}

  public static Path write(Path file, int epochs) throws IOException {
    return Files.writeString(file, TEXT.formatted(epochs));
  }
}
