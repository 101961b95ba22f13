package recdenoiser.engine.tensor;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * ND4J's BLAS on matrices, one instance for each thread.
 *
 * <p>It is called by address and not through {@code INDArray.mmul}: at the sizes of a recommender
 * (50 × 50) the way through an ND4J operation takes longer than the product. Row-major operands are
 * what BLAS sees as transposed column-major ones.
 */
public final class Blas {
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;

  /** Multiplications and additions of the largest product that counts as small to OpenBLAS. */
  private static final long SMALL_PRODUCT = 100 * 100 * 100;

  private static final int LEAST_PART = 32;
  private static final boolean SMALL_KERNELS = CpuDispatch.hasKernelsForSmallProducts();

  private final SingleAddress a = new SingleAddress();
  private final SingleAddress b = new SingleAddress();
  private final SingleAddress c = new SingleAddress();
  private final DoubleAddress da = new DoubleAddress();
  private final DoubleAddress db = new DoubleAddress();
  private final DoubleAddress dc = new DoubleAddress();
  private Thread owner;

  /** {@code c = a · b + keep · c} for whole matrices, either factor transposed. */
  public void multiply(
      Matrix left,
      boolean leftTransposed,
      Matrix right,
      boolean rightTransposed,
      double keep,
      Matrix c) {
    int inner = leftTransposed ? left.rows() : left.width();
    int rows = leftTransposed ? left.width() : left.rows();
    int width = rightTransposed ? right.rows() : right.width();
    int rightInner = rightTransposed ? right.width() : right.rows();
    if (inner != rightInner || c.rows() != rows || c.width() != width) {
      throw new IllegalArgumentException(
          "Shapes do not fit: "
              + left
              + (leftTransposed ? "ᵀ" : "")
              + " · "
              + right
              + (rightTransposed ? "ᵀ" : "")
              + " into "
              + c);
    }
    multiply(
        rows,
        width,
        inner,
        left,
        0,
        left.width(),
        leftTransposed,
        right,
        0,
        right.width(),
        rightTransposed,
        keep,
        c,
        0,
        c.width());
  }

  /**
   * {@code C[rows × width] = A[rows × inner] · B[inner × width] + keep · C} for parts of matrices.
   *
   * @param at index of the part's first number within its matrix
   * @param stride distance between two rows of the part as it is stored
   */
  @SuppressWarnings("checkstyle:ParameterNumber")
  public void multiply(
      int rows,
      int width,
      int inner,
      Matrix left,
      int leftAt,
      int leftStride,
      boolean leftTransposed,
      Matrix right,
      int rightAt,
      int rightStride,
      boolean rightTransposed,
      double keep,
      Matrix result,
      int resultAt,
      int resultStride) {
    if (rows == 0 || width == 0) {
      return;
    }
    own();
    int longer = Math.max(rows, inner);
    int part = partOf(longer, width, Math.min(rows, inner));
    for (int from = 0; from < longer; from += part) {
      int count = Math.min(part, longer - from);
      boolean byRows = longer == rows;
      int leftSkip = from * (byRows == leftTransposed ? 1 : leftStride);
      int rightSkip = byRows ? 0 : from * (rightTransposed ? 1 : rightStride);
      product(
          byRows ? count : rows,
          width,
          byRows ? inner : count,
          left,
          leftAt + leftSkip,
          leftStride,
          leftTransposed,
          right,
          rightAt + rightSkip,
          rightStride,
          rightTransposed,
          byRows || from == 0 ? keep : 1,
          result,
          byRows ? resultAt + from * resultStride : resultAt,
          resultStride);
    }
  }

  /**
   * How much of a product's longer side is done at once: OpenBLAS has kernels for small products
   * that copy nothing to and fro, and a tall product is as many small ones (decision 008).
   */
  private static int partOf(int longer, int width, int shorter) {
    if (!SMALL_KERNELS) {
      return longer;
    }
    long most = SMALL_PRODUCT / Math.max(1, (long) width * shorter);
    if (most < LEAST_PART) {
      return longer;
    }
    int parts = (int) ((longer + most - 1) / most);
    return (longer + parts - 1) / parts;
  }

  @SuppressWarnings("checkstyle:ParameterNumber")
  private void product(
      int rows,
      int width,
      int inner,
      Matrix left,
      int leftAt,
      int leftStride,
      boolean leftTransposed,
      Matrix right,
      int rightAt,
      int rightStride,
      boolean rightTransposed,
      double keep,
      Matrix result,
      int resultAt,
      int resultStride) {
    int l = leftTransposed ? TRANSPOSED : PLAIN;
    int r = rightTransposed ? TRANSPOSED : PLAIN;
    if (result.precision() == Precision.SINGLE) {
      a.at(left.address(leftAt));
      b.at(right.address(rightAt));
      c.at(result.address(resultAt));
      openblas.cblas_sgemm(
          ROW_MAJOR,
          l,
          r,
          rows,
          width,
          inner,
          1f,
          a,
          leftStride,
          b,
          rightStride,
          (float) keep,
          c,
          resultStride);
    } else {
      da.at(left.address(leftAt));
      db.at(right.address(rightAt));
      dc.at(result.address(resultAt));
      openblas.cblas_dgemm(
          ROW_MAJOR,
          l,
          r,
          rows,
          width,
          inner,
          1,
          da,
          leftStride,
          db,
          rightStride,
          keep,
          dc,
          resultStride);
    }
  }

  /** {@code target += source}, {@code count} numbers from the given indices on. */
  public void add(int count, Matrix source, int sourceAt, Matrix target, int targetAt) {
    own();
    if (target.precision() == Precision.SINGLE) {
      a.at(source.address(sourceAt));
      b.at(target.address(targetAt));
      openblas.cblas_saxpy(count, 1f, a, 1, b, 1);
    } else {
      da.at(source.address(sourceAt));
      db.at(target.address(targetAt));
      openblas.cblas_daxpy(count, 1, da, 1, db, 1);
    }
  }

  /** {@code target = source}, whole matrices. */
  public void copy(Matrix source, Matrix target) {
    copyInto(source, target, 0);
  }

  /** {@code target[at …] = source}. */
  public void copyInto(Matrix source, Matrix target, int at) {
    own();
    if (target.precision() == Precision.SINGLE) {
      a.at(source.address(0));
      b.at(target.address(at));
      openblas.cblas_scopy(source.size(), a, 1, b, 1);
    } else {
      da.at(source.address(0));
      db.at(target.address(at));
      openblas.cblas_dcopy(source.size(), da, 1, db, 1);
    }
  }

  /** {@code target *= factor}; a factor of 0 writes zeros whatever was there. */
  public void scale(Matrix target, double factor) {
    own();
    if (target.precision() == Precision.SINGLE) {
      a.at(target.address(0));
      openblas.cblas_sscal(target.size(), (float) factor, a, 1);
    } else {
      da.at(target.address(0));
      openblas.cblas_dscal(target.size(), factor, da, 1);
    }
  }

  /**
   * Threads share out whole sequences, so BLAS itself must not start more of them. Its limit
   * belongs to the thread that sets it (OpenMP), and one thread with another limit makes all of
   * them wait for one another at every product.
   */
  private void own() {
    Thread current = Thread.currentThread();
    if (owner != current) {
      owner = current;
      openblas.blas_set_num_threads(1);
    }
  }

  private static final class SingleAddress extends FloatPointer {
    void at(long newAddress) {
      address = newAddress;
    }
  }

  private static final class DoubleAddress extends DoublePointer {
    void at(long newAddress) {
      address = newAddress;
    }
  }
}
