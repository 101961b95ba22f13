package recdenoiser.engine.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.Workspace;
import recdenoiser.engine.tensor.kernel.ItemPairs;
import recdenoiser.engine.tensor.kernel.Kernels;

/**
 * Records what is computed for one shard, so that it can be gone through backwards.
 *
 * <p>One tape belongs to one thread. Operations, variables and matrices are used again by the next
 * shard: after the first steps a tape allocates next to nothing.
 */
public final class Tape {
  private static final int CHUNK = 1 << 20;

  private final Kernels kernels;
  private final Blas blas = new Blas();
  private final Workspace workspace;
  private final List<Operation> recorded = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final List<Slice> slices = new ArrayList<>();
  private final List<Matrix> parameterGradients = new ArrayList<>();
  private final OperationTimes times = new OperationTimes();
  private final AttentionInput attention = new AttentionInput(this);
  private final ItemPairs pairs = new ItemPairs();
  private int operations;
  private int variablesUsed;
  private int slicesUsed;
  private Storage gradients;
  private boolean timed;
  private int firstToken;
  private Matrix ones;

  public Tape(Kernels kernels, Precision precision) {
    this.kernels = kernels;
    this.workspace = new Workspace(precision, CHUNK);
    this.ones = ones(precision, 64);
  }

  /** Where the way through a tape stands, see {@link #rewind}. */
  public record Mark(int operations, int variables, int slices, long workspace) {}

  /**
   * Forgets all that was computed.
   *
   * @param firstToken index within the batch of the first token that is computed next: it keys the
   *     random draws
   * @param gradients where the gradients of {@link Parameter}s are added to; null if there is no
   *     backward pass
   */
  public void begin(int firstToken, Storage gradients) {
    workspace.clear();
    operations = 0;
    variablesUsed = 0;
    slicesUsed = 0;
    this.firstToken = firstToken;
    this.gradients = gradients;
  }

  public Mark mark() {
    return new Mark(operations, variablesUsed, slicesUsed, workspace.mark());
  }

  /** Forgets what was computed since {@code mark}. */
  public void rewind(Mark mark) {
    operations = mark.operations();
    variablesUsed = mark.variables();
    slicesUsed = mark.slices();
    workspace.release(mark.workspace());
  }

  /** Goes through all recorded operations, the last first. */
  public void backward() {
    for (int o = operations - 1; o >= 0; o--) {
      Operation operation = recorded.get(o);
      long start = timed ? System.nanoTime() : 0;
      operation.backward(this);
      if (timed) {
        times.backward(operation.kind(), System.nanoTime() - start);
      }
    }
  }

  /** To be filled in for {@link #loss}; there is one for each tape. */
  public ItemPairs itemPairs() {
    return pairs;
  }

  /**
   * Cross-entropy of the tokens on this tape, see {@link Kernels#sampledCrossEntropy}.
   *
   * @param stateGradient receives the gradient of the states, or null
   */
  public void loss(
      Matrix states,
      Matrix offsets,
      Matrix items,
      ItemPairs pairs,
      double weight,
      Matrix stateGradient) {
    long start = started();
    kernels.sampledCrossEntropy(states, offsets, items, pairs, firstToken, weight, stateGradient);
    finished(Operation.Kind.LOSS, start);
  }

  /** Shows the attention weights of everything recorded, block after block. */
  public void visitAttention(BlockVisitor visitor) {
    int block = 0;
    for (int o = 0; o < operations; o++) {
      if (recorded.get(o) instanceof Attend attend) {
        attend.visitWeights(this, visitor.block(block++));
      }
    }
  }

  /** Shows the weights that plain softmax would make of the scores of everything recorded. */
  public void visitPlainAttention(BlockVisitor visitor) {
    int block = 0;
    for (int o = 0; o < operations; o++) {
      if (recorded.get(o) instanceof Attend attend) {
        attend.visitPlainWeights(this, visitor.block(block++));
      }
    }
  }

  /**
   * Shows what rules decided: the factor of a mask, 1 or 0 of a pattern or of a support, 1
   * throughout for plain softmax.
   */
  public void visitDecisions(BlockVisitor visitor) {
    int block = 0;
    for (int o = 0; o < operations; o++) {
      if (recorded.get(o) instanceof Attend attend) {
        attend.visitDecisions(this, visitor.block(block++));
      }
    }
  }

  /**
   * Shows the gates of every recurrent layer recorded, the lowest first; before a backward pass.
   */
  public void visitGates(GateVisitor visitor) {
    int layer = 0;
    for (int o = 0; o < operations; o++) {
      if (recorded.get(o) instanceof Gru gru) {
        visitor.layer(layer++, gru.memory());
      }
    }
  }

  /** Gives a visitor for each block's attention. */
  @FunctionalInterface
  public interface BlockVisitor {
    AttentionVisitor block(int block);
  }

  public OperationTimes times() {
    return times;
  }

  /** Whether the time of each operation is taken. */
  public void time(boolean on) {
    timed = on;
  }

  boolean recordsGradients() {
    return gradients != null;
  }

  /** To be filled in. */
  AttentionInput attention() {
    return attention;
  }

  public Kernels kernels() {
    return kernels;
  }

  public Blas blas() {
    return blas;
  }

  public Matrix lend(int rows, int width) {
    return workspace.lend(rows, width);
  }

  /** A slice of {@code matrix}, lent like {@link #lend its numbers}; see {@link Slice#view}. */
  public Slice slice(Matrix matrix, int offset, int rows, int columns, int stride) {
    if (slicesUsed == slices.size()) {
      slices.add(new Slice());
    }
    return slices.get(slicesUsed++).view(matrix, offset, rows, columns, stride);
  }

  /** The whole of {@code matrix} as a slice. */
  public Slice slice(Matrix matrix) {
    return slice(matrix, 0, matrix.rows(), matrix.width(), matrix.width());
  }

  public int firstToken() {
    return firstToken;
  }

  long started() {
    return timed ? System.nanoTime() : 0;
  }

  void finished(Operation.Kind kind, long start) {
    if (timed) {
      times.forward(kind, System.nanoTime() - start);
    }
  }

  /** The next operation, to be filled in. */
  <T extends Operation> T next(Class<T> type, Supplier<T> create) {
    if (operations == recorded.size()) {
      recorded.add(create.get());
    } else if (!type.isInstance(recorded.get(operations))) {
      recorded.set(operations, create.get());
    }
    return type.cast(recorded.get(operations++));
  }

  Variable variable(Matrix value) {
    if (variablesUsed == variables.size()) {
      variables.add(new Variable());
    }
    return variables.get(variablesUsed++).reset(value);
  }

  public Variable variable(int rows, int width) {
    return variable(lend(rows, width));
  }

  /** [1 × count] of ones. */
  public Matrix ones(int count) {
    if (ones.width() < count) {
      ones = ones(workspace.precision(), Math.max(count, 2 * ones.width()));
    }
    return ones;
  }

  private static Matrix ones(Precision precision, int count) {
    Matrix row = Matrix.zeros(precision, 1, count);
    row.storage().fill(1);
    return row;
  }

  /** Where the gradient of a weight is summed for this shard. */
  public Matrix gradientOf(Parameter parameter) {
    while (parameterGradients.size() <= parameter.index()) {
      parameterGradients.add(new Matrix(gradients, 0, 0, 0));
    }
    Matrix view = parameterGradients.get(parameter.index());
    view.view(gradients, parameter.offset(), parameter.rows(), parameter.width());
    return view;
  }

  /**
   * Makes {@code gradient} (or adds it to) the gradient of {@code variable}; it must not be written
   * to afterwards.
   */
  void adopt(Variable variable, Matrix gradient) {
    if (variable.gradient == null) {
      variable.gradient = gradient;
    } else {
      blas.add(gradient.size(), gradient, 0, variable.gradient, 0);
    }
  }

  void adoptTangent(Variable variable, Matrix gradient) {
    if (variable.tangentIsConstant) {
      return;
    }
    if (variable.tangentGradient == null) {
      variable.tangentGradient = gradient;
    } else {
      blas.add(gradient.size(), gradient, 0, variable.tangentGradient, 0);
    }
  }

  /** The gradient to write to, and 1 or 0: whether what is there must be kept. */
  int openGradient(Variable variable) {
    if (variable.gradient != null) {
      return 1;
    }
    variable.gradient = lend(variable.rows(), variable.width());
    return 0;
  }

  int openTangentGradient(Variable variable) {
    if (variable.tangentGradient != null) {
      return 1;
    }
    variable.tangentGradient = lend(variable.rows(), variable.width());
    return 0;
  }
}
