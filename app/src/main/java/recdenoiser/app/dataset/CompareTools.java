package recdenoiser.app.dataset;

import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** Chooses a data set to compare with, and takes it away again. */
final class CompareTools extends HBox {
  private static final double WIDEST = 240;

  /**
   * @param choose asks for a file
   */
  CompareTools(Texts texts, DatasetModel model, Runnable choose, Runnable remove) {
    super(8);
    setAlignment(Pos.CENTER_RIGHT);
    Button add = new Button(texts.get("compare"), Icon.COMPARE.node());
    add.setId("dataset-compare");
    add.getStyleClass().addAll("flat", "compare-tool");
    add.setTooltip(new Tooltip(texts.get("compare.help")));
    add.setMinWidth(USE_PREF_SIZE);
    add.setOnAction(event -> choose.run());
    Button away = new Button(null, Icon.CLOSE.node());
    away.setId("dataset-compare-remove");
    away.getStyleClass().addAll("flat", "compare-tool");
    away.setMaxWidth(WIDEST);
    away.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    away.textProperty()
        .bind(
            model
                .comparedProperty()
                .map(other -> texts.get("compare.remove", other.name()))
                .orElse(""));
    away.setOnAction(event -> remove.run());
    BooleanBinding comparing = model.comparedProperty().isNotNull();
    Visibility.showWhen(add, comparing.not());
    Visibility.showWhen(away, comparing);
    getChildren().addAll(reading(texts, model), add, away);
  }

  private static Node reading(Texts texts, DatasetModel model) {
    Label label = new Label(texts.get("compare.reading"));
    label.setId("dataset-comparing");
    label.getStyleClass().add("muted");
    Visibility.showWhen(label, model.comparingProperty().isNotEmpty());
    return label;
  }
}
