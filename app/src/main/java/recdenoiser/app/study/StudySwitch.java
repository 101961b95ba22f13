package recdenoiser.app.study;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import recdenoiser.app.text.Texts;

/** Turns from studies to analyses of single runs and back. */
final class StudySwitch extends HBox {
  private static final Texts TEXTS = Texts.bundle("study-page");

  /**
   * @param place tells this one from the one on the other side
   */
  StudySwitch(StudyModel model, String place) {
    ToggleButton studies = new ToggleButton(TEXTS.get("switch.studies"));
    studies.setId(place + "-to-studies");
    ToggleButton analyses = new ToggleButton(TEXTS.get("switch.analyses"));
    analyses.setId(place + "-to-analyses");
    getChildren().add(new SegmentedButton(studies, analyses));
    studies.setOnAction(event -> turn(model, false, studies));
    analyses.setOnAction(event -> turn(model, true, analyses));
    model.analysesProperty().subscribe(shown -> (shown ? analyses : studies).setSelected(true));
  }

  private static void turn(StudyModel model, boolean analyses, ToggleButton button) {
    button.setSelected(true);
    model.analysesProperty().set(analyses);
  }
}
