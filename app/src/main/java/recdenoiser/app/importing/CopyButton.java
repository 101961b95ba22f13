package recdenoiser.app.importing;

import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts a text on the clipboard, and says so. */
final class CopyButton extends Button {

  CopyButton(String words, String afterwards, String copied) {
    super(words);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("import-copy");
    setOnAction(
        event -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(copied);
          Clipboard.getSystemClipboard().setContent(content);
          setText(afterwards);
        });
  }
}
