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

  private static final String SEARCH =
      """
      ,
        "search": {
          "trials": 4, "seed": 1, "halving": { "epochs": 1, "keep": 2 },
          "space": [
            { "setting": "learningRate", "from": 0.001, "to": 0.1, "scale": "LOG" },
            { "setting": "dropout", "values": [0.1, 0.4] }
          ]
        }
      }
      """;

  private SmallStudyFile() {}

  /** One that tunes each of its two cells with four trials, of two epochs at most. */
  public static Path writeSearching(Path file) throws IOException {
    String text = TEXT.formatted(2).stripTrailing();
    return Files.writeString(
        file, text.substring(0, text.length() - 1).stripTrailing() + SEARCH.stripLeading());
  }

  public static Path write(Path file, int epochs) throws IOException {
    return Files.writeString(file, TEXT.formatted(epochs));
  }
}
