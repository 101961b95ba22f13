package recdenoiser.app.training;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.text.Numbers;

/**
 * Offers, above whichever page is in front, to go on with what an earlier session left in the
 * queue; nothing where there is nothing to offer.
 */
public final class ResumeBanner extends HBox {
  private final Texts texts = Texts.bundle("training");

  /**
   * @param train goes to the page where the runs are seen
   */
  public ResumeBanner(QueueModel model, TrainingController controller, Runnable train) {
    setId("queue-banner");
    getStyleClass().add("banner");
    setAlignment(Pos.CENTER_LEFT);
    Label sentence = new Label();
    sentence.setId("queue-offer");
    sentence.setMinWidth(0);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> left(model.ready().size()), model.waiting(), model.offeredProperty()));
    Button start = new Button(texts.get("queue.offer.start"), Icon.PLAY.node());
    start.setId("queue-start");
    start.getStyleClass().add("accent");
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setOnAction(
        event -> {
          controller.startWaiting();
          train.run();
        });
    Button keep = new Button(texts.get("queue.offer.keep"));
    keep.setId("queue-keep");
    keep.setMinWidth(Region.USE_PREF_SIZE);
    keep.setOnAction(event -> controller.keepWaiting());
    getChildren().addAll(Icon.TRAIN.node(), sentence, start, keep);
    Visibility.showWhen(this, model.offeredProperty());
  }

  private String left(int runs) {
    return texts.get(runs == 1 ? "queue.offer.one" : "queue.offer", Numbers.count(runs));
  }
}
