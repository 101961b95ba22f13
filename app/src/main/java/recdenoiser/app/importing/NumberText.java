package recdenoiser.app.importing;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/** The control of a {@link NumberField}, and the sentence below it. */
final class NumberText {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private NumberText() {}

  static TextField of(NumberField field) {
    TextField text = new TextField();
    text.setId("import-" + field.name());
    text.getStyleClass().add("setting-number");
    text.textProperty().bindBidirectional(field.textProperty());
    field
        .problemProperty()
        .subscribe(problem -> text.pseudoClassStateChanged(WRONG, !problem.isEmpty()));
    return text;
  }

  static Label problem(String name, ObservableValue<String> sentence) {
    Label problem = new Label();
    problem.setId("import-problem-" + name);
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.textProperty().bind(sentence);
    problem.visibleProperty().bind(sentence.map(text -> !text.isEmpty()));
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
  }
}
