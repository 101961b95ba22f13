package recdenoiser.engine.study;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A study of four cells and two seeds that trains in a moment. */
final class SmallStudy {
  static final String TEXT =
      """
      {
        "format": 1,
        "id": "small",
        "title": "Small",
        "source": "Made for tests",
        "base": {
          "preset": "sample",
          "settings": {
            "negatives": 10, "batchSize": 16, "maxLength": 8, "width": 8,
            "evaluateEvery": 1, "epochs": 2
          }
        },
        "data": [ { "name": "small", "title": "Small data", "file": "FILE" } ],
        "axes": [
          {
            "name": "rule", "label": "Rule",
            "points": [
              { "name": "plain", "settings": { "attention": "SOFTMAX" } },
              { "name": "masks", "settings": { "attention": "LEARNED_MASK" } }
            ]
          },
          {
            "name": "beta", "label": "β", "scale": "LOG",
            "setting": "maskPenalty", "values": [ 0.001, 0.1 ]
          }
        ],
        "seeds": [ 1, 2 ],
        "measures": [ "ndcg@10", "seconds" ],
        "baseline": { "axis": "rule", "point": "plain" },
        "draw": { "kind": "LINES", "across": "beta", "lines": "rule" },
        "quick": { "settings": { "epochs": 1 }, "seeds": [ 3 ], "points": { "beta": [ 0.5 ] } }
      }
      """;

  private SmallStudy() {}

  static Study on(Path data) {
    return read(TEXT.replace("FILE", data.toString()));
  }

  static Study read(String text) {
    return StudyReader.read("small.json", text.getBytes(StandardCharsets.UTF_8));
  }
}
