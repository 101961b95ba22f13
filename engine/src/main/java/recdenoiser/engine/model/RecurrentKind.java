package recdenoiser.engine.model;

import java.util.HashSet;
import java.util.Set;
import recdenoiser.engine.model.Gru4Rec.Input;
import recdenoiser.engine.model.Gru4RecSettings.ResetGate;
import recdenoiser.engine.nn.GruLayer;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** What the two versions of GRU4Rec have in common: one network, and its settings. */
abstract class RecurrentKind implements ModelKind {
  private final String id;

  RecurrentKind(String id) {
    this.id = id;
  }

  @Override
  public final String id() {
    return id;
  }

  static Gru4RecSettings own(SettingGroups settings) {
    return settings.get(Gru4RecSettings.class);
  }

  static int width(SettingGroups settings) {
    return settings.get(ModelSettings.class).width();
  }

  /** What an item is to the first layer. */
  Input input(SettingGroups settings) {
    return own(settings).oneHotItems() ? Input.ONE_HOT : Input.EMBEDDING;
  }

  @Override
  public ModelNeeds needs() {
    return new ModelNeeds(false, false, true, false, true);
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    Set<String> names = new HashSet<>(Set.of("maxLength"));
    if (input(settings) != Input.ONE_HOT) {
      names.add("dropout");
    }
    if (input(settings) == Input.EMBEDDING) {
      names.add("width");
    }
    return names;
  }

  @Override
  public Set<String> idleSettings(SettingGroups settings) {
    return input(settings) == Input.OUTPUT ? Set.of("oneHotItems") : Set.of();
  }

  @Override
  public final String settingsOf() {
    return Gru4RecKind.ID;
  }

  @Override
  public String inWords(SettingGroups settings, String dataName) {
    int layers = own(settings).hiddenLayers();
    String sentence =
        SettingTexts.format(
            "words.gru4rec",
            title(),
            layers + " " + SettingTexts.text(layers == 1 ? "words.layer" : "words.layers"),
            Integer.toString(own(settings).hiddenWidth()),
            Numbers.count(settings.get(ModelSettings.class).maxLength()),
            dataName);
    String input = "words.gru4rec." + input(settings);
    return sentence + " " + SettingTexts.format(input, Integer.toString(width(settings)));
  }

  /** Tables and biases of items, and the layers. */
  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    Gru4RecSettings own = own(settings);
    int h = own.hiddenWidth();
    long row =
        switch (input(settings)) {
          case ONE_HOT -> 3L * h;
          case EMBEDDING -> width(settings);
          case OUTPUT -> 0;
        };
    int in =
        switch (input(settings)) {
          case ONE_HOT -> 0;
          case EMBEDDING -> width(settings);
          case OUTPUT -> h;
        };
    boolean resetAfter = own.resetGate() == ResetGate.AFTER_PRODUCT;
    long layers =
        GruLayer.size(in, h, resetAfter)
            + (own.hiddenLayers() - 1) * GruLayer.size(h, h, resetAfter);
    return items * (row + h + 1) + layers;
  }

  @Override
  public final Model create(ModelContext context) {
    return new Gru4Rec(context, input(context.settings()));
  }
}
