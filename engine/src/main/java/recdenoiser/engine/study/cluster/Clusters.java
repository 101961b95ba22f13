package recdenoiser.engine.study.cluster;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds who provides clusters: Spark, in the folder that {@code SPARK_HOME} names. */
public final class Clusters {
  /** The variable that names the folder of Spark. */
  public static final String SPARK_HOME = "SPARK_HOME";

  private static final String CORE = "spark-core_2.13-4.";

  /** Opened to others by {@code --add-opens}, as Spark needs it. */
  private static final String INSIDE = "sun.nio.ch";

  private Clusters() {}

  /**
   * @param sparkHome what {@link #SPARK_HOME} says; null where it says nothing
   * @param threads of each run
   * @throws IOException saying what to do, if there is no Spark or nobody answers
   */
  public static Cluster connect(ClusterAddress address, String sparkHome, int threads)
      throws IOException {
    List<URL> libraries = libraries(sparkHome);
    libraries.add(ownPlace());
    SparkLoader loader =
        new SparkLoader(libraries.toArray(URL[]::new), Clusters.class.getClassLoader());
    Optional<ClusterService> service = ServiceLoader.load(ClusterService.class, loader).findFirst();
    if (service.isEmpty()) {
      throw new IOException(
          "This build has no part for Spark: build it with 'mvn -Pspark package'.");
    }
    if (!Object.class.getModule().isOpen(INSIDE, loader.getUnnamedModule())) {
      throw new IOException(
          "Spark needs a JVM that was started for it: set "
              + SPARK_HOME
              + " before the script 'recdenoiser' is called, which adds the options.");
    }
    return LoadedApart.connect(service.get(), loader, address, threads);
  }

  private static List<URL> libraries(String sparkHome) throws IOException {
    String toDo = "name a folder of Apache Spark 4 (Scala 2.13) in " + SPARK_HOME + ".";
    if (sparkHome == null || sparkHome.isBlank()) {
      throw new IOException("Spark is not here: " + toDo);
    }
    Path jars = Path.of(sparkHome).resolve("jars");
    List<URL> libraries = new ArrayList<>();
    boolean right = false;
    if (Files.isDirectory(jars)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(jars, "*.jar")) {
        for (Path file : files) {
          right |= file.getFileName().toString().startsWith(CORE);
          libraries.add(file.toUri().toURL());
        }
      }
    }
    if (!right) {
      throw new IOException(jars + " has no " + CORE + "*.jar: " + toDo);
    }
    return libraries;
  }

  private static URL ownPlace() throws MalformedURLException {
    CodeSource source = Clusters.class.getProtectionDomain().getCodeSource();
    return source.getLocation();
  }
}
