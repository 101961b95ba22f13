package recdenoiser.engine.study.cluster;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads Spark with the libraries that Spark brings, whatever their versions, and no others; of this
 * program it sees all. Neither side meets the other's Jackson, log or Protocol Buffers.
 */
final class SparkLoader extends URLClassLoader {
  static final String BRIDGE = "recdenoiser.engine.spark.";

  private static final String OURS = "recdenoiser.";

  private final ClassLoader engine;

  static {
    registerAsParallelCapable();
  }

  /**
   * @param libraries of Spark, and where the classes between the two are
   */
  SparkLoader(URL[] libraries, ClassLoader engine) {
    super("spark", libraries, ClassLoader.getPlatformClassLoader());
    this.engine = engine;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean ours = name.startsWith(OURS) && !name.startsWith(BRIDGE);
    return ours ? engine.loadClass(name) : super.loadClass(name, resolve);
  }
}
