package recdenoiser.app.training;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.text.Texts;

/** A question over the page with two answers. */
public final class CloseQuestion extends VBox {
  private final Button yes = new Button();

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
  public static CloseQuestion whileTraining(Runnable saveAndClose, Runnable keepTraining) {
    Texts texts = Texts.bundle("training");
    CloseQuestion question = new CloseQuestion(texts.get("close.head"), texts.get("close.body"));
    question.answers(texts.get("close.save"), saveAndClose, texts.get("close.keep"), keepTraining);
    return question;
  }

  /** Shown until the checkpoint is written. */
  public static CloseQuestion saving() {
    Texts texts = Texts.bundle("training");
    return new CloseQuestion(texts.get("saving.head"), texts.get("saving.body"));
  }

  /** Puts the focus on the answer that is expected. */
  public void focus() {
    yes.requestFocus();
  }

  private void answers(String yesText, Runnable onYes, String noText, Runnable onNo) {
    yes.setText(yesText);
    yes.setId("prompt-yes");
    yes.getStyleClass().add("accent");
    yes.setDefaultButton(true);
    yes.setOnAction(event -> onYes.run());
    Button no = new Button(noText);
    no.setId("prompt-no");
    no.setOnAction(event -> onNo.run());
    HBox row = new HBox(12, yes, no);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(row);
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            onNo.run();
            event.consume();
          }
        });
  }
}
