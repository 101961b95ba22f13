package recdenoiser.engine.spark;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import recdenoiser.engine.study.cluster.ClusterAddress;

/**
 * How Spark is asked for machines: by {@code spark.*} properties of this process, then by {@code
 * conf/spark-defaults.conf} of its folder, then as follows here.
 */
final class SparkSettings {
  private static final String DEFAULTS = "spark-defaults.conf";
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
  private static final String JARS = "spark.jars";
  private static final String JVM =
      "-XX:+IgnoreUnrecognizedVMOptions --add-modules=jdk.incubator.vector"
          + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
          + " -Djava.awt.headless=true";

  private SparkSettings() {}

  static SparkConf of(ClusterAddress address, int threads) throws IOException {
    SparkConf conf = new SparkConf();
    takeDefaults(conf);
    conf.setMaster(address.text());
    conf.setAppName("Rec-Denoiser Workbench, a study");
    conf.set("spark.task.cpus", Integer.toString(threads));
    conf.set("spark.speculation", "false");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    if (address.isThisMachine()) {
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.set("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
    }
    if (!address.isThisProcess()) {
      conf.set("spark.executor.userClassPathFirst", "true");
      conf.set(EXECUTOR_OPTIONS, (JVM + " " + conf.get(EXECUTOR_OPTIONS, "")).strip());
      if (!conf.contains(JARS)) {
        conf.set(JARS, program());
      }
    }
    return conf;
  }

  private static void takeDefaults(SparkConf conf) throws IOException {
    String folder = System.getenv("SPARK_CONF_DIR");
    String home = System.getenv("SPARK_HOME");
    if (folder == null && home == null) {
      return;
    }
    Path file = (folder == null ? Path.of(home, "conf") : Path.of(folder)).resolve(DEFAULTS);
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      for (String name : properties.stringPropertyNames()) {
        conf.setIfMissing(name, properties.getProperty(name).strip());
      }
    }
  }

  /**
   * The files of this program, which executors get.
   *
   * @throws IOException if it was not packaged
   */
  private static String program() throws IOException {
    List<String> parts =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> !part.isEmpty())
            .toList();
    for (String part : parts) {
      if (Files.isDirectory(Path.of(part))) {
        throw new IOException(
            "Spark sends jar files, and " + part + " is a folder: build with 'mvn package'.");
      }
    }
    return parts.stream()
        .map(part -> Path.of(part).toUri().toString())
        .collect(Collectors.joining(","));
  }
}
