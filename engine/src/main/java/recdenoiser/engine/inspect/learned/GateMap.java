package recdenoiser.engine.inspect.learned;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.figure.NamedMatrix;
import recdenoiser.engine.figure.SlotName;
import recdenoiser.engine.inspect.Action;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.UserSequence;
import recdenoiser.engine.recommend.GateTrace;
import recdenoiser.engine.recommend.TrainedModel;

/**
 * What the gates of a recurrent model do over a sequence, and how far each item moves its state: a
 * strip for each layer.
 */
public final class GateMap implements LearnedView {

  @Override
  public String id() {
    return "gates";
  }

  @Override
  public boolean isIn(TrainedModel model) {
    return model.gates().isPresent();
  }

  @Override
  public Set<LearnedOption> options() {
    return Set.of();
  }

  @Override
  public Learned look(InspectedRun run, LearnedQuestion question) {
    UserSequence sequence = question.sequence();
    List<GateTrace> layers = run.saved().model().gates().orElseThrow().over(sequence.packed());
    List<LearnedMap> maps = new ArrayList<>();
    for (GateTrace layer : layers) {
      String title =
          layers.size() == 1
              ? LearnedTexts.format("gates.title")
              : LearnedTexts.format("gates.layer", Integer.toString(maps.size() + 1));
      maps.add(
          new LearnedMap(
              title,
              LearnedTexts.format("gates.quantity"),
              strip(run, sequence, layer),
              HeatScale.clippedAt(1)));
    }
    return new Learned(maps, Optional.empty());
  }

  private static NamedMatrix strip(InspectedRun run, UserSequence sequence, GateTrace layer) {
    List<String> rows = new ArrayList<>();
    float[] values = new float[(layer.gates().size() + 1) * layer.length()];
    for (GateTrace.Gate gate : layer.gates()) {
      System.arraycopy(gate.open(), 0, values, rows.size() * layer.length(), layer.length());
      rows.add(LearnedTexts.format("gates.gate", gate.name()));
    }
    System.arraycopy(layer.change(), 0, values, rows.size() * layer.length(), layer.length());
    rows.add(LearnedTexts.format("gates.change"));
    List<String> items = new ArrayList<>();
    List<Action> given = sequence.newest(layer.length());
    for (int a = 0; a < given.size(); a++) {
      items.add(SlotName.of(a, given.size()) + " " + run.data().itemLabel(given.get(a).item()));
    }
    return new NamedMatrix(
        LearnedTexts.format("gates.rows"),
        LearnedTexts.format("gates.columns"),
        rows,
        items,
        values);
  }
}
