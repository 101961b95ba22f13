package recdenoiser.app.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.prefs.Preferences;
import org.junit.jupiter.api.Test;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.engine.figure.ColourMap;

class PreferencesModelTest {
  private final Preferences kept = new MemoryPreferences();

  @Test
  void atFirstRunsStandBesideTheProgramAndAllProcessorsTrain() {
    PreferencesModel model = new PreferencesModel(kept, 4);
    assertThat(model.runsFolderProperty().get()).isEqualTo("runs");
    assertThat(model.threadsProperty().get()).isEqualTo(4);
    assertThat(model.coloursProperty().get()).isEqualTo(ColourMap.VIRIDIS);
  }

  @Test
  void whatIsChosenIsThereNextTime() {
    PreferencesModel model = new PreferencesModel(kept, 4);
    model.runsFolderProperty().set("data/runs");
    model.threadsProperty().set(3);
    model.coloursProperty().set(ColourMap.CIVIDIS);
    PreferencesModel next = new PreferencesModel(kept, 4);
    assertThat(next.runsFolderProperty().get()).isEqualTo("data/runs");
    assertThat(next.threadsProperty().get()).isEqualTo(3);
    assertThat(next.coloursProperty().get()).isEqualTo(ColourMap.CIVIDIS);
  }

  @Test
  void anEmptyFolderIsTheOneOfTheBeginning() {
    PreferencesModel model = new PreferencesModel(kept, 4);
    model.runsFolderProperty().set("elsewhere");
    model.runsFolderProperty().set("  ");
    assertThat(new PreferencesModel(kept, 4).runsFolderProperty().get()).isEqualTo("runs");
  }

  @Test
  void whatASmallerMachineCannotDoIsCutToWhatItCan() {
    kept.putInt("threads", 64);
    kept.put("colour-map", "RAINBOW");
    PreferencesModel model = new PreferencesModel(kept, 2);
    assertThat(model.threadsProperty().get()).isEqualTo(2);
    assertThat(model.coloursProperty().get()).isEqualTo(ColourMap.VIRIDIS);
    kept.putInt("mask-memory", 9999);
    assertThat(new PreferencesModel(kept, 2).maskMemoryProperty().get())
        .isEqualTo(PreferencesModel.MOST_MASK_MEMORY);
    kept.putInt("threads", -1);
    assertThat(new PreferencesModel(kept, 2).threadsProperty().get()).isEqualTo(1);
  }
}
