package recdenoiser.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/**
 * What is shown where there is nothing yet: a drawing of what will be here and one button that gets
 * there.
 */
public final class EmptyState extends VBox {
  private static final double TEXT_WIDTH = 400;

  /** Without a button, for places where only waiting helps. */
  public EmptyState(Node drawing, String headline, String sentence) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    drawing.setMouseTransparent(true);
    Label head = new Label(headline);
    head.getStyleClass().add("card-title");
    Label body = new Label(sentence);
    body.getStyleClass().add("muted");
    body.setWrapText(true);
    body.setTextAlignment(TextAlignment.CENTER);
    body.setAlignment(Pos.CENTER);
    body.setMaxWidth(TEXT_WIDTH);
    getChildren().addAll(drawing, head, body);
  }

  public EmptyState(
      Node drawing, String headline, String sentence, String button, Runnable action) {
    this(drawing, headline, sentence);
    Button go = new Button(button);
    go.getStyleClass().addAll("accent", "empty-state-button");
    go.setOnAction(event -> action.run());
    getChildren().add(go);
  }
}
