package recdenoiser.app.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;

/**
 * Brings the parts of a page into the scene little by little, one portion a frame: styles and sizes
 * of a whole page take so long that a window would stand still. What is hidden comes last. A
 * portion grows while frames stay short, and shrinks after one that was long.
 */
public final class Unfolding {
  private static final Object ALLOWED = new Object();
  private static final double FIRST_PORTION = 16;
  private static final double LEAST_PORTION = 8;
  private static final double MOST_PORTION = 400;
  private static final long LONG_NANOSECONDS = 30_000_000;
  private static final long SHORT_NANOSECONDS = 14_000_000;
  private static final long ADDING_NANOSECONDS = 8_000_000;
  private static final int OF_A_TABLE = 40;
  private static final int OF_A_CONTROL = 6;
  private static final int OF_A_LABEL = 2;

  private final Deque<Piece> pieces = new ArrayDeque<>();
  private final Runnable done;
  private double portion = FIRST_PORTION;

  /**
   * @param all parts of the pane, in their order
   */
  private record Piece(Pane into, List<Node> all, Node part) {
    /** Behind those before it that are there already. */
    void add() {
      int place = all.indexOf(part);
      long before = into.getChildren().stream().filter(there -> all.indexOf(there) < place).count();
      into.getChildren().add((int) before, part);
    }
  }

  private Unfolding(Runnable done) {
    this.done = done;
  }

  /**
   * Tells that the parts of a pane, which are there from the beginning and never change, may come
   * one by one.
   *
   * @return the pane
   */
  public static <P extends Pane> P allow(P pane) {
    pane.getProperties().put(ALLOWED, true);
    return pane;
  }

  /**
   * Takes a page apart that is not in a scene yet, and puts it together from the next frame on.
   *
   * @param done called when nothing is missing any more
   */
  static void begin(Node page, Runnable done) {
    Unfolding unfolding = new Unfolding(done);
    List<Piece> hidden = new ArrayList<>();
    takeApart(page, unfolding.pieces, hidden);
    unfolding.pieces.addAll(hidden);
    unfolding.goOn();
  }

  /**
   * @param seen takes what was taken off, each part before its own parts
   * @param hidden takes what nobody sees yet
   */
  private static void takeApart(Node node, Collection<Piece> seen, Collection<Piece> hidden) {
    List<Node> parts = new ArrayList<>(parts(node));
    if (!(node instanceof Pane pane && pane.getProperties().containsKey(ALLOWED))) {
      parts.forEach(part -> takeApart(part, seen, hidden));
      return;
    }
    pane.getChildren().clear();
    for (Node part : parts) {
      List<Piece> ofPart = new ArrayList<>();
      Collection<Piece> turn = part.isVisible() ? seen : hidden;
      takeApart(part, ofPart, part.isVisible() ? hidden : ofPart);
      turn.add(new Piece(pane, parts, part));
      turn.addAll(ofPart);
    }
  }

  private static List<Node> parts(Node node) {
    if (node instanceof ScrollPane scroll && scroll.getSkin() == null) {
      return scroll.getContent() == null ? List.of() : List.of(scroll.getContent());
    }
    return node instanceof Parent parent && !(node instanceof Control)
        ? parent.getChildrenUnmodifiable()
        : List.of();
  }

  /** About as many nodes as it will be; some are made only when their parent is in the scene. */
  private static int weight(Node node) {
    if (node instanceof TableView || node instanceof ListView) {
      return OF_A_TABLE;
    }
    if (node instanceof Control) {
      return node instanceof Labeled ? OF_A_LABEL : OF_A_CONTROL;
    }
    return 1 + parts(node).stream().mapToInt(Unfolding::weight).sum();
  }

  private void goOn() {
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        addPortion();
        if (pieces.isEmpty()) {
          stop();
          done.run();
        }
      }
    }.start();
  }

  private void addPortion() {
    long begun = System.nanoTime();
    double left = portion;
    while (!pieces.isEmpty() && left > 0 && System.nanoTime() - begun < ADDING_NANOSECONDS) {
      Piece piece = pieces.poll();
      piece.add();
      left -= weight(piece.part());
    }
    Platform.runLater(() -> learn(System.nanoTime() - begun));
  }

  /**
   * @param took until the frame was ready, in nanoseconds
   */
  private void learn(long took) {
    if (took > LONG_NANOSECONDS) {
      portion = Math.max(LEAST_PORTION, portion / 2);
    } else if (took < SHORT_NANOSECONDS) {
      portion = Math.min(MOST_PORTION, portion * 1.5);
    }
  }
}
