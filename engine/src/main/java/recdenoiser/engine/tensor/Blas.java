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
  private final Slice wholeLeft = new Slice();
  private final Slice wholeRight = new Slice();
  private final Slice wholeResult = new Slice();
  private final Slice partOfLeft = new Slice();
  private final Slice partOfOther = new Slice();
  private Thread owner;

  /** {@code result = left · right + keep · result} for whole matrices, either factor transposed. */
  public void multiply(
      Matrix left,
      boolean leftTransposed,
      Matrix right,
      boolean rightTransposed,
      double keep,
      Matrix result) {
    multiply(
        wholeLeft.view(left),
        leftTransposed,
        wholeRight.view(right),
        rightTransposed,
        keep,
        wholeResult.view(result));
  }

  /**
   * {@code result = left · right + keep · result} for slices of matrices, either factor transposed.
   *
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public void multiply(
      Slice left,
      boolean leftTransposed,
      Slice right,
      boolean rightTransposed,
      double keep,
      Slice result) {
    int rows = result.rows();
    int width = result.columns();
    int inner = leftTransposed ? left.rows() : left.columns();
    if (rows != (leftTransposed ? left.columns() : left.rows())
        || width != (rightTransposed ? right.rows() : right.columns())
        || inner != (rightTransposed ? right.columns() : right.rows())) {
      throw new IllegalArgumentException(
          "Shapes do not fit: "
              + left
              + (leftTransposed ? "ᵀ" : "")
              + " · "
              + right
              + (rightTransposed ? "ᵀ" : "")
              + " into "
              + result);
    }
    if (rows == 0 || width == 0) {
      return;
    }
    claimThread();
    int longer = Math.max(rows, inner);
    int part = partOf(longer, width, Math.min(rows, inner));
    if (part >= longer) {
      product(left, leftTransposed, right, rightTransposed, keep, result);
    } else if (longer == rows) {
      byRows(part, left, leftTransposed, right, rightTransposed, keep, result);
    } else {
      byInner(part, left, leftTransposed, right, rightTransposed, keep, result);
    }
  }

  private void byRows(
      int part,
      Slice left,
      boolean leftTransposed,
      Slice right,
      boolean rightTransposed,
      double keep,
      Slice result) {
    for (int from = 0; from < result.rows(); from += part) {
      int count = Math.min(part, result.rows() - from);
      Slice leftPart =
          leftTransposed
              ? columns(left, from, count, partOfLeft)
              : rows(left, from, count, partOfLeft);
      Slice resultPart = rows(result, from, count, partOfOther);
      product(leftPart, leftTransposed, right, rightTransposed, keep, resultPart);
    }
  }

  private void byInner(
      int part,
      Slice left,
      boolean leftTransposed,
      Slice right,
      boolean rightTransposed,
      double keep,
      Slice result) {
    int inner = leftTransposed ? left.rows() : left.columns();
    for (int from = 0; from < inner; from += part) {
      int count = Math.min(part, inner - from);
      Slice leftPart =
          leftTransposed
              ? rows(left, from, count, partOfLeft)
              : columns(left, from, count, partOfLeft);
      Slice rightPart =
          rightTransposed
              ? columns(right, from, count, partOfOther)
              : rows(right, from, count, partOfOther);
      product(leftPart, leftTransposed, rightPart, rightTransposed, from == 0 ? keep : 1, result);
    }
  }

  private static Slice rows(Slice whole, int from, int count, Slice part) {
    int offset = whole.offset() + from * whole.stride();
    return part.view(whole.matrix(), offset, count, whole.columns(), whole.stride());
  }

  private static Slice columns(Slice whole, int from, int count, Slice part) {
    int offset = whole.offset() + from;
    return part.view(whole.matrix(), offset, whole.rows(), count, whole.stride());
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

  private void product(
      Slice left,
      boolean leftTransposed,
      Slice right,
      boolean rightTransposed,
      double keep,
      Slice result) {
    int l = leftTransposed ? TRANSPOSED : PLAIN;
    int r = rightTransposed ? TRANSPOSED : PLAIN;
    int inner = leftTransposed ? left.rows() : left.columns();
    if (result.matrix().precision() == Precision.SINGLE) {
      a.at(left.address());
      b.at(right.address());
      c.at(result.address());
      openblas.cblas_sgemm(
          ROW_MAJOR,
          l,
          r,
          result.rows(),
          result.columns(),
          inner,
          1f,
          a,
          left.stride(),
          b,
          right.stride(),
          (float) keep,
          c,
          result.stride());
    } else {
      da.at(left.address());
      db.at(right.address());
      dc.at(result.address());
      openblas.cblas_dgemm(
          ROW_MAJOR,
          l,
          r,
          result.rows(),
          result.columns(),
          inner,
          1,
          da,
          left.stride(),
          db,
          right.stride(),
          keep,
          dc,
          result.stride());
    }
  }

  /** {@code target += source}, {@code count} numbers from the given indices on. */
  public void add(int count, Matrix source, int sourceAt, Matrix target, int targetAt) {
    claimThread();
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
    claimThread();
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
    claimThread();
    if (target.precision() == Precision.SINGLE) {
      a.at(target.address(0));
      openblas.cblas_sscal(target.size(), (float) factor, a, 1);
    } else {
      da.at(target.address(0));
      openblas.cblas_dscal(target.size(), factor, da, 1);
    }
  }

  /**
   * Makes BLAS use no other thread than this one, also where a library calls it; every operation
   * here does so by itself. Threads share out whole sequences, so BLAS itself must not start more
   * of them. Its limit belongs to the thread that sets it (OpenMP), and one thread with another
   * limit makes all of them wait for one another at every product.
   */
  public void claimThread() {
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
