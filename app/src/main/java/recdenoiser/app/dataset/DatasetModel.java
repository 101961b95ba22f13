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
import recdenoiser.app.data.OpenedData;
import recdenoiser.engine.data.statistics.OrderStatistics;

/** Which data set is chosen, or being read. */
public final class DatasetModel {
  private final ReadOnlyObjectWrapper<OpenedData> opened =
      new ReadOnlyObjectWrapper<>(this, "opened");
  private final ReadOnlyStringWrapper loading = new ReadOnlyStringWrapper(this, "loading", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyObjectWrapper<OrderStatistics> order =
      new ReadOnlyObjectWrapper<>(this, "order");
  private final ReadOnlyObjectWrapper<OpenedData> compared =
      new ReadOnlyObjectWrapper<>(this, "compared");
  private final ReadOnlyObjectWrapper<OrderStatistics> comparedOrder =
      new ReadOnlyObjectWrapper<>(this, "comparedOrder");
  private final ReadOnlyStringWrapper comparing = new ReadOnlyStringWrapper(this, "comparing", "");
  private final ReadOnlyStringWrapper compareProblem =
      new ReadOnlyStringWrapper(this, "compareProblem", "");
  private final StringProperty path = new SimpleStringProperty(this, "path", "");
  private final ObservableList<String> recent = FXCollections.observableArrayList();

  public DatasetModel() {
    path.addListener((property, before, typed) -> problem.set(""));
  }

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

  /** How much its order tells; null while that is being counted. */
  public ReadOnlyObjectProperty<OrderStatistics> orderProperty() {
    return order.getReadOnlyProperty();
  }

  /** A data set that the one in use is compared with; null for none. */
  public ReadOnlyObjectProperty<OpenedData> comparedProperty() {
    return compared.getReadOnlyProperty();
  }

  /** How much that one's order tells; null for none, and while it is being counted. */
  public ReadOnlyObjectProperty<OrderStatistics> comparedOrderProperty() {
    return comparedOrder.getReadOnlyProperty();
  }

  /** What is being read to compare with; empty while nothing is. */
  public ReadOnlyStringProperty comparingProperty() {
    return comparing.getReadOnlyProperty();
  }

  /** One sentence why it could not be compared with; empty if it could. */
  public ReadOnlyStringProperty compareProblemProperty() {
    return compareProblem.getReadOnlyProperty();
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
    compareProblem.set("");
    order.set(null);
    opened.set(data);
  }

  void count(OrderStatistics counted) {
    order.set(counted);
  }

  void beginComparing(String source) {
    compareProblem.set("");
    comparing.set(source);
  }

  void compare(OpenedData other) {
    comparing.set("");
    comparedOrder.set(null);
    compared.set(other);
  }

  void countCompared(OrderStatistics counted) {
    comparedOrder.set(counted);
  }

  void failComparing(String sentence) {
    comparing.set("");
    compareProblem.set(sentence);
  }

  void fail(String sentence) {
    loading.set("");
    problem.set(sentence);
  }

  void giveUp() {
    loading.set("");
  }
}
