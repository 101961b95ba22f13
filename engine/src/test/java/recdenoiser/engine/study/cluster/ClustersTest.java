package recdenoiser.engine.study.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class ClustersTest {
  private static final ClusterAddress ADDRESS = new ClusterAddress("local[1]");

  @TempDir Path folder;

  @Test
  void withoutSparkItIsSaidWhatToDo() throws IOException {
    for (String home : new String[] {null, " "}) {
      assertThatThrownBy(() -> Clusters.connect(ADDRESS, home, 1))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "Spark is not here: name a folder of Apache Spark 4 (Scala 2.13) in SPARK_HOME.");
    }
    Files.createFile(Files.createDirectory(folder.resolve("jars")).resolve("other.jar"));
    assertThatThrownBy(() -> Clusters.connect(ADDRESS, folder.toString(), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("jars has no spark-core_2.13-4.*.jar: name a folder");
  }

  /** Of this program Spark sees all, of its libraries none. */
  @Test
  void librariesOfTheProgramAreHiddenFromSpark() throws Exception {
    ClassLoader own = getClass().getClassLoader();
    try (SparkLoader loader = new SparkLoader(new URL[0], own)) {
      assertThat(loader.loadClass(NodeRun.class.getName())).isSameAs(NodeRun.class);
      assertThatThrownBy(() -> loader.loadClass(Logger.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> loader.loadClass(SparkLoader.BRIDGE + "SparkClusters"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }
}
