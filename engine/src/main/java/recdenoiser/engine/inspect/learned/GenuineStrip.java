package recdenoiser.engine.inspect.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.figure.NamedMatrix;
import recdenoiser.engine.figure.SlotName;
import recdenoiser.engine.inspect.Action;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.UserSequence;
import recdenoiser.engine.recommend.TrainedModel;

/**
 * How probable a gate finds it that each item of the sequence is no noise, as the prediction sees
 * it, and which of them are known to be noise.
 */
public final class GenuineStrip implements LearnedView {

  @Override
  public String id() {
    return "genuine";
  }

  @Override
  public boolean isIn(TrainedModel model) {
    return tellsNoise(model);
  }

  static boolean tellsNoise(TrainedModel model) {
    return model.attention().isPresent() && model.attention().get().tellsNoise();
  }

  @Override
  public Set<LearnedOption> options() {
    return Set.of();
  }

  @Override
  public Learned look(InspectedRun run, LearnedQuestion question) {
    UserSequence sequence = question.sequence();
    List<Action> given = sequence.newest(run.window());
    double[] all = run.genuine(sequence).orElseThrow();
    double[] genuine = Arrays.copyOfRange(all, all.length - given.size(), all.length);
    LearnedMap map =
        new LearnedMap(
            LearnedTexts.format("genuine.title"),
            LearnedTexts.format("genuine.quantity"),
            strip(run, given, genuine, sequence.noiseKnown()),
            HeatScale.clippedAt(1));
    return new Learned(List.of(map), Optional.empty());
  }

  private static NamedMatrix strip(
      InspectedRun run, List<Action> given, double[] genuine, boolean known) {
    int tokens = given.size();
    float[] values = new float[(known ? 2 : 1) * tokens];
    for (int t = 0; t < tokens; t++) {
      values[t] = (float) genuine[t];
      if (known) {
        values[tokens + t] = given.get(t).isNoise() ? 0 : 1;
      }
    }
    List<String> rows = new ArrayList<>(List.of(LearnedTexts.format("genuine.gate")));
    if (known) {
      rows.add(LearnedTexts.format("genuine.truth"));
    }
    return new NamedMatrix(
        LearnedTexts.format("genuine.rows"),
        LearnedTexts.format("genuine.columns"),
        rows,
        IntStream.range(0, tokens)
            .mapToObj(
                slot ->
                    SlotName.of(slot, tokens) + " " + run.data().itemLabel(given.get(slot).item()))
            .toList(),
        values);
  }
}
