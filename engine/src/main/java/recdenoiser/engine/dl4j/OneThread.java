package recdenoiser.engine.dl4j;

import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import recdenoiser.engine.tensor.Storage;

/**
 * ND4J's own operations on one thread each, in the whole process: threads share out whole sequences
 * already, and sums over parts would depend on how many there are.
 */
final class OneThread {
  static {
    // before ND4J loads BLAS, which is told about the processor there
    Storage.takenBytes();
    Environment environment = Nd4j.getEnvironment();
    environment.setMaxThreads(1);
    environment.setMaxMasterThreads(1);
  }

  private OneThread() {}

  /** From now on. */
  static void use() {
    // done when this class was loaded
  }
}
