package recdenoiser.engine.study.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cluster is, in the words of Spark.
 *
 * @param text {@code spark://HOST:PORT}, with more hosts after commas where there are several
 *     masters; {@code local[K]}, K runs side by side in this process; or {@code
 *     local-cluster[N,CORES,MEGABYTES]}, N processes on this machine
 */
public record ClusterAddress(String text) {
  private static final String MASTER = "[A-Za-z0-9._-]+:\\d{1,5}|\\[[0-9A-Fa-f:]+\\]:\\d{1,5}";
  private static final Pattern STANDALONE =
      Pattern.compile("spark://((?:" + MASTER + ")(?:,(?:" + MASTER + "))*)");
  private static final Pattern THREADS = Pattern.compile("local\\[(?:[1-9]\\d{0,3}|\\*)\\]");
  private static final Pattern PROCESSES =
      Pattern.compile("local-cluster\\[[1-9]\\d{0,3},[1-9]\\d{0,3},[1-9]\\d{1,6}\\]");

  /** A machine that may lead a cluster. */
  public record Master(String host, int port) {}

  /**
   * @throws IllegalArgumentException if it is none of these
   */
  public ClusterAddress {
    boolean known =
        STANDALONE.matcher(text).matches()
            || THREADS.matcher(text).matches()
            || PROCESSES.matcher(text).matches();
    if (!known) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no cluster, expected spark://HOST:PORT, local[K] or"
              + " local-cluster[PROCESSES,CORES,MEGABYTES].");
    }
  }

  /** Whether runs train in this process. */
  public boolean isThisProcess() {
    return THREADS.matcher(text).matches();
  }

  /** Whether all is on this machine. */
  public boolean isThisMachine() {
    return masters().isEmpty();
  }

  /** Who may lead it; empty where it is this machine. */
  public List<Master> masters() {
    Matcher standalone = STANDALONE.matcher(text);
    List<Master> masters = new ArrayList<>();
    if (standalone.matches()) {
      for (String one : standalone.group(1).split(",")) {
        int colon = one.lastIndexOf(':');
        String host = one.substring(0, colon).replaceAll("[\\[\\]]", "");
        masters.add(new Master(host, Integer.parseInt(one.substring(colon + 1))));
      }
    }
    return masters;
  }
}
