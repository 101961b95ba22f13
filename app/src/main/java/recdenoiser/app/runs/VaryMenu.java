package recdenoiser.app.runs;

import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.study.RunVariation;

/** Makes a study of the run that is chosen, with one thing varied. */
final class VaryMenu extends MenuButton {

  VaryMenu(RunsModel model, RunsController controller, Texts texts) {
    super(texts.get("vary"), Icon.STUDY.node());
    setId("runs-vary");
    setTooltip(new Tooltip(texts.get("vary.help")));
    for (RunVariation variation : RunVariation.values()) {
      MenuItem item = new MenuItem(texts.get("vary." + variation));
      item.setId("runs-vary-" + variation.key());
      item.setOnAction(event -> controller.varyChosen(variation));
      getItems().add(item);
    }
    disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.chosen().size() != 1 || !model.chosen().get(0).readable(),
                model.selected(),
                model.libraryProperty()));
  }
}
