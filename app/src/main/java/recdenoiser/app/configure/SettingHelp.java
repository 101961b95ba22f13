package recdenoiser.app.configure;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import recdenoiser.app.text.Texts;

/** All there is to say about one setting, over the form. */
final class SettingHelp {
  private static final double WIDTH = 320;

  private SettingHelp() {}

  /** Opens beside {@code owner}; closes at the next click or Escape. */
  static void show(Node owner, Texts texts, SettingField field, String help) {
    Label title = new Label(field.descriptor().label());
    title.getStyleClass().add("card-title");
    VBox content =
        new VBox(
            8,
            title,
            paragraph(help),
            muted(texts.get("help.preset", field.shown(field.presetText()))),
            muted(texts.get("help.name", field.name())));
    if (field.hasProblem()) {
      Label problem = paragraph(field.problemProperty().get());
      problem.getStyleClass().add("inline-message");
      content.getChildren().add(1, problem);
    }
    content.getStyleClass().add("setting-pop-over");
    content.setPrefWidth(WIDTH);
    PopOver over = new PopOver(content);
    over.getRoot()
        .getStylesheets()
        .add(SettingHelp.class.getResource("/css/pages.css").toExternalForm());
    over.setDetachable(false);
    over.setAnimated(false);
    over.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
    over.show(owner);
  }

  private static Label muted(String text) {
    Label label = paragraph(text);
    label.getStyleClass().add("muted");
    return label;
  }

  private static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
