package recdenoiser.engine.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import recdenoiser.engine.autodiff.GradientCheck.Numbers;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.kernel.AdamMoments;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.plain.PlainKernels;

/**
 * A loss alone: states, offsets, items and biases are random numbers, each sequence is a slice. A
 * tenth of the tokens predicts nothing.
 */
final class LossCase {
  private static final int WIDTH = 5;

  private final LossSettings settings;
  private final Measure measure;
  private final OutputItems output;
  private final int itemCount;
  private final Random random = new Random(4);
  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final TokenBatch batch = new TokenBatch();
  private final Matrix items;
  private final Matrix bias;
  private final double[] states;
  private final double[] offsets;
  private final TokenLoss loss;
  private final double[] losses;
  private final double[] stateGradient;
  private final double[] offsetGradient;
  private final Table itemTable;
  private final Table biasTable;
  private int[][] actions;
  private boolean wantedOnly;

  /**
   * @param lengths of the sequences
   */
  LossCase(
      LossSettings settings, boolean withBias, boolean withOffsets, int itemCount, int... lengths) {
    this(Measure.INNER_PRODUCT, settings, withBias, withOffsets, itemCount, lengths);
  }

  /**
   * @param lengths of the sequences
   */
  LossCase(
      Measure measure,
      LossSettings settings,
      boolean withBias,
      boolean withOffsets,
      int itemCount,
      int... lengths) {
    this.settings = settings;
    this.measure = measure;
    this.itemCount = itemCount;
    items = numbers(Matrix.zeros(Precision.DOUBLE, itemCount + 1, WIDTH));
    bias = withBias ? numbers(Matrix.zeros(Precision.DOUBLE, itemCount + 1, 1)) : null;
    lay(lengths);
    states = numbers(batch.tokens() * WIDTH);
    offsets = withOffsets ? numbers(batch.tokens()) : null;
    losses = new double[batch.tokens()];
    stateGradient = new double[states.length];
    offsetGradient = new double[batch.tokens()];
    itemTable = new Table("items", items, items.size());
    biasTable = bias == null ? null : new Table("bias", bias, bias.size());
    output = new OutputItems(itemCount, itemTable, biasTable, measure);
    loss = TokenLoss.create(settings, output, data(), 3);
  }

  /** Multiplies the vectors of items from {@code first} on. */
  LossCase stretchingItems(int first, double factor) {
    double[] row = new double[WIDTH];
    for (int item = first; item <= itemCount; item++) {
      items.read(item * WIDTH, row, 0, WIDTH);
      Arrays.setAll(row, i -> factor * row[i]);
      items.write(item * WIDTH, row, 0, WIDTH);
    }
    return this;
  }

  private void lay(int... lengths) {
    batch.clear(lengths.length, Arrays.stream(lengths).sum());
    actions = new int[lengths.length][];
    for (int s = 0; s < lengths.length; s++) {
      int first = batch.append(lengths[s], 1000);
      actions[s] = random.ints(3, 1, itemCount + 1).toArray();
      for (int t = first; t < first + lengths[s]; t++) {
        batch.users()[t] = s + 1;
        batch.positives()[t] = t % 10 == 1 ? 0 : 1 + random.nextInt(itemCount);
        batch.negatives()[t] = t % 10 == 1 ? 0 : 1 + random.nextInt(itemCount);
      }
    }
  }

  private double[] numbers(int count) {
    return random.doubles(count, -1, 1).toArray();
  }

  private Matrix numbers(Matrix matrix) {
    matrix.write(0, numbers(matrix.size()), 0, matrix.size());
    return matrix;
  }

  /** From now on only the states that the loss asks for are given to it. */
  LossCase givingWhatIsWanted() {
    wantedOnly = true;
    return this;
  }

  void everybodyHasEverythingBut(Integer... others) {
    int[] all =
        IntStream.rangeClosed(1, itemCount).filter(i -> !List.of(others).contains(i)).toArray();
    Arrays.fill(actions, all);
  }

  /** The items that are acted on. */
  List<Integer> everyAction() {
    return Arrays.stream(actions).flatMapToInt(Arrays::stream).boxed().toList();
  }

  private TrainingSequences data() {
    return new TrainingSequences() {
      @Override
      public int itemCount() {
        return itemCount;
      }

      @Override
      public int userCount() {
        return actions.length;
      }

      @Override
      public int length(int user) {
        return actions[user].length;
      }

      @Override
      public int item(int user, int position) {
        return actions[user][position];
      }
    };
  }

  /** Losses and all gradients. */
  void run(double weight) {
    run(weight, () -> {});
  }

  /**
   * The losses with other states, evaluated between the forward passes and the sum of the
   * gradients.
   */
  double[] runAndCompareWithMovedStates(double weight) {
    double[] others = new double[losses.length];
    run(
        weight,
        () -> {
          moveStates();
          for (int s = 0; s < batch.sequences(); s++) {
            tape.begin(batch.offsets()[s], null);
            loss.evaluate(tape, encoded(s), slice(s, weight, others));
          }
          moveStates();
        });
    return others;
  }

  private void run(double weight, Runnable between) {
    itemTable.begin(batch.tokens());
    if (biasTable != null) {
      biasTable.begin(batch.tokens());
    }
    loss.begin(batch);
    loss.see(batch, 9);
    loss.draw(new Users(), batch, 0, batch.sequences(), 9, new byte[itemCount + 1]);
    for (int s = 0; s < batch.sequences(); s++) {
      int first = batch.offsets()[s];
      tape.begin(first, null);
      Encoded encoded = encoded(s);
      loss.forward(tape, encoded, slice(s, weight, losses));
      tape.backward();
      int[] tokens = given(s);
      for (int r = 0; r < tokens.length; r++) {
        int row = first + tokens[r];
        encoded.states().gradient().read(r * WIDTH, stateGradient, row * WIDTH, WIDTH);
        if (offsets != null) {
          encoded.offsets().gradient().read(r, offsetGradient, row, 1);
        }
      }
    }
    between.run();
    itemTable.sumGradient();
    if (biasTable != null) {
      biasTable.sumGradient();
    }
  }

  private LossSlice slice(int sequence, double weight, double[] into) {
    return new LossSlice(batch, batch.segments(sequence, sequence + 1), sequence / 2, weight, into);
  }

  private Encoded encoded(int sequence) {
    int first = batch.offsets()[sequence];
    int[] tokens = given(sequence);
    Variable state = tape.variable(tokens.length, WIDTH);
    Variable offset = offsets == null ? null : tape.variable(tokens.length, 1);
    for (int r = 0; r < tokens.length; r++) {
      state.value().write(r * WIDTH, states, (first + tokens[r]) * WIDTH, WIDTH);
      if (offset != null) {
        offset.value().write(r, offsets, first + tokens[r], 1);
      }
    }
    return new Encoded(state, offset);
  }

  /** Tokens of a sequence, counted from its first, whose states the loss is given. */
  private int[] given(int sequence) {
    Rows wanted = wantedOnly ? loss.wanted(batch, batch.segments(sequence, sequence + 1)) : null;
    return wanted == null
        ? IntStream.range(0, batch.length(sequence)).toArray()
        : Arrays.copyOfRange(wanted.tokens(), wanted.from(), wanted.from() + wanted.count());
  }

  /** Mirrors all states, and mirrors them back. */
  void moveStates() {
    Arrays.setAll(states, i -> -states[i]);
  }

  /** The losses as the papers write them. */
  double[] formula() {
    double[] all = new double[losses.length];
    for (int s = 0; s < batch.sequences(); s++) {
      for (int t = batch.offsets()[s]; t < batch.offsets()[s + 1]; t++) {
        all[t] = batch.positives()[t] == 0 ? 0 : formula(s, t);
      }
    }
    return all;
  }

  private double formula(int sequence, int token) {
    double positive = score(token, batch.positives()[token]);
    int[] others = others(sequence, token);
    if (settings.loss() == Loss.BINARY) {
      double alpha = settings.samples() / (itemCount - 1.0);
      double t = settings.calibration();
      double beta = alpha * (t * (1 - 1 / alpha) + 1 / alpha);
      double sum = -beta * Math.log(sigmoid(positive));
      for (int item : others) {
        boolean out = settings.shared() == NegativesFor.BATCH && item == batch.positives()[token];
        sum -= out ? 0 : Math.log(1 - sigmoid(score(token, item)));
      }
      return sum;
    }
    int[] without =
        Arrays.stream(others).filter(item -> item != batch.positives()[token]).toArray();
    if (settings.loss() == Loss.BPR) {
      return mean(without, item -> -Math.log(sigmoid(positive - score(token, item))));
    }
    if (settings.loss() == Loss.TOP1) {
      return mean(
          without,
          item -> {
            double negative = score(token, item);
            return sigmoid(negative - positive) + sigmoid(negative * negative);
          });
    }
    if (settings.loss() == Loss.BPR_MAX) {
      return bprMax(positive, Arrays.stream(without).mapToDouble(i -> score(token, i)).toArray());
    }
    double sum = Math.exp(positive);
    for (int item : others) {
      sum += item == batch.positives()[token] ? 0 : Math.exp(score(token, item));
    }
    return -Math.log(Math.exp(positive) / sum);
  }

  private static double mean(int[] items, IntToDoubleFunction of) {
    return Arrays.stream(items).mapToDouble(of).average().orElse(0);
  }

  private double bprMax(double positive, double[] negatives) {
    double sum = Arrays.stream(negatives).map(Math::exp).sum();
    double better = 0;
    double squares = 0;
    for (double negative : negatives) {
      better += Math.exp(negative) / sum * sigmoid(positive - negative);
      squares += Math.exp(negative) / sum * negative * negative;
    }
    return negatives.length == 0 ? 0 : -Math.log(better) + settings.scorePenalty() * squares;
  }

  private int[] others(int sequence, int token) {
    if (settings.loss() == Loss.FULL_SOFTMAX) {
      return IntStream.rangeClosed(1, itemCount).toArray();
    }
    return loss instanceof BinaryLoss || loss instanceof PairLoss
        ? new int[] {batch.negatives()[token]}
        : negatives(
            switch (settings.shared()) {
              case POSITION -> token;
              case SEQUENCE -> sequence;
              case BATCH -> 0;
            });
  }

  private double score(int token, int item) {
    double[] row = new double[WIDTH];
    items.read(item * WIDTH, row, 0, WIDTH);
    double product = 0;
    double square = 0;
    for (int i = 0; i < WIDTH; i++) {
      double state = states[token * WIDTH + i];
      product += state * row[i];
      square += (state - row[i]) * (state - row[i]);
    }
    double score =
        switch (measure) {
          case INNER_PRODUCT -> product;
          case SQUARED_DISTANCE -> -square;
          case DISTANCE -> -Math.sqrt(square);
        };
    score += offsets == null ? 0 : offsets[token];
    if (bias != null) {
      bias.read(item, row, 0, 1);
      score += row[0];
    }
    return score;
  }

  /** What the output layer gives all items after all tokens, and what it should. */
  double[][] logits() {
    tape.begin(0, null);
    int tokens = batch.tokens();
    Matrix all = Matrix.zeros(Precision.DOUBLE, tokens, WIDTH);
    all.write(0, states, 0, states.length);
    Matrix logits = Matrix.zeros(Precision.DOUBLE, tokens, itemCount + 1);
    output.logits(tape, all, logits);
    double[] expected = new double[logits.size()];
    for (int t = 0; t < tokens; t++) {
      for (int item = 1; item <= itemCount; item++) {
        expected[t * (itemCount + 1) + item] = score(t, item);
      }
    }
    double[] actual = logits.toDoubles();
    for (int t = 0; t < tokens; t++) {
      actual[t * (itemCount + 1)] = 0;
    }
    return new double[][] {actual, expected};
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** K items of a token, or of a sequence or the batch where these share them. */
  int[] negatives(int group) {
    int count = settings.samples();
    return Arrays.copyOfRange(((SampledLoss) loss).negatives(), group * count, (group + 1) * count);
  }

  int negativeCount() {
    return ((SampledLoss) loss).negatives().length;
  }

  TokenLoss loss() {
    return loss;
  }

  TokenBatch batch() {
    return batch;
  }

  double[] losses() {
    return losses.clone();
  }

  Numbers states() {
    return Numbers.of(states);
  }

  Numbers offsets() {
    return Numbers.of(offsets);
  }

  Matrix items() {
    return items;
  }

  Matrix bias() {
    return bias;
  }

  double[] stateGradient() {
    return stateGradient.clone();
  }

  double[] offsetGradient() {
    return offsetGradient.clone();
  }

  double[] itemGradient() {
    return summed(itemTable.gradient(), items);
  }

  double[] biasGradient() {
    return summed(biasTable.gradient(), bias);
  }

  /** With β₁ = 0 the first moment after a step is the gradient. */
  private static double[] summed(TableGradient gradient, Matrix table) {
    Matrix copy = Matrix.zeros(Precision.DOUBLE, table.rows(), table.width());
    Storage first = Storage.of(Precision.DOUBLE, table.size());
    Storage second = Storage.of(Precision.DOUBLE, table.size());
    AdamStep step = AdamStep.at(1, 0.1, 0, 0.9, 1e-8, 0);
    new PlainKernels()
        .adam()
        .update(step, copy, new AdamMoments(first, second), gradient, 0, table.rows());
    return new Matrix(first, 0, 1, table.size()).toDoubles();
  }

  private static final class Users implements BatchAssembler {
    @Override
    public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int predictions(TokenBatch batch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void fill(TokenBatch batch, int from, int to, long step) {
      throw new UnsupportedOperationException();
    }
  }
}
