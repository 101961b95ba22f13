package recdenoiser.engine.inspect.learned;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.figure.NamedMatrix;
import recdenoiser.engine.figure.SlotName;
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
    List<String> items =
        sequence.actions().stream().map(action -> run.data().itemLabel(action.item())).toList();
    return new Learned(maps(layers, items), Optional.empty());
  }

  /**
   * @param items labels of the whole sequence, the oldest first
   */
  static List<LearnedMap> maps(List<GateTrace> layers, List<String> items) {
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
              strip(layer, items.subList(items.size() - layer.length(), items.size())),
              HeatScale.clippedAt(1)));
    }
    return maps;
  }

  private static NamedMatrix strip(GateTrace layer, List<String> items) {
    int length = layer.length();
    List<String> rows = new ArrayList<>();
    float[] values = new float[(layer.gates().size() + 1) * length];
    for (GateTrace.Gate gate : layer.gates()) {
      System.arraycopy(gate.open(), 0, values, rows.size() * length, length);
      rows.add(LearnedTexts.format("gates.gate", gate.name()));
    }
    System.arraycopy(layer.change(), 0, values, rows.size() * length, length);
    rows.add(LearnedTexts.format("gates.change"));
    return new NamedMatrix(
        LearnedTexts.format("gates.rows"),
        LearnedTexts.format("gates.columns"),
        rows,
        IntStream.range(0, length)
            .mapToObj(slot -> SlotName.of(slot, length) + " " + items.get(slot))
            .toList(),
        values);
  }
}
