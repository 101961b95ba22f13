package recdenoiser.engine.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import recdenoiser.engine.study.cluster.Cluster;
import recdenoiser.engine.study.cluster.ClusterAddress;
import recdenoiser.engine.study.cluster.ClusterService;

/** Connects to clusters of Spark. */
public final class SparkClusters implements ClusterService {
  private static final String LOG = "log4j2.configurationFile";
  private static final int MOST_MILLISECONDS_TO_ANSWER = 10_000;

  @Override
  public Cluster connect(ClusterAddress address, int threads) throws IOException {
    requireSomebody(address);
    URL log = SparkClusters.class.getResource("/spark-log4j2.properties");
    if (System.getProperty(LOG) == null && log != null) {
      System.setProperty(LOG, log.toString());
    }
    SparkConf conf = SparkSettings.of(address, threads);
    try {
      return new SparkCluster(new JavaSparkContext(conf));
    } catch (Exception e) {
      // Spark throws what it does not declare.
      throw new IOException("Spark cannot begin at " + address.text() + ": " + sentence(e), e);
    }
  }

  /** Spark itself asks for a minute before it gives up. */
  private static void requireSomebody(ClusterAddress address) throws IOException {
    List<ClusterAddress.Master> masters = address.masters();
    String why = "";
    for (ClusterAddress.Master master : masters) {
      try (Socket socket = new Socket()) {
        InetSocketAddress place = new InetSocketAddress(master.host(), master.port());
        if (!place.isUnresolved()) {
          socket.connect(place, MOST_MILLISECONDS_TO_ANSWER);
          return;
        }
        why = "there is no machine of that name";
      } catch (IOException e) {
        why = e.getMessage();
      }
    }
    if (!masters.isEmpty()) {
      throw new IOException("Nobody answers at " + address.text() + ": " + why + ".");
    }
  }

  /** What went wrong, in the first line of the innermost message. */
  static String sentence(Throwable problem) {
    Throwable inner = problem;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String message = inner.getMessage();
    if (message == null || message.isBlank()) {
      return inner.getClass().getSimpleName();
    }
    String first = message.lines().findFirst().orElse(message);
    return inner instanceof SparkException ? ofTask(first) : first;
  }

  /** Job aborted …, most recent failure: Lost task … (TID 0) (host executor 1): name: sentence. */
  private static String ofTask(String message) {
    int last = message.lastIndexOf("most recent failure: ");
    return last < 0 ? message : message.substring(last + "most recent failure: ".length());
  }
}
