package recdenoiser.app.training;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.shell.Overlay;
import recdenoiser.app.text.Texts;

/** A question over the page with two answers. */
public final class CloseQuestion extends VBox {
  private CloseQuestion(String headline, String sentence) {
    getStyleClass().add("prompt");
    setMaxSize(460, Region.USE_PREF_SIZE);
    Label head = new Label(headline);
    head.setId("prompt-head");
    head.getStyleClass().add("card-title");
    Label body = new Label(sentence);
    body.setWrapText(true);
    body.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(head, body);
  }

  /** Asked when the window is to close while a run trains. */
  public static Overlay whileTraining(Runnable saveAndClose, Runnable keepTraining) {
    Texts texts = Texts.bundle("training");
    CloseQuestion question = new CloseQuestion(texts.get("close.head"), texts.get("close.body"));
    question.answers(texts.get("close.save"), saveAndClose, texts.get("close.keep"), keepTraining);
    return new Overlay(texts.get("close.head"), question, keepTraining);
  }

  /** Shown until the checkpoint is written. */
  public static Overlay saving() {
    Texts texts = Texts.bundle("training");
    String head = texts.get("saving.head");
    return new Overlay(head, new CloseQuestion(head, texts.get("saving.body")));
  }

  private void answers(String yesText, Runnable onYes, String noText, Runnable onNo) {
    Button yes = new Button(yesText);
    yes.setId("prompt-yes");
    yes.getStyleClass().add("accent");
    yes.setOnAction(event -> onYes.run());
    Button no = new Button(noText);
    no.setId("prompt-no");
    no.setOnAction(event -> onNo.run());
    HBox row = new HBox(12, yes, no);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(row);
  }
}
