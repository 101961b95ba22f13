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
 * What the gates of a recurrent model do over a sequence, as means over the numbers of a state, and
 * how far each item moves that: √(‖h_t − h_{t−1}‖² / width). A strip for each layer.
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
    GateTrace trace = run.saved().model().gates().orElseThrow().of(sequence.packed());
    List<String> items =
        sequence.actions().stream().map(action -> run.data().itemLabel(action.item())).toList();
    return new Learned(maps(trace, items), Optional.empty());
  }

  /**
   * @param items labels of the whole sequence, the oldest first
   */
  static List<LearnedMap> maps(GateTrace trace, List<String> items) {
    List<String> given = items.subList(items.size() - trace.tokens(), items.size());
    List<LearnedMap> maps = new ArrayList<>();
    for (GateTrace.Layer layer : trace.layers()) {
      String title =
          trace.layers().size() == 1
              ? LearnedTexts.format("gates.title")
              : LearnedTexts.format("gates.layer", Integer.toString(maps.size() + 1));
      maps.add(
          new LearnedMap(
              title,
              LearnedTexts.format("gates.quantity"),
              strip(layer, given),
              HeatScale.clippedAt(1)));
    }
    return maps;
  }

  private static NamedMatrix strip(GateTrace.Layer layer, List<String> items) {
    int tokens = items.size();
    double root = Math.sqrt(layer.width());
    float[] values = new float[3 * tokens];
    for (int t = 0; t < tokens; t++) {
      values[t] = (float) layer.meanUpdate(t);
      values[tokens + t] = (float) layer.meanReset(t);
      values[2 * tokens + t] = (float) (layer.change(t) / root);
    }
    return new NamedMatrix(
        LearnedTexts.format("gates.rows"),
        LearnedTexts.format("gates.columns"),
        List.of(
            LearnedTexts.format("gates.update"),
            LearnedTexts.format("gates.reset"),
            LearnedTexts.format("gates.change")),
        IntStream.range(0, tokens)
            .mapToObj(slot -> SlotName.of(slot, tokens) + " " + items.get(slot))
            .toList(),
        values);
  }
}
