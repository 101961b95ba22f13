package recdenoiser.engine.tensor.simd;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.plain.PlainKernels;

/**
 * Which kernels this JVM can run fast, decided once. The Vector API is an incubating module: it is
 * there only if the JVM was started with {@code --add-modules jdk.incubator.vector}.
 */
public final class KernelChoice {
  private static final Logger LOG = LoggerFactory.getLogger(KernelChoice.class);
  private static final Supplier<Kernels> FASTEST = fastest();

  private KernelChoice() {}

  /** A new instance, for one thread. */
  public static Kernels create(Precision precision) {
    return precision == Precision.SINGLE ? FASTEST.get() : new PlainKernels();
  }

  /** Name of the kernels that single precision gets. */
  public static String name() {
    return FASTEST.get().name();
  }

  private static Supplier<Kernels> fastest() {
    boolean offered = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (!offered) {
      LOG.warn(
          "The Vector API is not there: start the JVM with --add-modules jdk.incubator.vector to be several times faster.");
      return PlainKernels::new;
    }
    return SimdKernels::new;
  }
}
