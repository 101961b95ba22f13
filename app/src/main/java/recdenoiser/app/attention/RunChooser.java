package recdenoiser.app.attention;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;

/** Chooses one of many runs, which may be searched for by a part of their names. */
public final class RunChooser extends SearchableComboBox<RunChoice> {
  private static final double WIDTH = 320;
  private static final double LEAST = 160;

  private final Consumer<RunChoice> onChosen;
  private RunChoice shown;
  private boolean following;

  /**
   * @param runs followed at every change
   * @param onChosen hears what a person chose
   */
  public RunChooser(ObservableList<RunChoice> runs, Consumer<RunChoice> onChosen) {
    this.onChosen = onChosen;
    setPrefWidth(WIDTH);
    setMinWidth(LEAST);
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(RunChoice choice) {
            return choice == null ? "" : choice.name();
          }

          @Override
          public RunChoice fromString(String text) {
            return getValue();
          }
        });
    runs.subscribe(() -> offer(List.copyOf(runs)));
    getItems().setAll(runs);
    valueProperty().addListener((property, before, now) -> chosen(now));
  }

  /** Shows which run is looked at, in the list or not; null for none. */
  public void showRun(RunChoice choice) {
    shown = choice;
    follow();
  }

  private void offer(List<RunChoice> runs) {
    following = true;
    getItems().setAll(runs);
    following = false;
    follow();
  }

  private void follow() {
    following = true;
    setValue(
        shown == null
            ? null
            : getItems().stream()
                .filter(run -> run.folder().equals(shown.folder()))
                .findFirst()
                .orElse(shown));
    following = false;
  }

  private void chosen(RunChoice now) {
    if (!following && now != null && (shown == null || !now.folder().equals(shown.folder()))) {
      shown = now;
      onChosen.accept(now);
    }
  }
}
