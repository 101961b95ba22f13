package recdenoiser.app.dataset;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which data set is chosen, or being read. */
public final class DatasetModel {
  private final ReadOnlyObjectWrapper<OpenedData> opened =
      new ReadOnlyObjectWrapper<>(this, "opened");
  private final ReadOnlyStringWrapper loading = new ReadOnlyStringWrapper(this, "loading", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final StringProperty path = new SimpleStringProperty(this, "path", "");
  private final ObservableList<String> recent = FXCollections.observableArrayList();

  /** The data set in use; null while there is none. It stays until another one has been read. */
  public ReadOnlyObjectProperty<OpenedData> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  public Optional<OpenedData> opened() {
    return Optional.ofNullable(opened.get());
  }

  /** What is being read now; empty while nothing is. */
  public ReadOnlyStringProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** One sentence why the last file could not be used; empty if it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What stands in the path field. */
  public StringProperty pathProperty() {
    return path;
  }

  /** Files opened before, newest first. */
  public ObservableList<String> recent() {
    return recent;
  }

  void begin(String source) {
    problem.set("");
    loading.set(source);
  }

  void finish(OpenedData data) {
    loading.set("");
    opened.set(data);
  }

  void fail(String sentence) {
    loading.set("");
    problem.set(sentence);
  }

  void giveUp() {
    loading.set("");
  }
}
