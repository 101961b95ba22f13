package recdenoiser.engine.tensor;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers in ND4J's memory: handed to BLAS by address, copied to and from Java arrays in bulk. */
public final class Storage {
  static {
    CpuDispatch.apply();
  }

  private static final LongAdder TAKEN = new LongAdder();

  private final Precision precision;
  private final INDArray array;
  private final int size;
  private final long address;
  private final FloatBuffer floats;
  private final DoubleBuffer doubles;

  private Storage(Precision precision, int size) {
    this.precision = precision;
    this.size = size;
    this.array = Nd4j.zeros(precision.type, Math.max(size, 1));
    this.address = array.data().address();
    if (precision == Precision.SINGLE) {
      FloatPointer pointer = new FloatPointer(array.data().addressPointer());
      this.floats = pointer.capacity(size).asBuffer();
      this.doubles = null;
    } else {
      DoublePointer pointer = new DoublePointer(array.data().addressPointer());
      this.floats = null;
      this.doubles = pointer.capacity(size).asBuffer();
    }
  }

  /**
   * Zeros.
   *
   * @throws IllegalArgumentException if they do not fit into the 2 GiB that one block of memory may
   *     have
   */
  public static Storage of(Precision precision, long numbers) {
    if (numbers * precision.bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A block of "
              + numbers
              + " numbers needs "
              + numbers * precision.bytes / (1 << 20)
              + " MiB; one block may have at most 2047 MiB. Use fewer items, a smaller width or a smaller batch.");
    }
    TAKEN.add(numbers * precision.bytes);
    return new Storage(precision, (int) numbers);
  }

  /** Bytes of all storages that were ever made in this process. */
  public static long takenBytes() {
    return TAKEN.sum();
  }

  public Precision precision() {
    return precision;
  }

  public int size() {
    return size;
  }

  /** The same memory as ND4J sees it, [size]. */
  public INDArray array() {
    return array;
  }

  /** Overwrites everything with {@code values} [size]. */
  public void write(float[] values) {
    write(0, values, 0, size);
  }

  long address(long index) {
    return address + index * precision.bytes;
  }

  public double get(int index) {
    return floats != null ? floats.get(index) : doubles.get(index);
  }

  public void fill(double value) {
    array.assign(value);
  }

  public void set(int index, double value) {
    if (floats != null) {
      floats.put(index, (float) value);
    } else {
      doubles.put(index, value);
    }
  }

  public void read(int index, float[] target, int at, int count) {
    if (floats != null) {
      floats.get(index, target, at, count);
    } else {
      for (int i = 0; i < count; i++) {
        target[at + i] = (float) doubles.get(index + i);
      }
    }
  }

  public void read(int index, double[] target, int at, int count) {
    if (doubles != null) {
      doubles.get(index, target, at, count);
    } else {
      for (int i = 0; i < count; i++) {
        target[at + i] = floats.get(index + i);
      }
    }
  }

  public void write(int index, float[] source, int at, int count) {
    if (floats != null) {
      floats.put(index, source, at, count);
    } else {
      for (int i = 0; i < count; i++) {
        doubles.put(index + i, source[at + i]);
      }
    }
  }

  public void write(int index, double[] source, int at, int count) {
    if (doubles != null) {
      doubles.put(index, source, at, count);
    } else {
      for (int i = 0; i < count; i++) {
        floats.put(index + i, (float) source[at + i]);
      }
    }
  }
}
