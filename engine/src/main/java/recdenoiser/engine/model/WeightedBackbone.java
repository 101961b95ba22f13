package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.model.BackboneSettings.Positions;

/** What every backbone has: settings, weights by name and tables of items. */
abstract class WeightedBackbone implements Backbone {
  final BackboneSettings settings;
  final Parameters parameters;
  final ItemTables tables;
  private final int items;

  WeightedBackbone(BackboneSettings settings, int items, Parameters parameters, ItemTables tables) {
    this.settings = settings;
    this.items = items;
    this.parameters = parameters;
    this.tables = tables;
  }

  /** P [n × width]; null where the settings want none. */
  final Parameter positions(String name, int width) {
    return settings.positions() == Positions.NONE
        ? null
        : parameters.declare(name, settings.maxLength(), width);
  }

  @Override
  public final BackboneSettings settings() {
    return settings;
  }

  @Override
  public final int items() {
    return items;
  }

  @Override
  public final Parameters parameters() {
    return parameters;
  }

  @Override
  public final List<Table> tables() {
    return tables.all();
  }

  @Override
  public final int outputItems() {
    return tables.output();
  }
}
