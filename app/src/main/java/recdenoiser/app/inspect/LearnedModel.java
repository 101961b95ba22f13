package recdenoiser.app.inspect;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import recdenoiser.app.attention.SuggestField.Suggestion;
import recdenoiser.engine.inspect.learned.ChosenItems;
import recdenoiser.engine.inspect.learned.Learned;
import recdenoiser.engine.inspect.learned.LearnedView;
import recdenoiser.engine.inspect.learned.Similarity;
import recdenoiser.engine.inspect.learned.Unit;

/** One way to look at what runs have learned: what is asked, and what was seen. */
final class LearnedModel {
  private final LearnedView view;
  private final IntegerProperty count;
  private final ObjectProperty<Similarity> similarity =
      new SimpleObjectProperty<>(this, "similarity", Similarity.COSINE);
  private final ObjectProperty<ChosenItems> items =
      new SimpleObjectProperty<>(this, "items", ChosenItems.SEQUENCE);
  private final ObjectProperty<Unit> unit =
      new SimpleObjectProperty<>(this, "unit", Unit.DEVIATIONS);
  private final ReadOnlyStringWrapper item = new ReadOnlyStringWrapper(this, "item", "");
  private final ObservableList<Suggestion> offers = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper(this, "offered");
  private final ObservableList<Seen> seen = FXCollections.observableArrayList();

  /**
   * What was seen in one run.
   *
   * @param run its name
   * @param tokens of the items or users of the list, as the data name them
   */
  record Seen(String run, Learned learned, List<String> tokens) {
    Seen {
      tokens = List.copyOf(tokens);
    }
  }

  LearnedModel(LearnedView view) {
    this.view = view;
    this.count = new SimpleIntegerProperty(this, "count", view.usual());
  }

  LearnedView view() {
    return view;
  }

  IntegerProperty countProperty() {
    return count;
  }

  ObjectProperty<Similarity> similarityProperty() {
    return similarity;
  }

  ObjectProperty<ChosenItems> itemsProperty() {
    return items;
  }

  ObjectProperty<Unit> unitProperty() {
    return unit;
  }

  /** The title of the item that is looked at. */
  ReadOnlyStringProperty itemProperty() {
    return item.getReadOnlyProperty();
  }

  /** Items that match what was typed. */
  ObservableList<Suggestion> offers() {
    return offers;
  }

  /** Whether any of the runs has something to see. */
  ReadOnlyBooleanProperty offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  /** One for each run that has something to see. */
  ObservableList<Seen> seen() {
    return seen;
  }

  void setOffers(List<Suggestion> found) {
    offers.setAll(found);
  }

  void show(String title, List<Seen> found) {
    item.set(title);
    if (!seen.equals(found)) {
      seen.setAll(found);
    }
    offered.set(!found.isEmpty());
  }
}
