package recdenoiser.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/**
 * Cards in as many columns as fit: two in a window of 1280 px, three in one of 1920 px. One card
 * may fill the page; the others are hidden meanwhile.
 */
public final class CardGrid extends ScrollPane {
  private final CardFlow flow = Unfolding.allow(new CardFlow());
  private final List<Card> cards = new ArrayList<>();

  public CardGrid(Card... cards) {
    getStyleClass().add("card-grid");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(flow);
    for (Card card : cards) {
      add(card);
    }
  }

  public void add(Card card) {
    cards.add(card);
    flow.getChildren().add(card);
    card.fillingProperty().addListener((property, before, filling) -> arrange());
    card.presentProperty().subscribe(this::arrange);
  }

  public List<Card> cards() {
    return List.copyOf(cards);
  }

  /**
   * Carries out {@link Command#FILL_CARD} on the card that has the focus, and {@link Command#BACK}.
   */
  public boolean perform(Command command) {
    if (command == Command.BACK) {
      return restore();
    }
    if (command == Command.FILL_CARD) {
      Optional<Card> target = filling().or(this::focused).or(() -> cards().stream().findFirst());
      target.ifPresent(card -> card.fillingProperty().set(!card.fillingProperty().get()));
      return target.isPresent();
    }
    return false;
  }

  /** Brings all cards back; false if none filled the page. */
  public boolean restore() {
    Optional<Card> filling = filling();
    filling.ifPresent(card -> card.fillingProperty().set(false));
    return filling.isPresent();
  }

  private Optional<Card> filling() {
    return cards().stream().filter(card -> card.fillingProperty().get()).findFirst();
  }

  private Optional<Card> focused() {
    Node node = getScene() == null ? null : getScene().getFocusOwner();
    while (node != null && !(node instanceof Card)) {
      node = node.getParent();
    }
    return Optional.ofNullable((Card) node).filter(cards()::contains);
  }

  private void arrange() {
    Card alone = filling().orElse(null);
    for (Card card : cards()) {
      boolean seen = card.presentProperty().get() && (alone == null || alone == card);
      card.setVisible(seen);
      card.setManaged(seen);
    }
    setVvalue(0);
    flow.requestLayout();
  }
}
