package recdenoiser.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;

/** Our memory as ND4J sees it. */
final class Views {
  private Views() {}

  /** [rows × width], the same memory. */
  static INDArray of(Matrix matrix) {
    return of(matrix.storage(), matrix.offset(), matrix.rows(), matrix.width());
  }

  static INDArray of(Storage storage, int offset, int rows, int width) {
    return shaped(
        storage.array().get(NDArrayIndex.interval(offset, offset + rows * width)), rows, width);
  }

  /** Another shape of the same memory, in row-major order. */
  static INDArray shaped(INDArray array, long... shape) {
    boolean neverCopy = true;
    return array.reshape('c', neverCopy, shape);
  }
}
