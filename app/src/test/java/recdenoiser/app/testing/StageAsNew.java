package recdenoiser.app.testing;

import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;

/**
 * Gives the stage that all tests share back as it was: without a scene and as large as the next
 * scene asks for. Otherwise a window that one test made narrow would stay so for the tests behind
 * it, and their order would decide what they see. Registered for all tests as a service.
 */
public final class StageAsNew implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) {
    Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
    if (stage != null) {
      Platform.runLater(() -> giveBack(stage));
    }
  }

  private static void giveBack(Stage stage) {
    stage.hide();
    stage.setScene(null);
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.sizeToScene();
  }
}
