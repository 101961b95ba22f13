package recdenoiser.engine.tensor;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells OpenBLAS which of its kernels fit this processor, where it would not find out by itself.
 *
 * <p>The OpenBLAS that ND4J 1.0.0-M2.1 brings (0.3.19) knows no AMD processor with AVX-512 and
 * falls back to kernels of 2013 there, at half the speed. It reads {@code OPENBLAS_CORETYPE} while
 * it is being loaded, so the variable has to be set in this process before that, which Java itself
 * cannot do.
 */
final class CpuDispatch {
  private static final Logger LOG = LoggerFactory.getLogger(CpuDispatch.class);
  private static final String VARIABLE = "OPENBLAS_CORETYPE";
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> SKYLAKE_X_NEEDS =
      List.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl");

  private CpuDispatch() {}

  static void apply() {
    if (!Platform.isLinux() || System.getenv(VARIABLE) != null) {
      return;
    }
    try {
      coreType(Files.readString(CPU_INFO, StandardCharsets.ISO_8859_1)).ifPresent(CpuDispatch::set);
    } catch (IOException | LinkageError e) {
      LOG.info("OpenBLAS chooses its kernels itself: {}", e.toString());
    }
  }

  /**
   * The kernel family for a processor described as in Linux' {@code /proc/cpuinfo}, if it must be
   * named.
   */
  static Optional<String> coreType(String cpuInfo) {
    boolean amd = cpuInfo.contains("AuthenticAMD");
    return amd && isSkylakeX(cpuInfo) ? Optional.of("SKYLAKEX") : Optional.empty();
  }

  /** Whether OpenBLAS has special kernels for small products here: with AVX-512 alone. */
  static boolean hasKernelsForSmallProducts() {
    if (!Platform.isLinux()) {
      return false;
    }
    try {
      return isSkylakeX(Files.readString(CPU_INFO, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }

  static boolean isSkylakeX(String cpuInfo) {
    List<String> flags =
        cpuInfo
            .lines()
            .filter(line -> line.startsWith("flags"))
            .findFirst()
            .map(line -> List.of(line.split("\\s+")))
            .orElse(List.of());
    return flags.containsAll(SKYLAKE_X_NEEDS);
  }

  private static void set(String coreType) {
    Function.getFunction("c", "setenv").invokeInt(new Object[] {VARIABLE, coreType, 0});
    LOG.debug("{}={}", VARIABLE, coreType);
  }
}
