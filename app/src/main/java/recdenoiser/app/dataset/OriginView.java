package recdenoiser.app.dataset;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import recdenoiser.app.data.FactGrid;
import recdenoiser.app.data.PlanInWords;
import recdenoiser.app.data.StepsTable;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.importing.ImportManifest;
import recdenoiser.engine.text.Numbers;

/** Where an imported data set comes from and what was done to it. */
final class OriginView extends ScrollPane {
  private final Texts texts;
  private final FactGrid facts = new FactGrid("origin-facts");
  private final StepsTable steps = new StepsTable("dataset-steps");

  OriginView(Texts texts) {
    this.texts = texts;
    setId("dataset-origin");
    getStyleClass().add("plain-scroll");
    setFitToWidth(true);
    setContent(new VBox(12, facts, steps));
  }

  void show(ImportManifest manifest, String checksum) {
    facts.getChildren().clear();
    fact("origin.version", texts.get("origin.of", manifest.name(), manifest.version()));
    fact("origin.file", manifest.file());
    fact("origin.read", PlanInWords.of(manifest.plan()));
    manifest.doubts().forEach(doubt -> fact("origin.doubt", doubt.sentence()));
    fact(
        "origin.lines",
        texts.get(
            "origin.rejected",
            Numbers.count(manifest.lines()),
            Numbers.count(manifest.rejected())));
    fact("origin.fileChecksum", manifest.fileChecksum());
    fact("origin.checksum", checksum);
    steps.show(manifest);
  }

  private void fact(String key, String value) {
    facts.addFact(texts.get(key), value);
  }
}
