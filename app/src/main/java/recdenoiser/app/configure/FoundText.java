package recdenoiser.app.configure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A text in which the words that are searched for are marked. */
final class FoundText extends TextFlow {
  private final String text;

  FoundText(String text, ObservableValue<String> query) {
    this.text = text;
    setMaxHeight(USE_PREF_SIZE);
    query.subscribe(this::mark);
  }

  private void mark(String query) {
    getChildren().setAll(pieces(query));
  }

  private List<Node> pieces(String query) {
    List<Node> pieces = new ArrayList<>();
    int end = 0;
    if (!query.isBlank()) {
      Matcher found = words(query).matcher(text);
      while (found.find()) {
        add(pieces, text.substring(end, found.start()), "plain-text");
        add(pieces, found.group(), "found-text");
        end = found.end();
      }
    }
    add(pieces, text.substring(end), "plain-text");
    return pieces;
  }

  private static void add(List<Node> pieces, String part, String style) {
    if (!part.isEmpty()) {
      Text piece = new Text(part);
      piece.getStyleClass().add(style);
      pieces.add(piece);
    }
  }

  private static Pattern words(String query) {
    String any =
        Stream.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
