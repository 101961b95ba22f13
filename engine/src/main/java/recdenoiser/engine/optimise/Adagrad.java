package recdenoiser.engine.optimise;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.optimise.TrainedWeights.Group;
import recdenoiser.engine.optimise.TrainedWeights.Piece;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.Kernels;

/**
 * Adagrad (Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and
 * Stochastic Optimization", JMLR 2011) with momentum, as the code of GRU4Rec's authors has it: s ←
 * s + g², v ← μv - ηg / √(s + ε), θ ← θ + v.
 *
 * <p>Rows of tables without a gradient in a step stand still: neither do they move on with their
 * momentum nor does that fade.
 */
public final class Adagrad implements Optimiser {
  private final OptimiserSettings settings;
  private final TrainedWeights weights;
  private final SummedGradient summed;
  private final StepPieces pieces;
  private final List<Storage> squares = new ArrayList<>();
  private final List<Storage> velocities = new ArrayList<>();
  private final ThreadLocal<Numbers> rooms = ThreadLocal.withInitial(Numbers::new);

  public Adagrad(TrainedWeights weights, OptimiserSettings settings) {
    this.weights = weights;
    this.settings = settings;
    this.summed = new SummedGradient(weights);
    this.pieces = StepPieces.whereZeroGradientsMoveNothing(weights, settings);
    for (Group group : weights.groups()) {
      squares.add(Storage.of(group.values().precision(), group.size()));
      velocities.add(Storage.of(group.values().precision(), group.size()));
    }
  }

  /** What a step multiplies numbers by. */
  private record Factors(double rate, double scale, double shrink, boolean allRows) {}

  @Override
  public double step(DenseGradients gradients, Workers workers, Kernels[] kernels, long step) {
    double rate = settings.learningRate().at(step);
    double decay = settings.decay().rate();
    boolean penalised = settings.penalised();
    AdamStep gradientOnly = AdamStep.at(step, rate, 0, 0, 1, penalised ? 2 * decay : 0);
    double sum = penalised ? weights.sumOverPieces(workers, kernels, summed::squares) : 0;
    pieces.begin();
    double norm =
        Math.sqrt(
            pieces.sum(
                workers,
                kernels,
                (kernel, piece) -> summed.sum(kernel, gradientOnly, piece, gradients),
                (kernel, piece) -> summed.sumTouched(kernel, gradientOnly, piece)));
    boolean clips = settings.clips() && norm > settings.clipNorm();
    double scale = clips ? settings.clipNorm() / norm : 1;
    double shrink = settings.decoupled() ? 1 - rate * decay : 1;
    Factors still = new Factors(rate, scale, 1, penalised);
    Factors decaying = new Factors(rate, scale, shrink, penalised || shrink != 1);
    pieces.sum(
        workers,
        kernels,
        (kernel, piece) -> move(piece, piece.decays() ? decaying : still),
        (kernel, piece) -> moveTouched(piece, still));
    return decay * sum;
  }

  private double moveTouched(Piece piece, Factors factors) {
    TableGradient gradient = weights.group(piece).table().gradient();
    for (int t = piece.from(); t < piece.to(); t++) {
      int row = gradient.touched(t);
      move(piece, row, row + 1, factors);
    }
    return 0;
  }

  private double move(Piece piece, Factors factors) {
    Group group = weights.group(piece);
    if (group.isDense()) {
      move(piece, piece.from(), piece.to(), factors);
      return 0;
    }
    TableGradient gradient = group.table().gradient();
    for (int row = piece.from(); row < piece.to(); row++) {
      if (factors.allRows() || gradient.wholes() > 0 || gradient.firstOf(row) >= 0) {
        move(piece, row, row + 1, factors);
      }
    }
    return 0;
  }

  private void move(Piece piece, int from, int to, Factors factors) {
    Group group = weights.group(piece);
    int width = group.values().width();
    int first = from * width;
    int count = (to - from) * width;
    Numbers numbers = rooms.get().of(count);
    summed.of(piece).read(first, numbers.gradient, 0, count);
    squares.get(piece.group()).read(first, numbers.square, 0, count);
    velocities.get(piece.group()).read(first, numbers.velocity, 0, count);
    group.storage().read(first, numbers.theta, 0, count);
    numbers.move(count, factors, settings.momentum(), settings.epsilon());
    squares.get(piece.group()).write(first, numbers.square, 0, count);
    velocities.get(piece.group()).write(first, numbers.velocity, 0, count);
    group.storage().write(first, numbers.theta, 0, count);
  }

  /** Numbers that are moved together; room of one thread. */
  private static final class Numbers {
    private double[] gradient = new double[0];
    private double[] square = new double[0];
    private double[] velocity = new double[0];
    private double[] theta = new double[0];

    Numbers of(int count) {
      if (theta.length < count) {
        gradient = new double[count];
        square = new double[count];
        velocity = new double[count];
        theta = new double[count];
      }
      return this;
    }

    void move(int count, Factors factors, double momentum, double epsilon) {
      for (int i = 0; i < count; i++) {
        double g = factors.scale() * gradient[i];
        square[i] += g * g;
        velocity[i] = momentum * velocity[i] - factors.rate() * g / Math.sqrt(square[i] + epsilon);
        theta[i] = factors.shrink() * theta[i] + velocity[i];
      }
    }
  }

  /** Sums and velocities under names such as {@code item_embedding.velocity}. */
  @Override
  public List<NamedArray> state() {
    List<NamedArray> state = new ArrayList<>();
    for (int g = 0; g < squares.size(); g++) {
      String name = weights.groups().get(g).name();
      state.add(array(name + ".squared_gradients", squares.get(g)));
      state.add(array(name + ".velocity", velocities.get(g)));
    }
    return state;
  }

  private static NamedArray array(String name, Storage values) {
    float[] floats = new Matrix(values, 0, 1, values.size()).toFloats();
    return new NamedArray(name, new int[] {values.size()}, floats);
  }

  @Override
  public void restore(NamedArrays state) {
    for (int g = 0; g < squares.size(); g++) {
      String name = weights.groups().get(g).name();
      write(squares.get(g), state, name + ".squared_gradients");
      write(velocities.get(g), state, name + ".velocity");
    }
  }

  private static void write(Storage storage, NamedArrays state, String name) {
    storage.write(state.take(name, new int[] {storage.size()}));
  }
}
