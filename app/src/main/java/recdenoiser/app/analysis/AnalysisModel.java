package recdenoiser.app.analysis;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import recdenoiser.app.attention.RunChoice;

/** What is asked of which runs or data, and what came of it. Needs no toolkit. */
public final class AnalysisModel {
  /** Of {@link #progressProperty()} while nothing is computed. */
  public static final double IDLE = -1;

  private final ObjectProperty<AnalysisKind> kind =
      new SimpleObjectProperty<>(this, "kind", AnalysisKind.EXPOSURE);
  private final ObservableList<RunChoice> runs = FXCollections.observableArrayList();
  private final StringProperty limits =
      new SimpleStringProperty(this, "limits", "0.1, 0.25, 0.5, 1, 2, 4");
  private final StringProperty most = new SimpleStringProperty(this, "most", "20");
  private final StringProperty tokens = new SimpleStringProperty(this, "tokens", "200000");
  private final StringProperty data = new SimpleStringProperty(this, "data", "sample:shop");
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", IDLE);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyObjectWrapper<DrawnAnalysis> drawn =
      new ReadOnlyObjectWrapper<>(this, "drawn");

  public ObjectProperty<AnalysisKind> kindProperty() {
    return kind;
  }

  /** Those that are asked: one, or several where the kind is of several. */
  public ObservableList<RunChoice> runs() {
    return runs;
  }

  /** The limits c of exposure, with commas between. */
  public StringProperty limitsProperty() {
    return limits;
  }

  /** How many states of an item are averaged at most. */
  public StringProperty mostProperty() {
    return most;
  }

  /** How many tokens of both are looked at, at most. */
  public StringProperty tokensProperty() {
    return tokens;
  }

  /** Path, or {@code sample:NAME}, of the data that are compared with a text. */
  public StringProperty dataProperty() {
    return data;
  }

  /** Path of the text; empty until it is chosen. */
  public StringProperty textProperty() {
    return text;
  }

  /** Share of the work that is done, in [0, 1]; {@link #IDLE} while nothing is computed. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** One sentence why nothing came of it; empty otherwise. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Null until something came out. */
  ReadOnlyObjectProperty<DrawnAnalysis> drawnProperty() {
    return drawn.getReadOnlyProperty();
  }

  void setProgress(double share) {
    progress.set(share);
  }

  void setProblem(String sentence) {
    problem.set(sentence);
  }

  void setDrawn(DrawnAnalysis now) {
    drawn.set(now);
  }
}
