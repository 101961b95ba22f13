package recdenoiser.engine.tensor;

import org.nd4j.linalg.api.buffer.DataType;

/** How numbers are stored: single for work, double for checking gradients. */
public enum Precision {
  SINGLE(DataType.FLOAT, Float.BYTES),
  DOUBLE(DataType.DOUBLE, Double.BYTES);

  final DataType type;
  final int bytes;

  Precision(DataType type, int bytes) {
    this.type = type;
    this.bytes = bytes;
  }
}
