package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.attention.AttentionSettings.RandomUnit;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.TestRules;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.simd.KernelChoice;

/** Attention for some queries is the attention for all of which some are taken. */
class ListedQueriesTest {
  private static final int WIDTH = 20;
  private static final int HEADS = 2;
  private static final int SPAN = 6;

  record Case(
      String rule,
      boolean causal,
      double dropout,
      boolean pairs,
      boolean longer,
      Precision precision) {

    ListedQueries queries() {
      return longer ? ListedQueries.longer() : ListedQueries.mixed();
    }

    AttentionShape shape() {
      return new AttentionShape(HEADS, causal, dropout);
    }

    double close() {
      return precision == Precision.DOUBLE ? 1e-12 : 2e-5;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String rule : rulesWithoutItems()) {
      for (Precision precision : Precision.values()) {
        for (boolean longer : new boolean[] {true, false}) {
          cases.add(new Case(rule, true, 0.3, false, longer, precision));
          cases.add(new Case(rule, false, 0, true, longer, precision));
        }
      }
    }
    return cases.stream();
  }

  /** Those that look at items need a model around them, see EveryCombinationTest. */
  private static List<String> rulesWithoutItems() {
    return AttentionKinds.all().stream()
        .filter(kind -> kind.ownSettings().isEmpty())
        .map(AttentionKind::id)
        .toList();
  }

  /** What comes of one computation. */
  private record Result(
      double[] values,
      double[] query,
      double[] key,
      double[] value,
      Map<String, List<Double>> weights,
      Map<String, List<Double>> maskDerivatives) {}

  @ParameterizedTest
  @MethodSource("cases")
  void valuesWeightsAndGradientsAreTheSame(Case given) {
    Result all = run(given, false);
    Result some = run(given, true);

    assertThat(some.values()).containsExactly(all.values(), within(given.close()));
    assertThat(some.query()).containsExactly(all.query(), within(given.close()));
    assertThat(some.key()).containsExactly(all.key(), within(given.close()));
    assertThat(some.value()).containsExactly(all.value(), within(given.close()));
    assertThat(some.weights()).hasSize(HEADS * given.queries().count());
    sameRows(some.weights(), all.weights(), given.close());
    assertThat(some.maskDerivatives().keySet())
        .isEqualTo(given.rule().equals(Rule.LEARNED_MASK) ? some.weights().keySet() : Set.of());
    sameRows(some.maskDerivatives(), all.maskDerivatives(), given.close());
  }

  private static void sameRows(
      Map<String, List<Double>> some, Map<String, List<Double>> all, double close) {
    some.forEach(
        (row, numbers) ->
            assertThat(array(numbers)).as(row).containsExactly(array(all.get(row)), within(close)));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(x -> x).toArray();
  }

  private static Result run(Case given, boolean listed) {
    ListedQueries queries = given.queries();
    Segments segments = queries.segments();
    Map<String, List<Double>> weights = new TreeMap<>();
    Map<String, List<Double>> derivatives = new TreeMap<>();
    Parameters parameters = new Parameters();
    Parameter keyRows = parameters.declare("rows of keys", SPAN + 1, WIDTH);
    Parameter valueRows = parameters.declare("rows of values", SPAN + 1, WIDTH);
    parameters.allocate(given.precision());
    Random random = new Random(7);
    fill(keyRows, random);
    fill(valueRows, random);
    Tape tape = new Tape(KernelChoice.create(given.precision()), given.precision());
    tape.begin(segments.firstToken(), Storage.of(given.precision(), parameters.size()));
    Variable query = variable(tape, random, segments.tokens());
    Variable key = variable(tape, random, segments.tokens());
    Variable value = variable(tape, random, segments.tokens());
    PairTable pairs =
        given.pairs()
            ? Ops.intervals(
                tape,
                new IntervalTables(keyRows, valueRows, HEADS, given.causal()),
                queries.times(),
                segments,
                0.2,
                5)
            : null;
    Variable out =
        Ops.attention(tape, listed ? select(tape, query, queries) : query, key, value, segments)
            .pairs(pairs)
            .queries(listed ? queries.rows() : null)
            .attend(rule(given, derivatives), given.shape(), 4711);
    Variable result = listed ? out : select(tape, out, queries);
    Ops.loss(tape, result, variable(tape, random, queries.count()).value());
    tape.visitAttention(
        block ->
            (sequence, head, q, length, keys, row) ->
                weights.put(row(sequence, head, q), numbers(row, keys)));
    tape.backward();
    return new Result(
        result.value().toDoubles(),
        query.gradient.toDoubles(),
        key.gradient.toDoubles(),
        value.gradient.toDoubles(),
        weights,
        derivatives);
  }

  private static void fill(Parameter parameter, Random random) {
    double[] numbers = random.doubles(parameter.size(), -1, 1).toArray();
    parameter.value().write(0, numbers, 0, numbers.length);
  }

  private static Variable variable(Tape tape, Random random, int rows) {
    Variable x = tape.variable(rows, WIDTH);
    double[] numbers = random.doubles((long) rows * WIDTH, -1, 1).toArray();
    x.value().write(0, numbers, 0, numbers.length);
    return x;
  }

  private static Variable select(Tape tape, Variable x, ListedQueries queries) {
    return Ops.selectRows(tape, x, queries.tokens(), queries.from(), queries.count());
  }

  private static String row(int sequence, int head, int query) {
    return "sequence " + sequence + ", head " + head + ", query " + query;
  }

  private static List<Double> numbers(double[] row, int keys) {
    List<Double> numbers = new ArrayList<>();
    for (int k = 0; k < keys; k++) {
      numbers.add(row[k]);
    }
    return numbers;
  }

  private static ScoreRule rule(Case given, Map<String, List<Double>> derivatives) {
    if (given.rule().equals(Rule.LEARNED_MASK)) {
      return new GatheringMask(derivatives);
    }
    AttentionSettings settings =
        new AttentionSettings(
            given.rule(), 3, 1, PatternHeads.SPLIT, false, 1.5, RandomUnit.HEAD, 0.4);
    RuleShape shape = new RuleShape(1, HEADS, given.queries().window(), given.causal());
    AttentionRule created = TestRules.create(settings, shape, new Parameters());
    return TestRules.training(created, 8, 3).block(0);
  }

  /** Masks at random and keeps the derivatives that it is told. */
  private record GatheringMask(Map<String, List<Double>> derivatives) implements ScoreRule {
    @Override
    public void weigh(int sequence, int head, int length, RowWeighting weighting) {
      weighting.mask(RandomRowMask.of(sequence));
    }

    @Override
    public boolean wantsMaskGradient() {
      return true;
    }

    @Override
    public void maskGradient(
        Tape tape, int sequence, int head, int length, int query, int keys, double[] gradient) {
      derivatives.put(row(sequence, head, query), numbers(gradient, keys));
    }
  }
}
